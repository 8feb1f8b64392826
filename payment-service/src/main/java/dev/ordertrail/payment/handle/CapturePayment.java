package dev.ordertrail.payment.handle;

import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.payment.domain.ProviderCall;
import dev.ordertrail.payment.gateway.Account;
import dev.ordertrail.payment.gateway.CallFailed;
import dev.ordertrail.payment.store.ProviderCalls;
import dev.ordertrail.payment.store.ProviderCalls.Outcome;
import dev.ordertrail.payment.store.ProviderCalls.State;
import jakarta.enterprise.context.ApplicationScoped;

/// Takes what was authorised, once: a payment that shows as captured was.
@ApplicationScoped
class CapturePayment {
    private final Tx tx;
    private final CallWaits waits;
    private final KeepSeen seen;

    CapturePayment(Tx tx, CallWaits waits, KeepSeen seen) {
        this.tx = tx;
        this.waits = waits;
        this.seen = seen;
    }

    Outcome make(ProviderCall call, Account account) {
        var ask = call.ask();
        try {
            var payment = account.look(ask.subject());
            seen.keep(ask.provider(), ask.shop(), payment.said());
            return switch (payment.stage()) {
                case CAPTURED -> Outcome.done(ask.subject(), null);
                case ENDED -> Outcome.of(State.VOID, "ended");
                case OPEN -> Outcome.of(State.VOID, "not_authorised");
                case AUTHORISED -> capture(call, account);
            };
        } catch (CallFailed e) {
            return waits.notAsked(call, e);
        }
    }

    private Outcome capture(ProviderCall call, Account account) {
        var ask = call.ask();
        var key = call.callId();
        if (!tx.in(c -> ProviderCalls.sends(c, call, ask.amount(), key))) {
            return Outcome.of(State.VOID, "taken_over");
        }
        try {
            var payment = account.capture(ask.subject(), ask.amount(), key);
            seen.keep(ask.provider(), ask.shop(), payment.said());
            return Outcome.done(ask.subject(), null);
        } catch (CallFailed.Refused e) {
            return Outcome.of(State.MANUAL, e.code());
        } catch (CallFailed e) {
            return waits.again(call, State.UNKNOWN, e.code());
        }
    }
}
