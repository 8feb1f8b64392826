package dev.ordertrail.systemtest.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordertrail.contracts.Topic;
import dev.ordertrail.contracts.Topics;
import dev.ordertrail.orderctl.settings.Service;
import dev.ordertrail.systemtest.wire.Marketplace;
import dev.ordertrail.systemtest.wire.WholeSystem;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// `kill -9` of everything that matters, again and again, while 2,000 orders come in. The seed can
/// be set with `-Dordertrail.kill.seed`.
@Tag("long")
@DisplayNameGeneration(ReplaceUnderscores.class)
class KillRunIT {
    private static final int ORDERS = Integer.getInteger("ordertrail.kill.orders", 2_000);
    private static final Duration PACE = Duration.ofMillis(110);
    private static final Duration SHORTEST = Duration.ofSeconds(3);
    private static final Duration LONGEST = Duration.ofSeconds(14);
    private static final int KILLS = Integer.getInteger("ordertrail.kill.times", 22);
    private static final Duration QUIET = Duration.ofMinutes(3);
    private static final List<String> VICTIMS =
            List.of(
                    "order-service",
                    "payment-service",
                    "tracking-query-service",
                    "kafka",
                    "postgres");

    private static final List<Topic> OTHERS =
            List.of(Topics.PAYMENT_EVENTS, Topics.SHIPPING_EVENTS, Topics.NOTIFICATION_EVENTS);

    private final long seed = Long.getLong("ordertrail.kill.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final TreeMap<String, Integer> killed = new TreeMap<>();

    @Test
    void nothing_is_lost_doubled_swapped_or_invented() throws SQLException, InterruptedException {
        try (var system = WholeSystem.another()) {
            // Given
            system.up();
            var crowd = new Crowd(new Marketplace(system));
            var evidence = new Evidence(system);
            var began = System.nanoTime();

            // When
            var killer = Thread.ofPlatform().start(() -> kill(system));
            crowd.place(ORDERS, PACE);
            killer.join();

            // Then
            assertThat(crowd.unanswered()).as(name("requests never answered")).isEmpty();
            settled(evidence);
            var findings = findings(evidence, crowd);
            report(findings, crowd, Duration.ofNanos(System.nanoTime() - began));
            assertThat(Checker.complaints(findings)).as(name("")).isEmpty();
            everyPaymentAndParcelArrived(system, crowd);
        }
    }

    /// Every victim as often as the others, in a random order, at random instants.
    private void kill(WholeSystem system) {
        var turns = new ArrayList<String>();
        while (turns.size() < KILLS) {
            turns.addAll(VICTIMS);
        }
        Collections.shuffle(turns, random);
        for (var victim : turns) {
            var wait = random.nextLong(SHORTEST.toMillis(), LONGEST.toMillis());
            LockSupport.parkNanos(Duration.ofMillis(wait).toNanos());
            await().atMost(Duration.ofMinutes(2)).until(() -> system.kill(victim));
            killed.merge(victim, 1, Integer::sum);
        }
    }

    /// Everything stored has been told, understood and shown.
    private static void settled(Evidence evidence) {
        await().atMost(QUIET)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    assertThat(evidence.notUnderstood()).as("callbacks").isZero();
                    assertThat(evidence.unpublished()).as("outboxes").isZero();
                    caughtUp(evidence);
                });
    }

    /// Tracking has folded the newest version of every order, of every topic.
    private static void caughtUp(Evidence evidence) throws SQLException {
        var stored = new TreeMap<String, Long>();
        evidence.store().forEach(e -> stored.merge(e.orderId(), e.version(), Math::max));
        var shown = new TreeMap<String, Long>();
        evidence.tracking().forEach(s -> shown.put(s.orderId(), s.version()));
        var behind = new TreeMap<>(stored);
        behind.entrySet().removeAll(shown.entrySet());
        assertThat(behind).as("orders that tracking shows too old").isEmpty();
        long told = stored.values().stream().mapToLong(Long::longValue).sum();
        for (var topic : OTHERS) {
            var newest = new TreeMap<String, Long>();
            evidence.topic(topic).forEach(r -> newest.merge(r.orderId(), r.version(), Math::max));
            told += newest.values().stream().mapToLong(Long::longValue).sum();
        }
        assertThat(evidence.revisions()).as("events folded").isEqualTo(told);
    }

    private Findings findings(Evidence evidence, Crowd crowd) throws SQLException {
        var live = await().atMost(QUIET).ignoreExceptions().until(evidence::hash, _ -> true);
        evidence.rebuild();
        await().atMost(QUIET).until(() -> !running(evidence.rebuildState()));
        assertThat(evidence.rebuildState()).isEqualTo("done");
        return new Findings(
                crowd.acknowledged().keySet(),
                evidence.store(),
                evidence.topic(Topics.ORDER_EVENTS),
                OTHERS.stream().collect(Collectors.toMap(Topic::name, evidence::topic)),
                evidence.tracking(),
                live,
                evidence.hash());
    }

    private static boolean running(String state) {
        return List.of("running", "reading", "swapping").contains(state);
    }

    /// What was answered with 200 has reached its order.
    private static void everyPaymentAndParcelArrived(WholeSystem system, Crowd crowd)
            throws SQLException {
        var status = new TreeMap<String, String>();
        try (var connection = system.database(Service.TRACKING);
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT order_id, status FROM order_view")) {
            while (row.next()) {
                status.put(row.getString(1), row.getString(2));
            }
        }
        var unpaid = new HashSet<>(crowd.paid().keySet());
        unpaid.removeIf(id -> !"payment_pending".equals(status.get(id)));
        assertThat(unpaid).as("payments that were answered and had no effect").isEmpty();
        assertThat(crowd.delivered().keySet().stream().map(status::get).collect(Collectors.toSet()))
                .isSubsetOf("delivered");
    }

    private void report(Findings found, Crowd crowd, Duration time) {
        var repeats =
                Checker.repeats(found.orderTopic())
                        + found.otherTopics().values().stream().mapToLong(Checker::repeats).sum();
        System.out.printf(
                "kill run, seed %d: %,d orders acknowledged (%,d paid, %,d delivered), %d kills %s,"
                        + " %,d events stored, %,d repeats on the topics, %,d requests made again,"
                        + " %d s%n",
                seed,
                crowd.acknowledged().size(),
                crowd.paid().size(),
                crowd.delivered().size(),
                killed.values().stream().mapToInt(Integer::intValue).sum(),
                killed,
                found.stored().size(),
                repeats,
                crowd.refused(),
                time.toSeconds());
    }

    private String name(String what) {
        return what + " (seed " + seed + ")";
    }
}
