package dev.ordertrail.payment.domain;

import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.PaymentEvent.DisputeState;
import dev.ordertrail.payment.domain.Payment.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the money of an order comes to: where it contradicts the order or itself, what somebody has
/// to do about it, and until when.
public final class Findings {
    private final Expectation order;
    private final Balance balance;
    private final List<Finding> found = new ArrayList<>();

    private Findings(Expectation order, Ledger ledger) {
        this.order = order;
        this.balance = ledger.balance(order.total().asset());
    }

    /// Everything that is known about the money of an order.
    public record Known(
            Expectation order,
            Ledger ledger,
            Collection<Payment> payments,
            Collection<Dispute> disputes,
            Collection<Concern> concerns) {}

    /// What there is to say, what matters most first.
    public static List<Finding> of(Known known) {
        var findings = new Findings(known.order(), known.ledger());
        findings.paid(known);
        findings.otherAssets(known.ledger());
        findings.balances(known.ledger());
        known.payments().forEach(findings::payment);
        known.disputes().forEach(findings::dispute);
        known.concerns().forEach(findings::concern);
        findings.found.sort(Comparator.comparing(Finding::severity));
        return List.copyOf(findings.found);
    }

    private void paid(Known known) {
        var asked = order.total();
        var in = balance.in();
        var back = balance.on(Account.REFUNDED);
        var kept = in.minus(back);
        if (!in.isPositive()) {
            if (asked.isPositive() && known.ledger().balances().isEmpty()) {
                found.add(Finding.note("NOT_PAID", "Nothing of " + asked + " was paid yet."));
            }
        } else if (kept.compareTo(asked) > 0) {
            var surplus = kept.minus(asked);
            found.add(
                    Finding.contradiction(
                            "OVERPAID",
                            "%s was paid and %s went back; the order asks %s."
                                    .formatted(in, back, asked),
                            "Refund the surplus of " + surplus + ", or change the order."));
        } else if (back.isPositive()) {
            found.add(
                    Finding.note(
                            kept.isPositive() ? "PARTLY_REFUNDED" : "REFUNDED",
                            "%s of %s went back.".formatted(back, in)));
        } else if (kept.compareTo(asked) < 0) {
            found.add(
                    Finding.contradiction(
                            "UNDERPAID",
                            "%s was paid; the order asks %s.".formatted(in, asked),
                            "Ask the buyer for the missing %s, or cancel the order."
                                    .formatted(asked.minus(kept))));
        }
    }

    private void otherAssets(Ledger ledger) {
        for (var other : ledger.balances()) {
            var same = other.asset().code().equals(order.total().asset().code());
            if (!same && other.in().isPositive()) {
                found.add(
                        Finding.contradiction(
                                "OTHER_ASSET",
                                "%s was paid; the order asks %s."
                                        .formatted(other.in(), order.total()),
                                "Accept it as it is, or refund it and ask for "
                                        + order.total().asset().code()
                                        + "."));
            }
        }
    }

    private void balances(Ledger ledger) {
        for (var each : ledger.balances()) {
            var refunded = each.on(Account.REFUNDED);
            var disputed = each.on(Account.DISPUTED);
            if (refunded.isPositive()
                    && disputed.isPositive()
                    && refunded.plus(disputed).compareTo(each.in()) > 0) {
                found.add(
                        Finding.contradiction(
                                "REFUNDED_AND_DISPUTED",
                                "%s was refunded and %s disputed, of %s paid."
                                        .formatted(refunded, disputed, each.in()),
                                "Tell the bank about the refund: send it as evidence."));
            } else if (left(each).compareTo(each.in()) > 0) {
                found.add(
                        Finding.contradiction(
                                "MORE_OUT_THAN_IN",
                                "%s left, but only %s is known to have come in."
                                        .formatted(left(each), each.in()),
                                "Look the payment up at its provider: a capture is missing here."));
            } else if (each.held().amount().signum() < 0) {
                found.add(
                        Finding.note(
                                "AT_A_LOSS",
                                "The order cost %s more than it brought in."
                                        .formatted(Money.zero(each.asset()).minus(each.held()))));
            }
        }
    }

    private static Money left(Balance balance) {
        return balance.on(Account.REFUNDED)
                .plus(balance.on(Account.DISPUTED))
                .plus(balance.on(Account.RELEASED))
                .plus(balance.on(Account.PAID_OUT));
    }

    private void payment(Payment payment) {
        if (payment.state() == State.AUTHORIZED) {
            found.add(
                    Finding.toDo(
                            "NOT_CAPTURED",
                            payment.sums().authorized() + " is reserved, but not captured.",
                            "Capture it, or cancel the payment, before the reservation ends.",
                            null));
        }
    }

    private void dispute(Dispute dispute) {
        if (dispute.isOpen()) {
            found.add(
                    Finding.toDo(
                            "DISPUTE_OPEN",
                            "The buyer's bank disputes the payment (%s)."
                                    .formatted(dispute.details().reason()),
                            "Answer at the provider with the order's evidence pack.",
                            dispute.details().dueBy()));
        } else if (dispute.state() == DisputeState.LOST) {
            found.add(Finding.note("DISPUTE_LOST", "A dispute was lost: its money is gone."));
        }
    }

    private void concern(Concern concern) {
        if (!concern.open()) {
            return;
        }
        var nextStep =
                switch (concern.kind()) {
                    case "EARLY_FRAUD_WARNING" ->
                            "Refund it before it is disputed, or keep proof that it is genuine.";
                    case "REVIEW" -> "Approve or refund the payment at the provider.";
                    case "ESCROW_RELEASE" ->
                            "See that whoever can releases what the escrow holds, or settle what keeps it there.";
                    case "ESCROW_EXPIRES" ->
                            "Release or refund what the escrow holds before it falls back to the buyer.";
                    case "REFUND_FAILED" -> "Agree with the buyer on another way to pay it back.";
                    default -> "Look at it at the provider.";
                };
        found.add(
                Finding.toDo(
                        concern.kind(),
                        "%s says so (%s).".formatted(concern.provider(), concern.reason()),
                        nextStep,
                        dueBy(concern)));
    }

    /// Of an escrow that expires, the reason is when.
    private static @Nullable Instant dueBy(Concern concern) {
        var reason = concern.reason();
        return concern.kind().equals("ESCROW_EXPIRES") && reason != null
                ? Instant.parse(reason)
                : null;
    }
}
