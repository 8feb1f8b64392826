package dev.ordertrail.kit.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordertrail.kit.support.KitDatabase;
import dev.ordertrail.kit.support.KitSettings;
import dev.ordertrail.kit.support.Samples;
import dev.ordertrail.kit.tx.Tx;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Kept once, understood once, and never lost between waiting and waking.
@DisplayNameGeneration(ReplaceUnderscores.class)
class InboxIT {
    private static final String ACME = "acme";

    private final KitDatabase database = new KitDatabase();
    private final Tx tx = database.tx();
    private final Inbox inbox = new Inbox(tx);
    private final InboxDesk desk = new InboxDesk(tx, inbox);

    @BeforeEach
    void tables() throws SQLException {
        try (var owner = database.owner();
                var statement = owner.createStatement()) {
            statement.execute("CREATE TABLE known (order_id text PRIMARY KEY)");
            statement.execute(
                    "CREATE TABLE effect (nr bigint GENERATED ALWAYS AS IDENTITY, what text)");
            statement.execute("GRANT ALL ON known, effect TO ordertrail_kit");
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_duplicate_and_a_twin_are_not_kept_again() {
        assertThat(inbox.keep(message("e1", "pi_1/succeeded", "o"))).isTrue();
        assertThat(inbox.keep(message("e1", null, "o"))).isFalse();
        assertThat(inbox.keep(message("e2", "pi_1/succeeded", "o"))).isFalse();
        assertThat(inbox.keep(message("e3", "pi_2/succeeded", "o"))).isTrue();
        assertThat(database.number("SELECT count(*) FROM inbox")).isEqualTo(2);
    }

    @Test
    void twins_that_arrive_at_once_are_kept_once() {
        var kept = new AtomicInteger();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 20; i++) {
                var id = "e" + i % 4;
                callers.execute(() -> kept.addAndGet(inbox.keep(message(id, "twin", "o")) ? 1 : 0));
            }
        }
        assertThat(kept).hasValue(1);
    }

    @Test
    void messages_are_understood_in_the_order_in_which_they_came() {
        // Given
        var seen = Collections.synchronizedList(new ArrayList<String>());
        for (var i = 0; i < 20; i++) {
            inbox.keep(message("e" + i, null, "o" + i));
        }

        // When
        try (var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var replica = 0; replica < 3; replica++) {
                replicas.execute(() ->
                        drain(
                                worker((_, m) -> {
                                    seen.add(m.eventId());
                                    return new Outcome.Done();
                                })));
            }
        }

