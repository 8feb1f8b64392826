package dev.ordertrail.kit.intake;

import static dev.ordertrail.kit.support.Samples.envelope;
import static dev.ordertrail.kit.support.Samples.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.ordertrail.contracts.Envelope;
import dev.ordertrail.contracts.Event;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.contracts.ShippingEvent.ParcelRegistered;
import dev.ordertrail.kit.health.Stops;
import dev.ordertrail.kit.outbox.Outbox;
import dev.ordertrail.kit.support.KitDatabase;
import dev.ordertrail.kit.support.KitSettings;
import dev.ordertrail.kit.tx.DatabaseAway;
import dev.ordertrail.kit.tx.Tx;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// The rules of the intake on a real PostgreSQL: once in effect, in order, or loudly not at all.
@DisplayNameGeneration(ReplaceUnderscores.class)
class SequencedIntakeIT {
    private static final String GROUP = "test";
    private static final String TOPIC = "shipping-events";

    private final KitDatabase database = new KitDatabase();
    private final Tx tx = database.tx();
    private final Outbox outbox = new Outbox(tx, () -> {});
    private final Stops stops = new Stops();
    private final SequencedIntake intake = intake(Replica.THIS);
    private final ParkedOrders parked = new ParkedOrders(tx, intake);
    private final Set<String> poisoned = ConcurrentHashMap.newKeySet();

