package dev.ordertrail.order.handle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What names a payment so that it can be counted once only.
final class Evidence {
    private Evidence() {}

    /// Names of everything the request shows: `intent:pi_1`, `tx:ethereum:0xabc`.
    static List<String> of(OrderRequest.Payment payment) {
        var evidence = new ArrayList<String>();
        add(evidence, "intent:", payment.paymentIntentId());
        add(evidence, "session:", payment.sessionId());
        var hash = payment.transactionHash();
        add(
                evidence,
                "tx:" + payment.chain() + ":",
                hash == null ? null : hash.toLowerCase(Locale.ROOT));
        add(evidence, "escrow:", payment.escrowId());
        return evidence;
    }

    private static void add(List<String> evidence, String kind, @Nullable String id) {
        if (id != null) {
            evidence.add(kind + id);
        }
    }
}
