package dev.ordertrail.payment.callback;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// What the endpoint of custodial escrow providers goes by.
@ConfigMapping(prefix = "ordertrail.payment.callback.custodial")
public interface CustodialConfig {

    /// The secret of shop `main`'s one provider, or several with commas between them while they are
    /// rotated: `whsec_…`, or `whpk_…` for a provider that signs with a key pair.
    Optional<String> secret();

    /// How far the provider's clock may be from ours.
    @WithDefault("PT5M")
    Duration tolerance();
}
