package dev.ordertrail.payment.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Decides whether a body was signed as Standard Webhooks 1.0.0 says, with one of our secrets,
/// recently.
///
/// @param clock what time it is
/// @param tolerance how far the sender's clock may be from ours, either way
record StandardSignatures(Clock clock, Duration tolerance) {
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
    private static final String SYMMETRIC = "v1,";
    private static final String ASYMMETRIC = "v1a,";
    private static final String SECRET = "whsec_";
    private static final String PUBLIC_KEY = "whpk_";

    /// What precedes the 32 bytes of an Ed25519 key in its standard encoding.
    private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");

    /// The three headers of a message.
    record Headers(@Nullable String id, @Nullable String timestamp, @Nullable String signature) {}

    /// Whether one of the signatures is good.
    ///
    /// @param body the bytes as they came
    /// @param secrets every secret (`whsec_…`) and public key (`whpk_…`) that is valid now
    boolean match(byte[] body, Headers headers, List<String> secrets) {
        var id = headers.id();
        var timestamp = headers.timestamp();
        var signatures = headers.signature();
        if (id == null || id.isEmpty() || timestamp == null || signatures == null) {
            return false;
        }
        if (!isRecent(timestamp)) {
            return false;
        }
        var signed = signed(id, timestamp, body);
        var matched = false;
        for (var signature : signatures.split(" ", -1)) {
            for (var secret : secrets) {
                matched |= matches(signed, signature, secret);
            }
        }
        return matched;
    }

    private boolean isRecent(String timestamp) {
        if (!SECONDS.matcher(timestamp).matches()) {
            return false;
        }
        var at = Instant.ofEpochSecond(Long.parseLong(timestamp));
        return Duration.between(at, clock.instant()).abs().compareTo(tolerance) <= 0;
    }

    private static byte[] signed(String id, String timestamp, byte[] body) {
        var signed = new ByteArrayOutputStream();
        signed.writeBytes((id + "." + timestamp + ".").getBytes(UTF_8));
        signed.writeBytes(body);
        return signed.toByteArray();
    }

    private static boolean matches(byte[] signed, String signature, String secret) {
        try {
            if (signature.startsWith(SYMMETRIC) && !secret.startsWith(PUBLIC_KEY)) {
                var given = Base64.getDecoder().decode(signature.substring(SYMMETRIC.length()));
                return MessageDigest.isEqual(hmac(signed, secret), given);
            }
            if (signature.startsWith(ASYMMETRIC) && secret.startsWith(PUBLIC_KEY)) {
                var given = Base64.getDecoder().decode(signature.substring(ASYMMETRIC.length()));
                var verifier = Signature.getInstance("Ed25519");
                verifier.initVerify(publicKey(secret));
                verifier.update(signed);
                return verifier.verify(given);
            }
            return false;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false; // no base64, or no signature of this kind
        }
    }

    private static byte[] hmac(byte[] signed, String secret) throws GeneralSecurityException {
        var key = secret.startsWith(SECRET) ? secret.substring(SECRET.length()) : secret;
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
        return mac.doFinal(signed);
    }

    private static PublicKey publicKey(String text) throws GeneralSecurityException {
        var raw = Base64.getDecoder().decode(text.substring(PUBLIC_KEY.length()));
        var encoded = new ByteArrayOutputStream();
        encoded.writeBytes(ED25519);
        encoded.writeBytes(raw);
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(encoded.toByteArray()));
    }
}
