package dev.ordertrail.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/// A key pair that signs tokens for one installation: the private half in a file that only its
/// owner reads, the public half beside it for the services.
///
/// @param privateKey PEM, PKCS#8
/// @param publicKey PEM, what `ORDERTRAIL_TOKEN_JWKS` points to
public record TokenKeys(Path privateKey, Path publicKey) {
    /// Who a token speaks for.
    ///
    /// @param subject the person
    /// @param shop the shop it is bound to
    /// @param roles any of storefront, buyer, seller, staff, admin, ops
    public record Bearer(String subject, String shop, List<String> roles) {
        public Bearer {
            roles = List.copyOf(roles);
        }
    }

    /// The pair in a directory, made if it is not there.
    public static TokenKeys in(Path directory) {
        var keys =
                new TokenKeys(
                        directory.resolve("token.key.pem"), directory.resolve("token.pub.pem"));
        if (!Files.exists(keys.privateKey) || !Files.exists(keys.publicKey)) {
            keys.generate();
        }
        return keys;
    }

    /// Where services find the public key.
    public String location() {
        return "file:" + publicKey.toAbsolutePath();
    }

    /// A signed token.
    ///
    /// @param issuer its `iss`
    /// @param lifetime how long it is good for
    public String sign(Bearer bearer, String issuer, Duration lifetime, Clock clock) {
        return sign(bearer, Map.of(), issuer, lifetime, clock);
    }

    /// A signed token with further claims: `channel`, `may`.
    public String sign(
            Bearer bearer, Map<String, ?> further, String issuer, Duration lifetime, Clock clock) {
        var claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setSubject(bearer.subject());
        claims.setStringListClaim("groups", bearer.roles());
        claims.setClaim("shop", bearer.shop());
        further.forEach(claims::setClaim);
        claims.setGeneratedJwtId();
        claims.setIssuedAt(NumericDate.fromMilliseconds(clock.millis()));
        claims.setExpirationTime(
                NumericDate.fromMilliseconds(clock.instant().plus(lifetime).toEpochMilli()));
        var signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setHeader("typ", "JWT");
        signature.setKey(read());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new EmbeddedStackException("cannot sign a token with " + privateKey, e);
        }
    }

    private void generate() {
        try {
            Files.createDirectories(privateKey.toAbsolutePath().getParent());
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var pair = generator.generateKeyPair();
            Files.deleteIfExists(privateKey);
            Files.createFile(
                    privateKey,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(privateKey, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
            Files.writeString(publicKey, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new EmbeddedStackException("this JDK cannot make RSA keys", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the token keys", e);
        }
    }

    private PrivateKey read() {
        try {
            var base64 = Files.readString(privateKey).replaceAll("-----[A-Z ]+-----|\\s", "");
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the token key", e);
        } catch (GeneralSecurityException e) {
            throw new EmbeddedStackException("not a private key: " + privateKey, e);
        }
    }

    private static String pem(String kind, byte[] key) {
        var body = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(key);
        return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }
}