        // Then
        drain(worker((_, _) -> new Outcome.Done()));
        assertThat(seen).hasSize(20).doesNotHaveDuplicates();
        assertThat(seen)
                .isEqualTo(java.util.stream.IntStream.range(0, 20).mapToObj(i -> "e" + i).toList());
    }

    @Test
    void a_message_that_waits_is_woken_by_its_key() {
        // Given
        var worker = worker(this::effectOnceKnown);
        inbox.keep(message("e1", null, "o1"));
        drain(worker);
        assertThat(desk.list("waiting", 10))
                .singleElement()
                .satisfies(m -> assertThat(m.waitsFor()).containsExactly("order/o1"));

        // When
        register("o1");
        drain(worker);

        // Then
        assertThat(database.number("SELECT count(*) FROM effect")).isEqualTo(1);
        assertThat(desk.open()).isEmpty();
    }

    @Test
    void who_registers_while_the_worker_looks_is_not_missed() throws InterruptedException {
        // Given
        var looked = new CountDownLatch(1);
        var registered = new CountDownLatch(1);
        inbox.keep(message("e1", null, "o1"));
        var worker =
                worker((c, m) -> {
                    var outcome = effectOnceKnown(c, m);
                    if (looked.getCount() > 0) {
                        looked.countDown();
                        pass(registered);
                    }
                    return outcome;
                });

        // When
        var working = Thread.startVirtualThread(() -> drain(worker));
        looked.await();
        var registrar = Thread.startVirtualThread(() -> register("o1"));
        registrar.join();
        registered.countDown();
        working.join();

        // Then
        assertThat(database.number("SELECT count(*) FROM effect")).isEqualTo(1);
    }

    @Test
    void waiting_and_waking_never_miss_each_other_however_they_race() {
        // Given
        var orders = 60;
        for (var i = 0; i < orders; i++) {
            inbox.keep(message("e" + i, null, "o" + i));
        }

        // When
        try (var racers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < orders; i++) {
                var order = "o" + i;
                racers.execute(() -> register(order));
            }
            racers.execute(() -> drain(worker(this::effectOnceKnown)));
        }
        drain(worker(this::effectOnceKnown));

        // Then
        assertThat(database.number("SELECT count(DISTINCT what) FROM effect")).isEqualTo(orders);
        assertThat(database.number("SELECT count(*) FROM effect")).isEqualTo(orders);
        assertThat(desk.open()).isEmpty();
    }

    @Test
    void a_failing_message_is_tried_again_then_parked_and_again_on_demand() {
        // Given
        var attempts = new AtomicInteger();
        var worker =
                worker((c, m) -> {
                    effect(c, m.eventId());
                    if (attempts.incrementAndGet() <= 3) {
                        throw new IllegalStateException("not yet");
                    }
                    return new Outcome.Done();
                });
        inbox.keep(message("bad", null, "o"));
        inbox.keep(message("good", null, "o"));

        // When
        await().atMost(Duration.ofSeconds(20))
                .until(() -> {
                    drain(worker);
                    return desk.list("parked", 10).size() == 1 || attempts.get() > 4;
                });

        // Then
        assertThat(desk.list("parked", 10)).isEmpty();
        assertThat(database.number("SELECT attempt FROM inbox WHERE event_id = 'bad'"))
                .isGreaterThan(1);
        assertThat(database.number("SELECT count(*) FROM effect")).isEqualTo(2);
    }

    @Test
    void a_message_that_always_fails_is_parked_and_processed_again_on_demand() {
        // Given
        var broken = new AtomicInteger(1);
        var worker =
                worker((c, m) -> {
                    effect(c, m.eventId());
                    if (broken.get() == 1) {
                        throw new IllegalStateException("broken");
                    }
                    return new Outcome.Done();
                });
        inbox.keep(message("bad", null, "o"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> {
                    drain(worker);
                    return desk.list("parked", 10).size() == 1;
                });
        assertThat(desk.list("parked", 10).getFirst().why()).isEqualTo("IllegalStateException");
        assertThat(database.number("SELECT count(*) FROM effect")).isZero();

        // When
        broken.set(0);
        assertThat(desk.again(desk.list("parked", 10).getFirst().id())).isTrue();
        drain(worker);

        // Then
        assertThat(database.number("SELECT count(*) FROM effect")).isEqualTo(1);
        assertThat(desk.open()).isEmpty();
    }

    @Test
    void what_is_ignored_or_parked_leaves_nothing_but_its_reason() {
        // Given
        inbox.keep(message("e1", null, "ignore"));
        inbox.keep(message("e2", null, "park"));

        // When
        drain(
                worker((c, m) -> {
                    effect(c, m.eventId());
                    return m.eventId().equals("e1")
                            ? new Outcome.Ignored("not ours")
                            : new Outcome.Parked("unknown code");
                }));

        // Then
        assertThat(database.number("SELECT count(*) FROM effect")).isZero();
        assertThat(desk.list("ignored", 10).getFirst().why()).isEqualTo("not ours");
        assertThat(desk.list("parked", 10).getFirst().why()).isEqualTo("unknown code");
    }

    private void register(String order) {
        tx.run(c -> {
            try (var insert = c.prepareStatement("INSERT INTO known VALUES (?)")) {
                insert.setString(1, order);
                insert.executeUpdate();
            }
            inbox.wake(c, List.of("order/" + order));
        });
    }

    private Outcome effectOnceKnown(Connection connection, Kept message) throws SQLException {
        var order = new String(message.body(), StandardCharsets.UTF_8);
        effect(connection, order);
        try (var select = connection.prepareStatement("SELECT FROM known WHERE order_id = ?")) {
            select.setString(1, order);
            try (var found = select.executeQuery()) {
                return found.next()
                        ? new Outcome.Done()
                        : new Outcome.Waits(List.of("order/" + order), "order unknown");
            }
        }
    }

    private static void effect(Connection connection, String what) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT INTO effect (what) VALUES (?)")) {
            insert.setString(1, what);
            insert.executeUpdate();
        }
    }

    private InboxWorker worker(Understands understands) {
        var config =
                KitSettings.with(
                                Map.of(
                                        "ordertrail.kit.inbox.attempts",
                                        "4",
                                        "ordertrail.kit.inbox.backoff",
                                        "PT0.01S"))
                        .inbox();
        return new InboxWorker(config, tx, Map.of(ACME, new Handler(understands)));
    }

    private static void drain(InboxWorker worker) {
        while (worker.workOne()) {
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    private static Incoming message(String id, @Nullable String twin, String order) {
        return new Incoming(
                ACME, id, twin, "scan", order.getBytes(StandardCharsets.UTF_8), Samples.NOON);
    }

    private static void pass(CountDownLatch gate) {
        try {
            if (!gate.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody opened the gate");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Understands {
        Outcome handle(Connection connection, Kept message) throws SQLException;
    }

    private record Handler(Understands understands) implements InboxHandler {
        @Override
        public String provider() {
            return ACME;
        }

        @Override
        public Outcome handle(Connection connection, Kept message) throws SQLException {
            return understands.handle(connection, message);
        }
    }
}
