package dev.ordertrail.tracking.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/// Every limit and timeout of this service's HTTP side, with its unit.
@ConfigMapping(prefix = "ordertrail.tracking")
public interface TrackingConfig {

    /// How long `?minVersion=` waits before it answers 202.
    @WithDefault("PT2S")
    Duration minVersionWait();

    PublicRate publicRate();

    Live live();

    /// Peers whose `X-Forwarded-For` is believed, besides loopback: addresses or beginnings of
    /// addresses (`10.`, `172.18.`).
    @WithDefault("none")
    List<String> trustedProxies();

    /// What the public may ask, per client address.
    interface PublicRate {
        /// Requests that may come at once.
        @WithDefault("60")
        int burst();

        /// Requests a minute in the long run.
        @WithDefault("120")
        int perMinute();
    }

    /// Live streams.
    interface Live {
        /// How often a silent stream says that it is alive, and looks for changes nobody told it.
        @WithDefault("PT15S")
        Duration heartbeat();

        /// A stream ends after this time; its reader connects again and is asked again who they
        /// are.
        @WithDefault("PT1H")
        Duration longest();

        /// Streams one client address may have open without login.
        @WithDefault("20")
        int publicPerAddress();

        /// How long a ticket opens its stream.
        @WithDefault("PT1M")
        Duration ticket();
    }
}
