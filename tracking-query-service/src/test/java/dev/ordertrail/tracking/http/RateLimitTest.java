package dev.ordertrail.tracking.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RateLimitTest {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final TrackingConfig config =
            new SmallRyeConfigBuilder()
                    .withMapping(TrackingConfig.class)
                    .withDefaultValue("ordertrail.tracking.public-rate.burst", "3")
                    .withDefaultValue("ordertrail.tracking.public-rate.per-minute", "6")
                    .build()
                    .getConfigMapping(TrackingConfig.class);
    private final RateLimit limit =
            new RateLimit(config, new ClientAddress(config), new SimpleMeterRegistry());

    @Test
    void lets_a_burst_through_and_says_how_long_to_wait_then() {
        for (var i = 0; i < 3; i++) {
            assertThat(limit.take("192.0.2.1", 0)).isZero();
        }
        assertThat(limit.take("192.0.2.1", 0)).isEqualTo(10);
        assertThat(limit.take("192.0.2.1", MINUTE / 6)).isZero();
    }

    @Test
    void counts_every_client_for_itself() {
        for (var i = 0; i < 4; i++) {
            limit.take("192.0.2.1", 0);
        }
        assertThat(limit.take("192.0.2.2", 0)).isZero();
    }

    @Test
    void forgives_no_more_than_a_burst() {
        limit.take("192.0.2.1", 0);
        for (var i = 0; i < 3; i++) {
            assertThat(limit.take("192.0.2.1", 10 * MINUTE)).isZero();
        }
        assertThat(limit.take("192.0.2.1", 10 * MINUTE)).isPositive();
    }
}
