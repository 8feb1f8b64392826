package dev.ordertrail.payment.domain;

import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.PaymentEvent.DisputeState;
import dev.ordertrail.contracts.PaymentEvent.PaymentDisputed;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a dispute stands. Its levels are ordered: an open one moves on through the provider's
/// stages (where its words have no order, the later one holds), any end is above any open stage,
/// and of two ends (a bank may decide again) the later one holds. A late `updated` therefore never
/// reopens a dispute that was closed.
///
/// @param status the provider's own word
/// @param at when the provider said so
/// @param details what else is known of it
public record Dispute(String id, DisputeState state, String status, Instant at, Details details) {

    /// What a dispute is about. Each grows on its own: of two answers the greater one holds.
    ///
    /// @param reason the provider's own word
    /// @param dueBy until when the provider takes evidence
    /// @param openedAt when it was first told
    public record Details(
            @Nullable String reason,
            @Nullable Money amount,
            @Nullable Instant dueBy,
            Instant openedAt) {

        Details and(Details other) {
            return new Details(
                    greater(reason, other.reason, Comparator.naturalOrder()),
                    greater(amount, other.amount, BY_ASSET_THEN_AMOUNT),
                    greater(dueBy, other.dueBy, Comparator.naturalOrder()),
                    openedAt.isBefore(other.openedAt) ? openedAt : other.openedAt);
        }

        private static <T> @Nullable T greater(
                @Nullable T one, @Nullable T other, Comparator<T> order) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            return order.compare(one, other) >= 0 ? one : other;
        }
    }

    private static final Comparator<Money> BY_ASSET_THEN_AMOUNT =
            Comparator.<Money, String>comparing(money -> money.asset().code())
                    .thenComparing(Money::amount);

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
                    .thenComparingInt(dispute -> STAGES.indexOf(dispute.status))
                    .thenComparing(dispute -> dispute.isRanked() ? Instant.EPOCH : dispute.at)
                    .thenComparing(Dispute::state)
                    .thenComparing(Dispute::status);

    public static Dispute of(PaymentDisputed fact, Instant at) {
        return new Dispute(
                fact.disputeId(),
                fact.state(),
                fact.status(),
                at,
                new Details(fact.reason(), fact.amount(), fact.evidenceDueBy(), at));
    }

    /// The higher level of the two, with everything that is known of either.
    public Dispute and(Dispute other) {
        var level = other.isAbove(this) ? other : this;
        return new Dispute(id, level.state, level.status, level.at, details.and(other.details));
    }

    public boolean isOpen() {
        return !over();
    }

    /// Whether this is the higher level of the two, the one to remember.
    public boolean isAbove(Dispute known) {
        return LEVEL.compare(this, known) > 0;
    }

    /// Whether this tells anybody something: it is above what is known and says something else.
    public boolean isNewsAfter(Dispute known) {
        return isAbove(known) && !(state == known.state && status.equals(known.status));
    }

    /// Whether its status alone tells how far it is. PayPal's go back and forth while it is open,
    /// and an end may be followed by another: there the later word counts.
    private boolean isRanked() {
        return STAGES.contains(status);
    }

    private boolean over() {
        return state != DisputeState.OPEN;
    }
}
