package dev.ordertrail.kit.outbox;

import static dev.ordertrail.kit.support.Samples.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.ordertrail.contracts.Envelope;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.contracts.Topics;
import dev.ordertrail.kit.stream.Fact;
import dev.ordertrail.kit.stream.Facts;
import dev.ordertrail.kit.support.KitDatabase;
import dev.ordertrail.kit.support.Samples;
import dev.ordertrail.kit.support.TestTopic;
import dev.ordertrail.kit.tx.Tx;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// The traps of an outbox, on a real PostgreSQL and a real broker.
@DisplayNameGeneration(ReplaceUnderscores.class)
class RelayIT {
    private static final RelaySettings SETTINGS =
            new RelaySettings(
                    500, 16 << 20, Duration.ofMillis(50), Duration.ZERO, Duration.ofMillis(50));

    private final KitDatabase database = new KitDatabase();
    private final TestTopic topic = TestTopic.create();
    private final Tx tx = database.tx();
    private final Outbox outbox = new Outbox(tx, () -> {});
    private final List<Relay> relays = new ArrayList<>();

    @AfterEach
    void stop() throws InterruptedException {
        for (var relay : relays) {
            relay.close();
            relay.join(Duration.ofSeconds(20));
        }
        database.close();
    }

    @Test
    void an_id_that_commits_late_is_not_lost() throws SQLException {
        // Given
        start(new RemoteControl());
        try (var late = database.dataSource().getConnection()) {
            late.setAutoCommit(false);
            outbox.add(late, List.of(said(topic.topic(), "late", 1)));

            // When
            add("early", 1);
            awaitVersions("early", 1);
            late.commit();
        }

        // Then
        awaitVersions("late", 1);
        awaitEmpty();
    }

    @Test
    void events_of_one_order_never_swap_whatever_else_their_transactions_did_first()
            throws InterruptedException {
        // Given
        start(new RemoteControl());
        var facts = new Facts(outbox, "/kit-test", Clock.systemUTC());
        var orders =
                List.of(
                        "a-" + topic.topic().name(),
                        "b-" + topic.topic().name(),
                        "c-" + topic.topic().name());

        // When
        try (var racers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var racer = 0; racer < 12; racer++) {
                var random = new Random(racer);
                racers.execute(() ->
                        IntStream.range(0, 25).forEach(_ -> tellSomething(facts, orders, random)));
            }
        }

