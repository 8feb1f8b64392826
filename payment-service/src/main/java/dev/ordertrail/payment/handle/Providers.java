package dev.ordertrail.payment.handle;

import dev.ordertrail.payment.gateway.Account;
import dev.ordertrail.payment.gateway.Provider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The providers that can be called.
@ApplicationScoped
class Providers {
    private final List<Provider> all;

    Providers(@Any Instance<Provider> all) {
        this.all = all.stream().sorted(Comparator.comparing(Provider::name)).toList();
    }

    List<Provider> all() {
        return all;
    }

    /// A shop's account; empty where the provider is none of ours or the shop has no account there.
    Optional<Account> account(String provider, String shop) {
        return all.stream()
                .filter(p -> p.name().equals(provider))
                .findFirst()
                .flatMap(p -> p.account(shop));
    }
}
