package dev.ordertrail.payment.domain;

import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.PaymentEvent;
import dev.ordertrail.contracts.PaymentEvent.CheckoutStarted;
import dev.ordertrail.contracts.PaymentEvent.EscrowLocked;
import dev.ordertrail.contracts.PaymentEvent.EscrowObserved;
import dev.ordertrail.contracts.PaymentEvent.EscrowOrphaned;
import dev.ordertrail.contracts.PaymentEvent.EscrowReleased;
import dev.ordertrail.contracts.PaymentEvent.PaymentAttemptFailed;
import dev.ordertrail.contracts.PaymentEvent.PaymentConfirmed;
import dev.ordertrail.contracts.PaymentEvent.PaymentDisputed;
import dev.ordertrail.contracts.PaymentEvent.PaymentEnded;
import dev.ordertrail.contracts.PaymentEvent.PaymentRefunded;
import dev.ordertrail.contracts.PaymentEvent.RefundPending;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far a payment has come. Nothing here ever goes down, so any order and any number of repeats
/// of the same facts ends in the same value: a failure that arrives after the success it preceded
/// changes nothing that shows.
///
/// @param attemptFailed an attempt failed at some time
/// @param ended the provider said that nothing will come of it
/// @param captured the most that was ever said to be captured
/// @param refunded the most that was ever said to be refunded
public record Payment(
        boolean attemptFailed, boolean ended, @Nullable Money captured, @Nullable Money refunded) {

    /// Where the payment stands, derived from its levels.
    public enum State {
        PENDING,
        ATTEMPT_FAILED,
        ENDED_UNPAID,
        CONFIRMED,
        PARTLY_REFUNDED,
        REFUNDED
    }

    /// A payment of which only the name is known.
    public static Payment named() {
        return new Payment(false, false, null, null);
    }

    /// The payment after one more fact about it.
    public Payment after(PaymentEvent fact) {
        return switch (fact) {
            case PaymentAttemptFailed _ -> new Payment(true, ended, captured, refunded);
            case PaymentEnded _ -> new Payment(attemptFailed, true, captured, refunded);
            case PaymentConfirmed f -> captured(f.amount());
            case EscrowLocked f -> captured(f.amount());
            case PaymentRefunded f -> captured(f.captured()).refunded(f.refunded());
            case CheckoutStarted _, PaymentDisputed _, RefundPending _ -> this;
            case EscrowObserved _, EscrowReleased _, EscrowOrphaned _ -> this;
        };
    }

    /// Success beats the end, the end beats a failed attempt; money that went back shows above all.
    public State state() {
        if (refunded != null && refunded.isPositive()) {
            return fullyRefunded() ? State.REFUNDED : State.PARTLY_REFUNDED;
        }
        if (captured != null) {
            return State.CONFIRMED;
        }
        if (ended) {
            return State.ENDED_UNPAID;
        }
        return attemptFailed ? State.ATTEMPT_FAILED : State.PENDING;
    }

    /// What came in and did not go back; empty where nothing is there in this asset.
    Optional<Money> kept(Asset asset) {
        if (captured == null || !captured.asset().equals(asset)) {
            return Optional.empty();
        }
        var back = refunded == null || !refunded.asset().equals(asset) ? null : refunded;
        var kept = back == null ? captured : captured.minus(back);
        return Optional.of(kept).filter(Money::isPositive);
    }

    private boolean fullyRefunded() {
        return captured != null
                && refunded != null
                && captured.asset().equals(refunded.asset())
                && refunded.compareTo(captured) >= 0;
    }

    private Payment captured(Money level) {
        return new Payment(attemptFailed, ended, higher(captured, level), refunded);
    }

    private Payment refunded(Money level) {
        return new Payment(attemptFailed, ended, captured, higher(refunded, level));
    }

    /// A payment has one currency; should a provider ever name two, the order of the codes decides,
    /// so that the order of arrival does not.
    private static Money higher(@Nullable Money known, Money level) {
        if (known == null) {
            return level;
        }
        return BY_ASSET_THEN_AMOUNT.compare(known, level) >= 0 ? known : level;
    }

    private static final Comparator<Money> BY_ASSET_THEN_AMOUNT =
            Comparator.<Money, String>comparing(money -> money.asset().code())
                    .thenComparing(Money::amount);
}
