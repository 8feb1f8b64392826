package dev.ordertrail.payment.handle;

import dev.ordertrail.contracts.Money;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.payment.domain.ProviderCall;
import dev.ordertrail.payment.domain.ReleaseDue.Held;
import dev.ordertrail.payment.domain.ReleaseDue.NotYet;
import dev.ordertrail.payment.domain.ReleaseDue.Nothing;
import dev.ordertrail.payment.domain.ReleaseDue.Release;
import dev.ordertrail.payment.gateway.CallFailed;
import dev.ordertrail.payment.gateway.ReleaseAsk;
import dev.ordertrail.payment.gateway.ReleaseSeen;
import dev.ordertrail.payment.gateway.Releases;
import dev.ordertrail.payment.store.Expectations;
import dev.ordertrail.payment.store.Payments;
import dev.ordertrail.payment.store.ProviderCalls;
import dev.ordertrail.payment.store.ProviderCalls.Outcome;
import dev.ordertrail.payment.store.ProviderCalls.State;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;

/// Makes an escrow pay the seller, once. What was sent and may still count is followed up; only
/// where there is no such thing it is asked once more whether the money is the seller's, and sent.
@ApplicationScoped
class MakeRelease {
    private final Tx tx;
    private final Custodians custodians;
    private final CallsConfig config;
    private final ReleaseConfig patience;
    private final CallWaits waits;

    MakeRelease(
            Tx tx,
            Custodians custodians,
            CallsConfig config,
            ReleaseConfig patience,
            CallWaits waits) {
        this.tx = tx;
        this.custodians = custodians;
        this.config = config;
        this.patience = patience;
        this.waits = waits;
    }

    Outcome make(ProviderCall call) {
        var releases = custodians.releases(call.ask());
        if (releases.isEmpty()) {
            return Outcome.of(State.MANUAL, "not_configured");
        }
        try {
            var sent = releases.get().sent(call.callId());
            return sent.isPresent() ? seen(sent.get()) : send(call, releases.get());
        } catch (CallFailed e) {
            return failed(call, e);
        }
    }

    /// Where it may have been done, it is asked again in the same words.
    private Outcome failed(ProviderCall call, CallFailed failed) {
        return switch (failed) {
            case CallFailed.Refused r when call.progress().attempt() >= config.refusals() ->
                    Outcome.of(State.MANUAL, r.code());
            case CallFailed.Refused r -> waits.again(call, r.code());
            case CallFailed.Unknown u -> waits.again(call, State.UNKNOWN, u.code());
            case CallFailed.Later l -> waits.again(call, l.code());
        };
    }

    private Outcome send(ProviderCall call, Releases releases) throws CallFailed {
        var fixed = tx.in(c -> fix(c, call));
        return switch (fixed) {
            case Fixed.Ask(var ask) -> seen(releases.send(ask));
            case Fixed.Not(var outcome) -> outcome;
        };
    }

    /// What is sent, or why nothing is.
    private sealed interface Fixed {
        record Ask(ReleaseAsk ask) implements Fixed {}

        record Not(Outcome outcome) implements Fixed {}
    }

    /// Asks once more, with everything that was learned since the call was asked for.
    private Fixed fix(Connection c, ProviderCall call) throws SQLException {
        var ask = call.ask();
        var order = Expectations.lock(c, ask.orderId()).orElseThrow();
        var name = new Payments.Name(ask.orderId(), ask.subject(), ask.provider());
        var known = EscrowCase.of(c, order, name);
        return switch (known.escrowed().due()) {
            case Nothing() -> new Fixed.Not(Outcome.of(State.VOID, "nothing_held"));
            case NotYet _ -> new Fixed.Not(waits.again(call, "order_not_complete"));
            case Held(_, var why) -> new Fixed.Not(waits.again(call, EscrowTask.word(why)));
            case Release(var held) -> {
                var asked = Objects.requireNonNull(ask.amount());
                var amount = held.compareTo(asked) < 0 ? held : asked;
                yield ProviderCalls.sends(c, call, amount, call.callId())
                        ? new Fixed.Ask(ask(call, known, amount))
                        : new Fixed.Not(waits.again(call, "taken_over"));
            }
        };
    }

    private static ReleaseAsk ask(ProviderCall call, EscrowCase known, Money amount) {
        return new ReleaseAsk(
                call.callId(),
                call.ask().orderId(),
                known.order().number(),
                call.ask().subject(),
                amount,
                known.progress().since());
    }

    private Outcome seen(ReleaseSeen seen) {
        return switch (seen.state()) {
            case ACCEPTED -> Outcome.done(seen.object(), null);
            case FAILED ->
                    new Outcome(State.MANUAL, seen.object(), seen.why(), Duration.ZERO, false);
            case UNDER_WAY ->
                    new Outcome(State.UNKNOWN, seen.object(), seen.why(), patience.poll(), false);
        };
    }
}