        // Then
        awaitEmpty();
        for (var order : orders) {
            var told =
                    database.number(
                            "SELECT version FROM stream_version WHERE order_id = '" + order + "'");
            assertThat(topic.firstVersions(order))
                    .isEqualTo(LongStream.rangeClosed(1, told).boxed().toList());
        }
    }

    @Test
    void a_second_relay_waits_and_takes_over_when_the_first_is_gone() {
        // Given
        var gate = new CountDownLatch(1);
        var first = new RemoteControl();
        first.beforeSend = () -> pass(gate);
        var leader = start(first);
        await().until(leader::isLeading);
        var second = new RemoteControl();
        var standby = start(second);

        // When
        add("o", 1, 2, 3);
        await().pollDelay(Duration.ofMillis(300)).until(() -> first.made.get() == 1);

        // Then
        assertThat(standby.isLeading()).isFalse();
        assertThat(second.sent).hasValue(0);
        leader.close();
        gate.countDown();
        await().atMost(Duration.ofSeconds(20)).until(standby::isLeading);
        awaitVersions("o", 1, 2, 3);
        assertThat(first.closed).hasValue(1);
    }

    @Test
    void a_paused_relay_whose_successor_took_over_says_nothing_new() {
        // Given
        var gate = new CountDownLatch(1);
        var paused = new RemoteControl();
        paused.beforeSend =
                () -> {
                    if (paused.sent.get() == 2) {
                        pass(gate);
                    }
                };
        var old = start(paused);
        await().until(old::isLeading);
        add("o", 1, 2, 3, 4);
        await().until(() -> paused.sent.get() == 2);

        // When
        assertThat(database.cut("ordertrail outbox relay")).isEqualTo(1);
        var successor = start(new RemoteControl());
        await().until(successor::isLeading);
        add("o", 5, 6);
        awaitEmpty();
        gate.countDown();
        await().until(() -> paused.closed.get() == 1);

        // Then
        assertThat(topic.firstVersions("o")).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(topic.repeatsAreIdentical()).isTrue();
    }

    @Test
    void a_send_error_discards_the_producer_and_starts_again_from_the_oldest_row() {
        // Given
        var control = new RemoteControl();
        control.failAt = 3;
        add("o", 1, 2, 3, 4, 5, 6);

        // When
        start(control);

        // Then
        awaitVersions("o", 1, 2, 3, 4, 5, 6);
        awaitEmpty();
        assertThat(control.made).hasValue(2);
        assertThat(control.closed).hasValue(1);
        assertThat(topic.repeatsAreIdentical()).isTrue();
    }

    @Test
    void a_relay_killed_between_acknowledgement_and_delete_repeats_itself_to_the_byte() {
        // Given
        var control = new RemoteControl();
        var acks = new AtomicInteger();
        control.afterLastAck =
                () -> {
                    if (acks.incrementAndGet() == 4) {
                        database.cut("ordertrail outbox relay");
                    }
                };
        add("o", 1, 2, 3, 4);

        // When
        start(control);

        // Then
        awaitEmpty();
        assertThat(topic.records()).hasSize(8);
        assertThat(topic.firstVersions("o")).containsExactly(1L, 2L, 3L, 4L);
        assertThat(topic.repeatsAreIdentical()).isTrue();
    }

    @Test
    void an_event_at_the_limit_passes_and_a_larger_one_is_refused_at_the_door() {
        // Given
        var bytes = new byte[EventJson.MAX_EVENT_BYTES];
        new Random(1).nextBytes(bytes);
        var envelope = Samples.envelope("large", 1);
        start(new RemoteControl());

        // When
        tx.run(c -> outbox.add(c, List.of(new OutboxRecord(topic.topic(), envelope, bytes))));

        // Then
        awaitVersions("large", 1);
        assertThat(topic.records().getFirst().value()).isEqualTo(bytes);
        assertThatThrownBy(() -> larger(envelope)).isInstanceOf(EventTooLarge.class);
    }

    @Test
    void a_batch_ends_at_its_bytes_but_one_row_always_goes() {
        // Given
        var control = new RemoteControl();
        add("o", 1, 2, 3);

        // When
        relays.add(
                new Relay(
                                new RelaySettings(
                                        500,
                                        1,
                                        Duration.ofMillis(50),
                                        Duration.ZERO,
                                        Duration.ofMillis(50)),
                                database.dedicated(),
                                control,
                                _ -> {})
                        .start());

        // Then
        awaitVersions("o", 1, 2, 3);
        awaitEmpty();
    }

    @Test
    void keys_of_persons_are_on_the_broker_before_the_events_that_need_them() {
        // Given
        var order = new ArrayList<String>();
        var person = "person-" + UUID.randomUUID();
        var pending = new AtomicInteger();
        var control = new RemoteControl();
        control.beforeSend = () -> order.add("send after " + pending.get());
        control.afterLastAck = pending::incrementAndGet;
        tx.run(c -> {
            outbox.add(c, List.of(said(topic.topic(), "o", 1)));
            outbox.addRaw(c, Topics.PERSON_KEYS, person, new byte[] {1}, Map.of());
        });

        // When
        start(control);
        awaitEmpty();

        // Then
        assertThat(order).containsExactly("send after 0", "send after 1");
    }

    @Test
    void a_commit_elsewhere_wakes_the_leader_by_a_notification() throws SQLException {
        // Given
        var slow =
                new RelaySettings(
                        500, 16 << 20, Duration.ofMinutes(5), Duration.ZERO, Duration.ofMillis(50));
        var relay = new Relay(slow, database.dedicated(), new RemoteControl(), _ -> {}).start();
        relays.add(relay);
        await().until(relay::isLeading);
        await().until(() ->
                database.number(
                                "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'ordertrail outbox ear' AND datname = current_database()")
                        == 1);
        add("o", 1);

        // When
        try (var elsewhere = database.dataSource().getConnection();
                var statement = elsewhere.createStatement()) {
            statement.execute("NOTIFY " + Ear.CHANNEL);
        }

        // Then
        awaitVersions("o", 1);
    }

    @Test
    void nothing_is_told_of_a_transaction_that_rolls_back() {
        // Given
        var woken = new AtomicInteger();
        var listened = new Outbox(tx, woken::incrementAndGet);

        // When
        assertThatThrownBy(() ->
                        tx.run(c -> {
                            listened.add(c, List.of(said(topic.topic(), "o", 1)));
                            throw new IllegalStateException("changed my mind");
                        }))
                .hasMessage("changed my mind");
        tx.run(c -> {
            listened.add(c, List.of(said(topic.topic(), "p", 1)));
            listened.add(c, List.of(said(topic.topic(), "p", 2)));
        });

        // Then
        assertThat(woken).hasValue(1);
        assertThat(database.number("SELECT count(*) FROM outbox")).isEqualTo(2);
    }

    private Relay start(RemoteControl control) {
        var relay = new Relay(SETTINGS, database.dedicated(), control, _ -> {}).start();
        relays.add(relay);
        return relay;
    }

    private void add(String orderId, long... versions) {
        var records =
                LongStream.of(versions).mapToObj(v -> said(topic.topic(), orderId, v)).toList();
        tx.run(c -> outbox.add(c, records));
    }

    private OutboxRecord larger(Envelope envelope) {
        return new OutboxRecord(topic.topic(), envelope, new byte[EventJson.MAX_EVENT_BYTES + 1]);
    }

    /// Something else first, as real transactions do, so that transaction ids and versions
    /// disagree.
    private void tellSomething(Facts facts, List<String> orders, Random random) {
        tx.run(c -> {
            writeSomethingElse(c, random);
            var order = orders.get(random.nextInt(orders.size()));
            var fact =
                    new Fact(
                            UUID.randomUUID().toString(),
                            Samples.NOON,
                            Samples.event("p"),
                            null,
                            null);
            facts.publish(
                    c,
                    topic.topic(),
                    order,
                    "main",
                    List.of(
                            fact,
                            new Fact(
                                    UUID.randomUUID().toString(),
                                    Samples.NOON,
                                    Samples.event("q"),
                                    null,
                                    null)));
        });
    }

    private static void writeSomethingElse(Connection connection, Random random)
            throws SQLException {
        try (var insert =
                connection.prepareStatement(
                        "INSERT INTO idempotency_key VALUES ('p', 'o', ?, '')")) {
            insert.setString(1, UUID.randomUUID().toString());
            insert.executeUpdate();
        }
        if (random.nextInt(4) == 0) {
            try (var pause = connection.prepareStatement("SELECT pg_sleep(0.01)")) {
                pause.execute();
            }
        }
    }

    private static void pass(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitVersions(String orderId, long... versions) {
        var expected = LongStream.of(versions).boxed().toList();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> topic.firstVersions(orderId).equals(expected));
    }

    private void awaitEmpty() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> database.number("SELECT count(*) FROM outbox") == 0);
    }
}
