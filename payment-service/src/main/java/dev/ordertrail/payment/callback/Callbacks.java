package dev.ordertrail.payment.callback;

import dev.ordertrail.kit.inbox.Inbox;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.payment.Notice;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What becomes of a delivery, whoever sends it: it is bounded, and then refused or kept.
@ApplicationScoped
class Callbacks {
    private static final int LONGEST_BODY = 1024 * 1024;

    private final Inbox inbox;
    private final MeterRegistry metrics;

    Callbacks(Inbox inbox, MeterRegistry metrics) {
        this.inbox = inbox;
        this.metrics = metrics;
    }

    /// The bytes as they came.
    ///
    /// @throws ProblemException PAYLOAD_TOO_LARGE over 1 MiB
    static byte[] bounded(byte @Nullable [] body) {
        var bytes = body == null ? new byte[0] : body;
        if (bytes.length > LONGEST_BODY) {
            throw new ProblemException(Code.PAYLOAD_TOO_LARGE, "The body is larger than 1 MiB.");
        }
        return bytes;
    }

    /// The refusal of a delivery that the provider did not sign; it leaves no trace but a count.
    ///
    /// @param why which headers do not match
    ProblemException refusal(String provider, String why) {
        metrics.counter("ordertrail.signatures.refused", "provider", provider).increment();
        return new ProblemException(Code.SIGNATURE_INVALID, why);
    }

    /// Keeps what was signed, once.
    Kept keep(String provider, String shop, Notice notice, byte[] body) {
        var fresh = inbox.keep(notice.incoming(provider, shop, body, Instant.now()));
        metrics.counter(
                        "ordertrail.callbacks.received",
                        "provider",
                        provider,
                        "type",
                        notice.type(),
                        "outcome",
                        fresh ? "kept" : "duplicate")
                .increment();
        return new Kept(true);
    }
}
