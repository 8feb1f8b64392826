package dev.ordertrail.payment.domain;

import dev.ordertrail.contracts.AnomalyKind;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.PaymentEvent.DisputeState;
import dev.ordertrail.payment.domain.ReleaseDue.Held;
import dev.ordertrail.payment.domain.ReleaseDue.NotYet;
import dev.ordertrail.payment.domain.ReleaseDue.Nothing;
import dev.ordertrail.payment.domain.ReleaseDue.Reason;
import dev.ordertrail.payment.domain.ReleaseDue.Release;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A payment in escrow, with everything that decides what becomes of it.
///
/// @param complete whether its order is
/// @param total what the order asks
/// @param disputes about the payment
/// @param open what is open about the order and keeps the money
/// @param askedBack what the order wants to go back of this payment, done or not
public record Escrowed(
        boolean complete,
        Money total,
        Payment payment,
        List<Dispute> disputes,
        boolean open,
        List<Money> askedBack) {

    /// What people still have to see to before money leaves an escrow for the seller. What is
    /// merely late, or short of stock, is no reason.
    public static final Set<AnomalyKind> KEEPS =
            Set.of(
                    AnomalyKind.PARCEL_INCIDENT,
                    AnomalyKind.PAYMENT_DISPUTED,
                    AnomalyKind.DISPUTE_LOST,
                    AnomalyKind.ESCROW_ORPHANED);

    public Escrowed {
        disputes = List.copyOf(disputes);
        askedBack = List.copyOf(askedBack);
    }

    public ReleaseDue due() {
        var held = payment.inCustody();
        if (held.isEmpty()) {
            return new Nothing();
        }
        if (!complete) {
            return new NotYet(held.get());
        }
        return reason(held.get())
                .<ReleaseDue>map(why -> new Held(held.get(), why))
                .orElseGet(() -> new Release(held.get()));
    }

    private Optional<Reason> reason(Money held) {
        if (disputes.stream().anyMatch(Escrowed::keeps)) {
            return Optional.of(Reason.DISPUTE);
        }
        if (open) {
            return Optional.of(Reason.INCIDENT);
        }
        if (isAskedBack(held)) {
            return Optional.of(Reason.REFUND_ASKED);
        }
        return isTooMuch(held) ? Optional.of(Reason.OVERPAID) : Optional.empty();
    }

    private static boolean keeps(Dispute dispute) {
        return dispute.state() == DisputeState.OPEN || dispute.state() == DisputeState.LOST;
    }

    private boolean isAskedBack(Money held) {
        var back = payment.refunded();
        var asked = sum(held, askedBack);
        var gone = back == null ? sum(held, List.of()) : sum(held, List.of(back));
        return asked.compareTo(gone) > 0;
    }

    /// What is in another asset than the order asks, people have agreed to by completing it.
    private boolean isTooMuch(Money held) {
        var out = payment.sums().released();
        var kept = out == null ? held : held.plus(sum(held, List.of(out)));
        return held.asset().code().equals(total.asset().code()) && kept.compareTo(total) > 0;
    }

    private static Money sum(Money like, Collection<Money> amounts) {
        return amounts.stream()
                .filter(m -> m.asset().code().equals(like.asset().code()))
                .reduce(Money.zero(like.asset()), Money::plus);
    }
}
