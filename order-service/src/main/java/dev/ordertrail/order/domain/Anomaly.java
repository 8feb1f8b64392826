package dev.ordertrail.order.domain;

import dev.ordertrail.contracts.AnomalyKind;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something about an order that needs a human eye, as it follows from the state.
record Anomaly(
        AnomalyKind kind,
        @Nullable String subject,
        String owner,
        String nextStep,
        Map<String, String> facts) {

    /// Unique within the order: the same trouble always has the same id.
    String id() {
        var base = kind.name().toLowerCase(Locale.ROOT);
        var detail = facts.get("state");
        var named = subject == null ? base : base + ":" + subject;
        return detail == null ? named : named + ":" + detail;
    }
}