    @BeforeEach
    void tables() throws SQLException {
        try (var owner = database.owner();
                var statement = owner.createStatement()) {
            statement.execute(
                    "CREATE TABLE applied (nr bigint GENERATED ALWAYS AS IDENTITY, order_id text, version bigint, history boolean)");
            statement.execute("GRANT ALL ON applied TO ordertrail_kit");
        }
        assign(Replica.THIS, 0, 0);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void duplicates_are_skipped_whether_by_offset_or_by_version() {
        // Given
        take(record(TOPIC, 0, 0, "o", 1), record(TOPIC, 0, 1, "o", 2));

        // When
        take(record(TOPIC, 0, 0, "o", 1), record(TOPIC, 0, 1, "o", 2), record(TOPIC, 0, 2, "o", 3));
        take(record(TOPIC, 0, 3, "o", 1), record(TOPIC, 0, 4, "o", 2), record(TOPIC, 0, 5, "o", 4));

        // Then
        assertThat(applied()).isEqualTo("o1 o2 o3 o4");
        assertThat(offset(0)).isEqualTo(6);
    }

    @Test
    void a_gap_stops_its_partition_loudly_and_the_others_go_on() {
        // When
        take(
                record(TOPIC, 0, 0, "o", 1),
                record(TOPIC, 0, 1, "o", 3),
                record(TOPIC, 0, 2, "p", 1),
                record(TOPIC, 1, 0, "q", 1));
        take(record(TOPIC, 0, 3, "p", 2), record(TOPIC, 1, 1, "q", 2));

        // Then
        assertThat(applied()).isEqualTo("o1 q1 q2");
        assertThat(offset(0)).isEqualTo(1);
        assertThat(offset(1)).isEqualTo(2);
        assertThat(stops.all()).containsOnlyKeys("test/shipping-events-0");
    }

    @Test
    void a_poison_record_parks_its_order_and_a_redrive_applies_it_in_order() {
        // Given
        poisoned.add("o2");
        take(record(TOPIC, 0, 0, "o", 1), record(TOPIC, 0, 1, "o", 2), record(TOPIC, 0, 2, "p", 1));
        take(record(TOPIC, 0, 3, "o", 3), record(TOPIC, 0, 4, "p", 2), record(TOPIC, 0, 5, "o", 2));
        assertThat(applied()).isEqualTo("o1 p1 p2");
        assertThat(parked.list(10))
                .singleElement()
                .satisfies(p -> {
                    assertThat(p.orderId()).isEqualTo("o");
                    assertThat(p.why()).isEqualTo("IllegalStateException");
                    assertThat(p.records()).isEqualTo(3);
                });
        boolean stale =
                tx.read(c -> parked.since(c, "o").isPresent() && parked.since(c, "p").isEmpty());
        assertThat(stale).isTrue();
        assertThat(
                        database.number(
                                "SELECT count(*) FROM outbox WHERE aggregatetype = 'shipping-events.dlq'"))
                .isEqualTo(3);

        // When
        assertThat(parked.redrive("o"))
                .singleElement()
                .satisfies(r -> assertThat(r.left()).isEqualTo(3));
        poisoned.clear();
        var redriven = parked.redrive("o");

        // Then
        assertThat(redriven).singleElement().satisfies(r -> assertThat(r.left()).isZero());
        assertThat(applied()).isEqualTo("o1 p1 p2 o2 o3");
        assertThat(parked.count()).isZero();
        take(record(TOPIC, 0, 6, "o", 4));
        assertThat(applied()).isEqualTo("o1 p1 p2 o2 o3 o4");
    }

    @Test
    void what_today_s_code_cannot_read_parks_its_order_only() {
        // Given
        var newer =
                new Envelope(
                        "id",
                        "dev.ordertrail.shipping.teleported.v9",
                        "/x",
                        "o",
                        envelope("o", 2).time(),
                        envelope("o", 2).time(),
                        "main",
                        2,
                        null,
                        null,
                        null);
        var broken = envelope("p", 1);
        var headless = new ConsumerRecord<>(TOPIC, 0, 4L, "q", bytes("{}"));
        var keyless = new ConsumerRecord<String, byte[]>(TOPIC, 0, 5L, null, bytes("{}"));

        // When
        take(
                record(TOPIC, 0, 0, "o", 1),
                record(TOPIC, 0, 1, newer, bytes("{}")),
                record(TOPIC, 0, 2, "o", 3),
                record(TOPIC, 0, 3, broken, bytes("[no json")),
                headless,
                keyless,
                record(TOPIC, 0, 6, "q", 1),
                record(TOPIC, 0, 7, "r", 1));

        // Then
        assertThat(applied()).isEqualTo("o1 r1");
        assertThat(parked.list(10))
                .extracting(ParkedOrders.Parked::orderId)
                .containsExactlyInAnyOrder("o", "p", "q", "shipping-events-0@5");
        assertThat(stops.all()).isEmpty();
        assertThat(offset(0)).isEqualTo(8);
    }

    @Test
    void a_replica_that_lost_its_partition_is_fenced_off() {
        // Given
        var successor = new Replica("successor");
        take(record(TOPIC, 0, 0, "o", 1));
        var from = assign(successor, 0, 0);

        // When
        take(record(TOPIC, 0, 1, "o", 2));
        assertThat(applied()).isEqualTo("o1");
        intake(successor).accept(GROUP, Batches.of(record(TOPIC, 0, 1, "o", 2)), this::apply);

        // Then
        assertThat(from).isEqualTo(1);
        assertThat(applied()).isEqualTo("o1 o2");
        assertThat(offset(0)).isEqualTo(2);
    }

    @Test
    void two_replicas_with_the_same_batch_apply_it_once() throws InterruptedException {
        // Given
        var inside = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var successor = new Replica("successor");
        var slow =
                Thread.startVirtualThread(() ->
                        intake.accept(
                                GROUP,
                                Batches.of(record(TOPIC, 0, 0, "o", 1)),
                                (c, batch) -> {
                                    apply(c, batch);
                                    inside.countDown();
                                    pass(go);
                                }));
        inside.await();

        // When
        var assigned = new AtomicInteger(-1);
        var other =
                Thread.startVirtualThread(() -> {
                    assigned.set((int) assign(successor, 0, 0));
                    intake(successor)
                            .accept(
                                    GROUP,
                                    Batches.of(
                                            record(TOPIC, 0, 0, "o", 1),
                                            record(TOPIC, 0, 1, "o", 2)),
                                    this::apply);
                });
        await().until(() ->
                database.number(
                                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
                        > 0);
        go.countDown();
        slow.join();
        other.join();

        // Then
        assertThat(assigned).hasValue(1);
        assertThat(applied()).isEqualTo("o1 o2");
    }

    @Test
    void it_waits_while_PostgreSQL_is_away_and_repeats_what_lost_a_race() {
        // Given
        var attempts = new AtomicInteger();

        // When
        intake.accept(
                GROUP,
                Batches.of(record(TOPIC, 0, 0, "o", 1)),
                (c, batch) -> {
                    switch (attempts.incrementAndGet()) {
                        case 1 -> throw new SQLException("gone", "08006");
                        case 2 -> throw new DatabaseAway(new SQLException());
                        case 3 -> throw new SQLException("deadlock", "40P01");
                        default -> apply(c, batch);
                    }
                });

        // Then
        assertThat(attempts).hasValue(4);
        assertThat(applied()).isEqualTo("o1");
        assertThat(stops.all()).isEmpty();
    }

    @Test
    void a_statement_that_no_record_will_make_right_stops_the_partition_and_parks_nothing() {
        assertThatThrownBy(() ->
                        intake.accept(
                                GROUP,
                                Batches.of(record(TOPIC, 0, 0, "o", 1)),
                                (_, _) -> {
                                    throw new SQLException("no such table", "42P01");
                                }))
                .hasMessageContaining("42P01");
        assertThat(stops.all()).containsKey("test/shipping-events-0");
        assertThat(parked.count()).isZero();
        assertThat(offset(0)).isZero();
    }

    @Test
    void what_was_there_before_the_first_start_is_history() throws SQLException {
        // Given
        var group = "late-comer";
        tx.run(c -> OffsetRows.claim(c, group, new TopicPartition(TOPIC, 0), 0, 2, Replica.THIS));
        tx.run(c -> OffsetRows.claim(c, group, new TopicPartition(TOPIC, 0), 0, 9, Replica.THIS));

        // When
        intake.acceptWithHistory(
                group,
                Batches.of(
                        record(TOPIC, 0, 0, "o", 1),
                        record(TOPIC, 0, 1, "o", 2),
                        record(TOPIC, 0, 2, "o", 3)),
                (c, batch) -> {
                    for (var seen : batch) {
                        insert(c, seen.recorded(), seen.history());
                    }
                });

        // Then
        assertThat(database.number("SELECT count(*) FROM applied WHERE history")).isEqualTo(2);
        assertThat(database.number("SELECT version FROM applied WHERE NOT history")).isEqualTo(3);
    }

    @Test
    void assignment_seeks_to_the_stored_offset_and_starts_at_the_beginning_once() {
        // Given
        var partition = new TopicPartition(TOPIC, 5);
        var consumer = new MockConsumer<String, byte[]>("none");
        consumer.assign(Set.of(partition));
        consumer.updateBeginningOffsets(java.util.Map.of(partition, 3L));
        consumer.updateEndOffsets(java.util.Map.of(partition, 40L));
        var offsets = new StoredOffsets(database.dataSource(), GROUP) {};

        // When
        offsets.onPartitionsAssigned(consumer, Set.of(partition));
        var first = consumer.position(partition);
        take(record(TOPIC, 5, 3, "o", 1), record(TOPIC, 5, 4, "o", 2));
        offsets.onPartitionsAssigned(consumer, Set.of(partition));

        // Then
        assertThat(first).isEqualTo(3);
        assertThat(consumer.position(partition)).isEqualTo(5);
        assertThat(database.number("SELECT history_until FROM intake_offset WHERE part = 5"))
                .isEqualTo(40);
    }

    private SequencedIntake intake(Replica replica) {
        var config =
                KitSettings.with(java.util.Map.of("ordertrail.kit.intake.retry", "PT0.01S"))
                        .intake();
        return new SequencedIntake(
                new IntakeTransaction(config, tx, stops, replica),
                outbox,
                new SimpleMeterRegistry());
    }

    private long assign(Replica replica, long begin, long end) {
        return tx.in(c -> {
            var next =
                    OffsetRows.claim(c, GROUP, new TopicPartition(TOPIC, 0), begin, end, replica);
            var _ = OffsetRows.claim(c, GROUP, new TopicPartition(TOPIC, 1), begin, end, replica);
            return next;
        });
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    private void take(ConsumerRecord<String, byte[]>... records) {
        intake.accept(GROUP, Batches.of(records), this::apply);
    }

    private void apply(Connection connection, List<Recorded<? extends Event>> batch)
            throws SQLException {
        for (var recorded : batch) {
            assertThat(recorded.event()).isInstanceOf(ParcelRegistered.class);
            insert(connection, recorded, false);
            if (poisoned.contains(recorded.orderId() + recorded.version())) {
                throw new IllegalStateException("cannot handle it");
            }
        }
    }

    private static void insert(
            Connection connection, Recorded<? extends Event> recorded, boolean history)
            throws SQLException {
        try (var insert =
                connection.prepareStatement(
                        "INSERT INTO applied (order_id, version, history) VALUES (?, ?, ?)")) {
            insert.setString(1, recorded.orderId());
            insert.setLong(2, recorded.version());
            insert.setBoolean(3, history);
            insert.executeUpdate();
        }
    }

    private String applied() {
        return tx.read(c -> {
            try (var select =
                            c.prepareStatement(
                                    "SELECT coalesce(string_agg(order_id || version, ' ' ORDER BY nr), '') FROM applied");
                    var found = select.executeQuery()) {
                found.next();
                return found.getString(1);
            }
        });
    }

    private int offset(int part) {
        return database.number(
                "SELECT next_offset FROM intake_offset WHERE grp = 'test' AND part = " + part);
    }

    private static void pass(CountDownLatch gate) {
        try {
            if (!gate.await(
                    Duration.ofSeconds(30).toSeconds(), java.util.concurrent.TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody opened the gate");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
