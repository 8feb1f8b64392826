package dev.ordertrail.payment.handle;

import dev.ordertrail.payment.gateway.CallFailed;
import jakarta.enterprise.context.ApplicationScoped;

/// Asks a provider what has become of an object, and takes in what it says.
@ApplicationScoped
class LookAgain {
    private final Providers providers;
    private final KeepSeen seen;

    LookAgain(Providers providers, KeepSeen seen) {
        this.providers = providers;
        this.seen = seen;
    }

    Found at(String provider, String shop, String objectId) {
        var account = providers.account(provider, shop);
        if (account.isEmpty()) {
            return Found.NOTHING;
        }
        try {
            var payment = account.get().look(objectId);
            return Found.look(seen.keep(provider, shop, payment.said()).size());
        } catch (CallFailed e) {
            return Found.failure();
        }
    }
}
