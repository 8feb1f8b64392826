package dev.ordertrail.payment;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;

/// A chain of RSA certificates of our own making: a root, an authority below it, and a certificate
/// that signs messages. The JDK reads certificates but writes none, so their DER is written here.
///
/// @param root the root's certificate in PEM
/// @param served the signing certificate and the authority's, in PEM, as PayPal serves them
/// @param signer the key that signs messages
public record Chain(String root, String served, KeyPair signer) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final byte[] SHA256_WITH_RSA =
            new byte[] {0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 1, 0x0b};
    private static final byte[] COMMON_NAME = new byte[] {0x55, 4, 3};
    private static final byte[] BASIC_CONSTRAINTS = new byte[] {0x55, 0x1d, 0x13};
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;

    // Making a key takes a second. A chain is told from another by its root alone.
    private static final KeyPair AUTHORITY = key();
    private static final KeyPair SIGNER = key();

    /// A chain whose signing certificate is valid between these times.
    public static Chain validBetween(Instant from, Instant until) {
        try {
            var rootKey = key();
            var always = new Life(Instant.parse("2020-01-01T00:00:00Z"), until.plusSeconds(1));
            var root = certificate("root", rootKey, new Issuer("root", rootKey), always, true);
            var authority =
                    certificate("authority", AUTHORITY, new Issuer("root", rootKey), always, true);
            var leaf =
                    certificate(
                            "messageverificationcerts",
                            SIGNER,
                            new Issuer("authority", AUTHORITY),
                            new Life(from, until),
                            false);
            return new Chain(pem(root), pem(leaf) + pem(authority), SIGNER);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The message's signature in base64, as `SHA256withRSA`.
    public String sign(String message) {
        return sign(signerText(), message);
    }

    /// The signing key as text.
    public String signerText() {
        return Base64.getEncoder().encodeToString(signer.getPrivate().getEncoded());
    }

    /// The message's signature by a key that was given as text.
    public static String sign(String key, String message) {
        try {
            var encoded = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(key));
            var read = KeyFactory.getInstance("RSA").generatePrivate(encoded);
            return Base64.getEncoder().encodeToString(signature(read, message.getBytes(US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Issuer(String name, KeyPair key) {}

    private record Life(Instant from, Instant until) {}

    private static KeyPair key() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] signature(PrivateKey key, byte[] message)
            throws GeneralSecurityException {
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(message);
        return signature.sign();
    }

    /// RFC 5280, section 4.1.
    private static byte[] certificate(
            String name, KeyPair key, Issuer issuer, Life life, boolean authority)
            throws GeneralSecurityException {
        var algorithm = der(SEQUENCE, der(6, SHA256_WITH_RSA), der(5));
        var toSign =
                der(
                        SEQUENCE,
                        der(0xa0, der(2, new byte[] {2})),
                        der(2, BigInteger.valueOf(System.nanoTime()).toByteArray()),
                        algorithm,
                        name(issuer.name()),
                        der(SEQUENCE, time(life.from()), time(life.until())),
                        name(name),
                        key.getPublic().getEncoded(),
                        der(0xa3, der(SEQUENCE, constraints(authority))));
        var signed = signature(issuer.key().getPrivate(), toSign);
        return der(SEQUENCE, toSign, algorithm, der(3, new byte[1], signed));
    }

    private static byte[] constraints(boolean authority) {
        var value = authority ? der(SEQUENCE, der(1, new byte[] {(byte) 0xff})) : der(SEQUENCE);
        return der(
                SEQUENCE,
                der(6, BASIC_CONSTRAINTS),
                der(1, new byte[] {(byte) 0xff}),
                der(4, value));
    }

    private static byte[] name(String common) {
        var attribute = der(SEQUENCE, der(6, COMMON_NAME), der(12, common.getBytes(US_ASCII)));
        return der(SEQUENCE, der(SET, attribute));
    }

    private static byte[] time(Instant at) {
        return der(0x18, TIME.format(at).getBytes(US_ASCII));
    }

    private static byte[] der(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (var part : parts) {
            content.writeBytes(part);
        }
        var der = new ByteArrayOutputStream();
        der.write(tag);
        var length = BigInteger.valueOf(content.size()).toByteArray();
        if (content.size() < 0x80) {
            der.write(content.size());
        } else {
            var start = length[0] == 0 ? 1 : 0;
            der.write(0x80 + length.length - start);
            der.write(length, start, length.length - start);
        }
        der.writeBytes(content.toByteArray());
        return der.toByteArray();
    }

    private static String pem(byte[] der) {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(der)
                + "\n-----END CERTIFICATE-----\n";
    }
}
