package dev.ordertrail.providers.paypal;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/// Makes a chain of two certificates, as PayPal's webhooks are proved by: a root of our own, and
/// below it the one that signs.
final class Certificates {
    static final String ALGORITHM = "SHA256withRSA";

    private static final Duration VALID = Duration.ofDays(3_650);
    private static final Duration SKEW = Duration.ofHours(1);
    private static final int BITS = 2_048;
    private static final byte[] SIGNED_WITH =
            Der.sequence(Der.oid(1, 2, 840, 113549, 1, 1, 11), Der.nothing());

    private Certificates() {}

    /// A chain in PEM.
    ///
    /// @param key of the one that signs, PKCS #8
    /// @param leaf the one that signs
    record Chain(String key, String leaf, String root) {}

    static Chain make(Instant now) throws GeneralSecurityException {
        var root = keys();
        var leaf = keys();
        var ca = "Ordertrail local PayPal root";
        var signer = "messageverificationcerts.paypal.com";
        return new Chain(
                pem("PRIVATE KEY", leaf.getPrivate().getEncoded()),
                certificate(new Named(signer, leaf.getPublic(), false), ca, root.getPrivate(), now),
                certificate(new Named(ca, root.getPublic(), true), ca, root.getPrivate(), now));
    }

    /// Whose key it is, and whether they may vouch for others.
    private record Named(String name, PublicKey key, boolean authority) {}

    private static String certificate(Named subject, String issuer, PrivateKey by, Instant now)
            throws GeneralSecurityException {
        var body =
                Der.sequence(
                        Der.explicit(0, Der.integer(BigInteger.TWO)),
                        Der.integer(new BigInteger(120, new SecureRandom()).setBit(118)),
                        SIGNED_WITH,
                        name(issuer),
                        Der.sequence(Der.time(now.minus(SKEW)), Der.time(now.plus(VALID))),
                        name(subject.name()),
                        subject.key().getEncoded(),
                        Der.explicit(3, Der.sequence(constraints(subject.authority()))));
        var signature = Signature.getInstance(ALGORITHM);
        signature.initSign(by);
        signature.update(body);
        return pem("CERTIFICATE", Der.sequence(body, SIGNED_WITH, Der.bits(signature.sign())));
    }

    private static byte[] name(String commonName) {
        return Der.sequence(Der.set(Der.sequence(Der.oid(2, 5, 4, 3), Der.utf8(commonName))));
    }

    private static byte[] constraints(boolean authority) {
        var content = authority ? Der.sequence(Der.bool(true)) : Der.sequence();
        return Der.sequence(Der.oid(2, 5, 29, 19), Der.bool(true), Der.octets(content));
    }

    private static KeyPair keys() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        return generator.generateKeyPair();
    }

    private static String pem(String what, byte[] der) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n";
    }
}
