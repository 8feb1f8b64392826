package dev.ordertrail.order.store;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An anomaly of an order as it stands.
///
/// @param seq its place in the list: later ones are greater
/// @param facts figures for the reader
/// @param closedBy the role that closed it; `system` when a later event explained it
public record AnomalyRow(
        long seq,
        String orderId,
        String anomalyId,
        String orderNumber,
        String kind,
        @Nullable String subject,
        String owner,
        String nextStep,
        Map<String, String> facts,
        Instant raisedAt,
        @Nullable Instant closedAt,
        @Nullable String closedBy) {}
