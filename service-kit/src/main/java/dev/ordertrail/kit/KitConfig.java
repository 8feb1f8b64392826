package dev.ordertrail.kit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Every timeout, batch size and retry count of the kit, with its unit.
@ConfigMapping(prefix = "ordertrail.kit")
public interface KitConfig {

    Relay relay();

    Inbox inbox();

    Intake intake();

    Idempotency idempotency();

    PersonKeys personKeys();

    TopicCheck topicCheck();

    /// Paths, with everything below them, whose bodies may be of any length: they are not read
    /// before their resource reads them, piece by piece.
    Optional<List<String>> streamedPaths();

    /// How outbox rows reach the broker.
    interface Relay {
        /// Whether this process may relay at all.
        @WithDefault("true")
        boolean enabled();

        /// Rows sent before they are deleted together.
        @WithDefault("2000")
        int batchRecords();

        /// Bytes of payload sent before the rows are deleted together.
        @WithDefault("16777216")
        long batchBytes();

        /// How long it sleeps when nobody wakes it.
        @WithDefault("PT1S")
        Duration poll();

        /// How long rows may gather after a turn that had room for more.
        @WithDefault("PT0.01S")
        Duration gather();

        /// How often a standby asks for the lock, and how long a failed relay waits before it
        /// starts again.
        @WithDefault("PT1S")
        Duration retry();

        /// How often depth and age of the outbox are measured.
        @WithDefault("PT5S")
        Duration measure();
    }

    /// How kept messages are worked off.
    interface Inbox {
        @WithDefault("true")
        boolean enabled();

        /// How long the worker sleeps when nobody wakes it.
        @WithDefault("PT1S")
        Duration poll();

        /// A message that failed this often is parked.
        @WithDefault("8")
        int attempts();

        /// Wait before the second attempt; doubled for each further one.
        @WithDefault("PT0.5S")
        Duration backoff();

        /// The longest wait between two attempts.
        @WithDefault("PT5M")
        Duration longestBackoff();
    }

    /// How records are taken in.
    interface Intake {
        /// First wait while PostgreSQL is away; doubled up to [#longestRetry()].
        @WithDefault("PT0.1S")
        Duration retry();

        @WithDefault("PT5S")
        Duration longestRetry();
    }

    /// How long first answers are kept.
    interface Idempotency {
        @WithDefault("PT48H")
        Duration keep();

        /// How often expired answers are deleted.
        @WithDefault("PT1H")
        Duration purge();
    }

    /// How the keys of personal data arrive.
    interface PersonKeys {
        /// Whether this service learns keys from `person-keys`; order-service, which makes them,
        /// does not.
        @WithDefault("false")
        boolean follow();

        /// How long opening waits for the topic to be read up to now before it says that a key is
        /// gone.
        @WithDefault("PT10S")
        Duration patience();

        /// Keys kept unwrapped in memory.
        @WithDefault("20000")
        int cached();

        /// How long a key may be used without looking whether it was erased.
        @WithDefault("PT5M")
        Duration cachedFor();
    }

    /// Whether the topics are as they should be.
    interface TopicCheck {
        @WithDefault("true")
        boolean enabled();

        /// How often a broker that is away, or a topic that is missing, is asked again.
        @WithDefault("PT5S")
        Duration retry();
    }
}
