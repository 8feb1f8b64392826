package dev.ordertrail.payment.handle;

import dev.ordertrail.payment.domain.ProviderCall.Ask;
import dev.ordertrail.payment.gateway.Custodian;
import dev.ordertrail.payment.gateway.Releases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Optional;

/// Those who keep money in escrow.
@ApplicationScoped
class Custodians {
    private final List<Custodian> all;

    Custodians(@Any Instance<Custodian> all) {
        this.all = all.stream().toList();
    }

    /// The way to make this escrow pay; empty where none is configured.
    Optional<Releases> releases(Ask ask) {
        return of(ask.provider()).flatMap(c -> c.releases(ask.shop(), ask.subject()));
    }

    /// Who can make it pay when we cannot.
    String releaser(String provider, String shop, String paymentId) {
        return of(provider).map(c -> c.releaser(shop, paymentId)).orElse(provider);
    }

    private Optional<Custodian> of(String provider) {
        return all.stream().filter(c -> c.keeps(provider)).findFirst();
    }
}
