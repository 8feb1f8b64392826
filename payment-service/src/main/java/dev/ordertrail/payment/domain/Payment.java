package dev.ordertrail.payment.domain;

import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.PaymentEvent;
import dev.ordertrail.contracts.PaymentEvent.PaymentAttemptFailed;
import dev.ordertrail.contracts.PaymentEvent.PaymentEnded;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far a payment has come. What is no money only ever becomes true, and the money is the
/// ledger's, so any order and any number of repeats of the same facts ends in the same value: a
/// failure that arrives after the success it preceded changes nothing that shows.
///
/// @param attemptFailed an attempt failed at some time
/// @param ended the provider said that nothing will come of it
/// @param disputed a dispute about it is open
/// @param sums what the ledger says about it
public record Payment(boolean attemptFailed, boolean ended, boolean disputed, Sums sums) {

    /// Where the payment stands, derived from all that is known.
    public enum State {
        PENDING,
        ATTEMPT_FAILED,
        AUTHORIZED,
        ENDED_UNPAID,
        CONFIRMED,
        IN_ESCROW,
        RELEASED,
        PARTLY_REFUNDED,
        REFUNDED,
        DISPUTED,
        /// A dispute was lost: the bank keeps the money.
        CHARGED_BACK
    }

    /// A payment of which only the name is known.
    public static Payment named() {
        return new Payment(false, false, false, Sums.none());
    }

    /// The payment after one more fact about it, its money apart.
    public Payment after(PaymentEvent fact) {
        return new Payment(
                attemptFailed || fact instanceof PaymentAttemptFailed,
                ended || fact instanceof PaymentEnded,
                disputed,
                sums);
    }

    /// The payment as the ledger and its disputes have it now.
    public Payment with(Sums money, boolean openDispute) {
        return new Payment(attemptFailed, ended, openDispute, money);
    }

    public @Nullable Money captured() {
        return sums.captured();
    }

    public @Nullable Money refunded() {
        return sums.refunded();
    }

    /// All money back shows above all, then a dispute, then any money back; success beats the end,
    /// the end beats what was only reserved, and that a failed attempt.
    public State state() {
        if (fullyRefunded()) {
            return State.REFUNDED;
        }
        if (disputed) {
            return State.DISPUTED;
        }
        if (sums.disputed() != null) {
            return State.CHARGED_BACK;
        }
        if (sums.refunded() != null) {
            return State.PARTLY_REFUNDED;
        }
        return sums.captured() == null ? unpaid() : paid();
    }

    private State paid() {
        if (inCustody().isPresent()) {
            return State.IN_ESCROW;
        }
        return sums.released() != null ? State.RELEASED : State.CONFIRMED;
    }

    /// What an escrow still holds; empty where none holds anything.
    public Optional<Money> inCustody() {
        var in = sums.captured();
        if (in == null || !sums.inEscrow()) {
            return Optional.empty();
        }
        var left = in;
        for (var out : Arrays.asList(sums.refunded(), sums.disputed(), sums.released())) {
            if (out != null && out.asset().code().equals(in.asset().code())) {
                left = left.minus(out);
            }
        }
        return Optional.of(left).filter(Money::isPositive);
    }

    private State unpaid() {
        if (ended) {
            return State.ENDED_UNPAID;
        }
        if (sums.authorized() != null) {
            return State.AUTHORIZED;
        }
        return attemptFailed ? State.ATTEMPT_FAILED : State.PENDING;
    }

    /// What came in and did not go back; empty where nothing is there in this asset.
    Optional<Money> kept(Asset asset) {
        var in = sums.captured();
        if (in == null || !in.asset().equals(asset)) {
            return Optional.empty();
        }
        var back = sums.refunded();
        var kept = back == null || !back.asset().equals(asset) ? in : in.minus(back);
        return Optional.of(kept).filter(Money::isPositive);
    }

    private boolean fullyRefunded() {
        var in = sums.captured();
        var back = sums.refunded();
        return in != null
                && back != null
                && in.asset().code().equals(back.asset().code())
                && back.compareTo(in) >= 0;
    }
}
