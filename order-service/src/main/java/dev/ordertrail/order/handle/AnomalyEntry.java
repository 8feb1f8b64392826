package dev.ordertrail.order.handle;

import dev.ordertrail.order.store.AnomalyRow;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An anomaly as those who may act on it read it.
///
/// @param closedBy the role that closed it; `system` when a later event explained it
public record AnomalyEntry(
        long seq,
        String orderId,
        String orderNumber,
        String anomalyId,
        String kind,
        @Nullable String subject,
        String owner,
        String nextStep,
        Map<String, String> facts,
        Instant raisedAt,
        @Nullable Instant closedAt,
        @Nullable String closedBy) {

    static AnomalyEntry of(AnomalyRow row) {
        return new AnomalyEntry(
                row.seq(),
                row.orderId(),
                row.orderNumber(),
                row.anomalyId(),
                row.kind(),
                row.subject(),
                row.owner(),
                row.nextStep(),
                row.facts(),
                row.raisedAt(),
                row.closedAt(),
                row.closedBy());
    }
}
