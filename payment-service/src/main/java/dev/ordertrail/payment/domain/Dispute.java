package dev.ordertrail.payment.domain;

import dev.ordertrail.contracts.PaymentEvent.DisputeState;
import dev.ordertrail.contracts.PaymentEvent.PaymentDisputed;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// Where a dispute stands. Its levels are ordered: an open one moves on through the provider's
/// stages, any end is above any open stage, and of two ends (a bank may decide again) the later one
/// holds. A late `updated` therefore never reopens a dispute that was closed.
///
/// @param status the provider's own word
/// @param at when the provider said so
public record Dispute(String id, DisputeState state, String status, Instant at) {

    /// The provider's open stages in the order in which a dispute passes them: an inquiry first,
    /// then the real thing.
    private static final List<String> STAGES =
            List.of(
                    "warning_needs_response",
                    "warning_under_review",
                    "needs_response",
                    "under_review");

    private static final Comparator<Dispute> LEVEL =
            Comparator.comparing(Dispute::over)
                    .thenComparing(dispute -> dispute.over() ? dispute.at : Instant.EPOCH)
                    .thenComparingInt(dispute -> STAGES.indexOf(dispute.status))
                    .thenComparing(Dispute::state)
                    .thenComparing(Dispute::status);

    public static Dispute of(PaymentDisputed fact, Instant at) {
        return new Dispute(fact.disputeId(), fact.state(), fact.status(), at);
    }

    /// Whether this is the higher level of the two, the one to remember.
    public boolean isAbove(Dispute known) {
        return LEVEL.compare(this, known) > 0;
    }

    /// Whether this tells anybody something: it is above what is known and says something else.
    public boolean isNewsAfter(Dispute known) {
        return isAbove(known) && !(state == known.state && status.equals(known.status));
    }

    private boolean over() {
        return state != DisputeState.OPEN;
    }
}
