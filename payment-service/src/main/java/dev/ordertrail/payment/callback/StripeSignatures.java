package dev.ordertrail.payment.callback;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides whether a body was signed by Stripe with one of our secrets, recently.
///
/// @param clock what time it is
/// @param tolerance how old a signature may be; Stripe signs anew at every attempt
record StripeSignatures(Clock clock, Duration tolerance) {

    /// @param body the bytes as they came
    /// @param header the `Stripe-Signature` header
    /// @param secrets every secret that is valid now: during a rotation there are two
    boolean match(byte[] body, @Nullable String header, List<String> secrets) {
        var text = utf8(body);
        if (header == null || text == null) {
            return false;
        }
        var matched = false;
        for (var secret : secrets) {
            matched |= matches(text, header, secret);
        }
        return matched;
    }

    private boolean matches(String text, String header, String secret) {
        try {
            return !secret.isEmpty()
                    && Webhook.Signature.verifyHeader(
                            text, header, secret, tolerance.toSeconds(), clock);
        } catch (SignatureVerificationException | RuntimeException e) {
            return false; // the library throws what it likes for a header of the wrong shape
        }
    }

    /// The library signs text. Only bytes that are text without any loss may stand for it.
    private static @Nullable String utf8(byte[] body) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
