package dev.ordertrail.notification.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RetryPolicyTest {
    private final RetryPolicy policy =
            new RetryPolicy(Duration.ofSeconds(2), Duration.ofMinutes(30), 5, Duration.ofHours(24));

    @Test
    void the_ceiling_doubles_up_to_the_cap() {
        assertThat(policy.ceiling(1)).isEqualTo(Duration.ofSeconds(2));
        assertThat(policy.ceiling(4)).isEqualTo(Duration.ofSeconds(16));
        assertThat(policy.ceiling(30)).isEqualTo(Duration.ofMinutes(30));
        assertThat(policy.ceiling(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void a_wait_lies_anywhere_between_nothing_and_the_ceiling() {
        assertThat(policy.waitAfter(3, _ -> 0)).isEqualTo(Duration.ZERO);
        assertThat(policy.waitAfter(3, bound -> bound - 1)).isEqualTo(Duration.ofSeconds(8));
        var random = new Random(7);
        for (var i = 0; i < 1000; i++) {
            assertThat(policy.waitAfter(3, random::nextLong))
                    .isBetween(Duration.ZERO, Duration.ofSeconds(8));
        }
    }

    @Test
    void it_ends_by_number_or_by_age() {
        assertThat(policy.isOver(4, Duration.ZERO)).isFalse();
        assertThat(policy.isOver(5, Duration.ZERO)).isTrue();
        assertThat(policy.isOver(1, Duration.ofHours(24))).isTrue();
    }
}
