package dev.ordertrail.payment.handle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/// How calls to providers are made and checked.
@ConfigMapping(prefix = "ordertrail.payment.calls")
public interface CallsConfig {

    /// How often calls that are due are looked for.
    @WithDefault("1s")
    String every();

    /// How many are made at the same time.
    @WithDefault("8")
    int atOnce();

    /// After this a call that was begun is taken over: whoever began it is gone. Longer than any
    /// call can take.
    @WithDefault("PT2M")
    Duration lost();

    /// How long the same idempotency key is relied on. Providers keep them for 24 hours.
    @WithDefault("PT23H")
    Duration keyTrust();

    /// The wait after the first failure; it doubles with each.
    @WithDefault("PT2S")
    Duration backoff();

    @WithDefault("PT10M")
    Duration longestBackoff();

    /// How often a refund that is refused is asked for anew before it becomes somebody's task.
    @WithDefault("3")
    int refusals();

    /// How often it is tried to end something that cannot be ended.
    @WithDefault("20")
    int endings();

    /// How often providers are asked what we may have missed.
    @WithDefault("5m")
    String reconcileEvery();

    /// How often checkouts are looked for whose start was not answered.
    @WithDefault("10s")
    String unsureEvery();

    /// How long after the start that is done for the first time.
    @WithDefault("30s")
    String reconcileDelayed();

    /// How far back events are looked at the first time.
    @WithDefault("PT24H")
    Duration lookBack();

    /// How much of what was seen before is looked at again: events appear a little late.
    @WithDefault("PT10M")
    Duration overlap();

    /// How old the orders are at most whose open payments are asked about.
    @WithDefault("P35D")
    Duration openFor();

    /// How many open payments are asked about each time.
    @WithDefault("200")
    int openAtOnce();

    /// Where buyers come back to when a checkout names no address.
    @WithDefault("http://localhost:8080")
    URI publicUrl();
}
