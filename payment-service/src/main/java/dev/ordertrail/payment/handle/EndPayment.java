package dev.ordertrail.payment.handle;

import dev.ordertrail.payment.domain.ProviderCall;
import dev.ordertrail.payment.gateway.Account;
import dev.ordertrail.payment.gateway.CallFailed;
import dev.ordertrail.payment.store.ProviderCalls.Outcome;
import dev.ordertrail.payment.store.ProviderCalls.State;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.jboss.logging.Logger;

/// Makes sure that nothing more is paid by a session or an intent. Ending something twice is no
/// different from once, so that no key is needed and an unknown outcome is simply tried again.
@ApplicationScoped
class EndPayment {
    private static final Logger LOG = Logger.getLogger(EndPayment.class);

    private final CallsConfig config;
    private final CallWaits waits;
    private final KeepSeen seen;

    EndPayment(CallsConfig config, CallWaits waits, KeepSeen seen) {
        this.config = config;
        this.waits = waits;
        this.seen = seen;
    }

    Outcome make(ProviderCall call, Account account) {
        var subject = call.ask().subject();
        try {
            var ended = account.end(subject).name().toLowerCase(Locale.ROOT);
            tellOf(call, account);
            return Outcome.done(subject, ended);
        } catch (CallFailed.Refused e) {
            return Outcome.of(State.VOID, e.code());
        } catch (CallFailed e) {
            return call.progress().attempt() >= config.endings()
                    ? Outcome.of(State.VOID, e.code())
                    : waits.again(call, State.DUE, e.code());
        }
    }

    /// What it has come to reaches its order even if the provider's own message does not.
    private void tellOf(ProviderCall call, Account account) {
        var ask = call.ask();
        try {
            seen.keep(ask.provider(), ask.shop(), account.look(ask.subject()).said());
        } catch (CallFailed e) {
            LOG.infof("what was ended was not seen: orderId=%s why=%s", ask.orderId(), e.code());
        }
    }
}
