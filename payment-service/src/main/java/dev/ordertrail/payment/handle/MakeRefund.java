package dev.ordertrail.payment.handle;

import dev.ordertrail.contracts.Money;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.payment.domain.ProviderCall;
import dev.ordertrail.payment.gateway.Account;
import dev.ordertrail.payment.gateway.CallFailed;
import dev.ordertrail.payment.gateway.PaymentSeen;
import dev.ordertrail.payment.gateway.PaymentSeen.Stage;
import dev.ordertrail.payment.gateway.RefundAsk;
import dev.ordertrail.payment.gateway.RefundSeen;
import dev.ordertrail.payment.store.Payments;
import dev.ordertrail.payment.store.ProviderCalls;
import dev.ordertrail.payment.store.ProviderCalls.Outcome;
import dev.ordertrail.payment.store.ProviderCalls.State;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/// Sends money back, once, and never more than is there.
///
/// The provider is asked before anything is sent: a refund that carries our id was made, whatever
/// became of the answer at the time. How much may go is fixed in a transaction of its own before
/// the call, and the same key stands for the same amount. Where the key may be forgotten and the
/// provider does not know the refund, it was not made.
@ApplicationScoped
class MakeRefund {
    private final Tx tx;
    private final CallsConfig config;
    private final CallWaits waits;
    private final KeepSeen seen;

    MakeRefund(Tx tx, CallsConfig config, CallWaits waits, KeepSeen seen) {
        this.tx = tx;
        this.config = config;
        this.waits = waits;
        this.seen = seen;
    }

    Outcome make(ProviderCall call, Account account) {
        PaymentSeen payment;
        try {
            payment = look(call, account);
        } catch (CallFailed e) {
            return waits.notAsked(call, e);
        }
        return payment.refunds().stream()
                .filter(refund -> GoneBack.isOf(call, refund))
                .min(Comparator.comparing(RefundSeen::state))
                .map(MakeRefund::made)
                .orElseGet(() -> send(call, account, payment));
    }

    private static Outcome made(RefundSeen refund) {
        return switch (refund.state()) {
            case DONE -> Outcome.done(refund.objectId(), null);
            case PENDING -> Outcome.done(refund.objectId(), "pending");
            case FAILED -> Outcome.done(refund.objectId(), RefundsComeBack.WHY);
        };
    }

    private Outcome send(ProviderCall call, Account account, PaymentSeen payment) {
        var captured = payment.captured();
        if (captured == null) {
            return payment.stage() == Stage.ENDED
                    ? Outcome.of(State.VOID, "nothing_captured")
                    : waits.again(call, "not_paid_yet");
        }
        var asked = Objects.requireNonNull(call.ask().amount());
        if (!captured.asset().equals(asked.asset())) {
            return Outcome.of(State.MANUAL, "other_currency");
        }
        var sending =
                stillTrusted(call) ? Optional.of(sent(call)) : tx.in(c -> fix(c, call, payment));
        return sending.map(s -> refund(call, account, s))
                .orElseGet(() -> Outcome.of(State.VOID, "nothing_left"));
    }

    private boolean stillTrusted(ProviderCall call) {
        var since = call.progress().keyAt();
        return !call.progress().neverSent()
                && call.progress().sending() != null
                && since != null
                && since.plus(config.keyTrust()).isAfter(Instant.now());
    }

    /// What is sent, and under which key.
    private record Sending(Money amount, String key) {}

    private static Sending sent(ProviderCall call) {
        return new Sending(
                Objects.requireNonNull(call.progress().sending()),
                Objects.requireNonNull(call.progress().key()));
    }

    /// Fixes how much may go: what came in, less every refund that the provider knows, less every
    /// one of ours that it may be making.
    ///
    /// @return empty when nothing is left, or somebody else has taken over
    private static Optional<Sending> fix(Connection c, ProviderCall call, PaymentSeen payment)
            throws SQLException {
        var ask = call.ask();
        Payments.lock(c, new Payments.Name(ask.orderId(), ask.subject(), ask.provider()));
        var room = GoneBack.leaves(c, call, payment);
        var allowed = room.allowed(Objects.requireNonNull(ask.amount()));
        var key = call.callId() + "/" + call.progress().attempt();
        return allowed.isPositive() && ProviderCalls.sends(c, call, allowed, key)
                ? Optional.of(new Sending(allowed, key))
                : Optional.empty();
    }

    private Outcome refund(ProviderCall call, Account account, Sending sending) {
        var ask = call.ask();
        var refund =
                new RefundAsk(
                        ask.subject(),
                        Objects.requireNonNull(ask.refundId()),
                        ask.orderId(),
                        sending.amount());
        try {
            var made = account.refund(refund, sending.key());
            look(call, account);
            return made(made);
        } catch (CallFailed.Refused e) {
            return refused(call, e);
        } catch (CallFailed e) {
            return waits.again(call, State.UNKNOWN, e.code());
        }
    }

    /// Nothing was done under this key, and nothing will be. Somebody may just have refunded at the
    /// provider: what is left is counted anew.
    private Outcome refused(ProviderCall call, CallFailed.Refused refusal) {
        if (call.progress().attempt() >= config.refusals()) {
            return new Outcome(State.MANUAL, null, refusal.code(), Duration.ZERO, true);
        }
        var wait = waits.again(call, State.DUE, refusal.code());
        return new Outcome(State.DUE, null, refusal.code(), wait.after(), true);
    }

    private PaymentSeen look(ProviderCall call, Account account) throws CallFailed {
        var payment = account.look(call.ask().subject());
        seen.keep(call.ask().provider(), call.ask().shop(), payment.said());
        return payment;
    }
}
