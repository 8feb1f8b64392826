package dev.ordertrail.payment.gateway.custodial;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs a message as Standard Webhooks 1.0.0 says.
///
/// @param secret `whsec_…`, or `whsk_…` of a key pair
record StandardSigner(String secret) {
    private static final String SECRET = "whsec_";
    private static final String PRIVATE_KEY = "whsk_";
    private static final int SEED = 32;

    /// What precedes the 32 bytes of an Ed25519 key in its standard encoding.
    private static final byte[] ED25519 =
            HexFormat.of().parseHex("302e020100300506032b657004220420");

    /// The signature header's value.
    ///
    /// @throws IllegalArgumentException when the secret is none
    String sign(String id, Instant at, byte[] body) {
        var signed = new ByteArrayOutputStream();
        signed.writeBytes((id + "." + at.getEpochSecond() + ".").getBytes(UTF_8));
        signed.writeBytes(body);
        try {
            return secret.startsWith(PRIVATE_KEY)
                    ? "v1a," + base64(ed25519(signed.toByteArray()))
                    : "v1," + base64(hmac(signed.toByteArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a key to sign with", e);
        }
    }

    private byte[] hmac(byte[] signed) throws GeneralSecurityException {
        var key = secret.startsWith(SECRET) ? secret.substring(SECRET.length()) : secret;
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
        return mac.doFinal(signed);
    }

    /// A private key is written with or without its public half.
    private byte[] ed25519(byte[] signed) throws GeneralSecurityException {
        var key = Base64.getDecoder().decode(secret.substring(PRIVATE_KEY.length()));
        var encoded = new ByteArrayOutputStream();
        encoded.writeBytes(ED25519);
        encoded.writeBytes(Arrays.copyOf(key, SEED));
        var signer = Signature.getInstance("Ed25519");
        signer.initSign(
                KeyFactory.getInstance("Ed25519")
                        .generatePrivate(new PKCS8EncodedKeySpec(encoded.toByteArray())));
        signer.update(signed);
        return signer.sign();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "StandardSigner";
    }
}
