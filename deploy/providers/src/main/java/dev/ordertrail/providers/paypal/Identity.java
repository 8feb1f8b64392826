package dev.ordertrail.providers.paypal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/// The key that signs webhooks and the certificates that prove it: made on first start, the same
/// ever after.
///
/// @param key the private one
/// @param chain in PEM: the certificate that signs, then the root
/// @param id names the chain in its address
public record Identity(PrivateKey key, String chain, String id) {
    private static final String KEY = "paypal-key.pem";
    private static final String LEAF = "paypal-webhooks.pem";

    /// The file of the certificate to trust.
    public static final String ROOT = "paypal-root.pem";

    /// The identity in this directory, made if there is none.
    public static synchronized Identity in(Path directory) {
        try {
            Files.createDirectories(directory);
            if (!Files.exists(directory.resolve(KEY))) {
                write(directory, Certificates.make(Instant.now()));
            }
            var leaf = Files.readString(directory.resolve(LEAF));
            var chain = leaf + Files.readString(directory.resolve(ROOT));
            return new Identity(key(Files.readString(directory.resolve(KEY))), chain, id(leaf));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + directory, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("what is in " + directory + " is no key", e);
        }
    }

    /// The certificate that signs.
    Certificate certificate() throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(chain.getBytes(UTF_8)));
    }

    /// The key last: it says that the rest is there.
    private static void write(Path directory, Certificates.Chain made) throws IOException {
        Files.writeString(directory.resolve(LEAF), made.leaf());
        Files.writeString(directory.resolve(ROOT), made.root());
        var ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var next = Files.createTempFile(directory, "key", ".new", ownerOnly);
        Files.writeString(next, made.key());
        Files.move(next, directory.resolve(KEY));
    }

    private static PrivateKey key(String pem) throws GeneralSecurityException {
        var lines = pem.lines().filter(line -> !line.startsWith("-")).toList();
        var der = Base64.getDecoder().decode(String.join("", lines));
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
    }

    private static String id(String leaf) throws GeneralSecurityException {
        var hash = MessageDigest.getInstance("SHA-256").digest(leaf.getBytes(UTF_8));
        var hex = HexFormat.of().formatHex(hash);
        return "CERT-"
                + hex.substring(0, 8)
                + "-"
                + hex.substring(8, 16)
                + "-"
                + hex.substring(16, 24);
    }
}
