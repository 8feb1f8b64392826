package dev.ordertrail.payment.handle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How the money that escrows hold is watched and released.
@ConfigMapping(prefix = "ordertrail.payment.release")
public interface ReleaseConfig {

    /// How often escrows are looked for to which something happened.
    @WithDefault("1s")
    String every();

    /// How long before an escrow expires staff hear of it.
    @WithDefault("P2D")
    Duration warnBefore();

    /// How often it is asked what became of a release that was sent.
    @WithDefault("PT10S")
    Duration poll();

    /// After this, a release that the escrow has not confirmed becomes a task for staff.
    @WithDefault("P1D")
    Duration patience();
}
