package dev.ordertrail.order.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.Envelope;
import dev.ordertrail.contracts.EventTypes;
import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.OrderEvent.DeliveryEstimated;
import dev.ordertrail.contracts.Recorded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// What any store of events must do, whoever writes at the same time. A store under test brings
/// itself; the rules stand here.
@DisplayNameGeneration(ReplaceUnderscores.class)
abstract class EventStoreConformance {
    private static final By STAFF = new By("staff1", "staff", "api", null);
    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    /// A new order at version 1.
    abstract String placed();

    /// Appends in a transaction of its own; throws [VersionTaken].
    abstract void append(List<Recorded<OrderEvent>> events);

    /// The stream as it stands.
    abstract OrderStream load(String orderId);

    /// Versions of an order in the log, in their order.
    abstract List<Long> versions(String orderId);

    /// Versions of an order in the outbox, in the order in which they will be told.
    abstract List<Long> told(String orderId);

    @Test
    void what_was_appended_is_read() {
        var order = placed();

        append(List.of(event(order, 2), event(order, 3)));

        assertThat(load(order).version()).isEqualTo(3);
        assertThat(versions(order)).containsExactly(1L, 2L, 3L);
        assertThat(told(order)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_version_is_taken_once() {
        var order = placed();
        append(List.of(event(order, 2)));

        assertThatThrownBy(() -> append(List.of(event(order, 2), event(order, 3))))
                .isInstanceOf(VersionTaken.class);

        assertThat(versions(order)).containsExactly(1L, 2L);
        assertThat(told(order)).containsExactly(1L, 2L);
    }

    @Test
    void an_append_to_many_orders_is_all_or_nothing() {
        var first = placed();
        var second = placed();
        append(List.of(event(second, 2)));

        assertThatThrownBy(() -> append(List.of(event(first, 2), event(second, 2))))
                .isInstanceOf(VersionTaken.class);

        assertThat(versions(first)).containsExactly(1L);
        assertThat(told(first)).containsExactly(1L);
    }

    @Test
    void of_racing_writers_one_wins_each_version() throws Exception {
        var order = placed();
        var each = 25;
        var writers = 8;

        race(writers, () -> appendOneByOne(order, each));

        var all = new ArrayList<Long>();
        for (var version = 1L; version <= 1 + (long) each * writers; version++) {
            all.add(version);
        }
        assertThat(versions(order)).isEqualTo(all);
        assertThat(told(order)).isEqualTo(all);
    }

    @Test
    void writers_of_the_same_orders_never_wait_in_a_circle() throws Exception {
        var orders = new ArrayList<String>();
        for (var i = 0; i < 12; i++) {
            orders.add(placed());
        }

        race(6, () -> appendToAll(orders, 10));

        for (var order : orders) {
            assertThat(versions(order)).hasSize(61);
            assertThat(told(order)).isEqualTo(versions(order));
        }
    }

    private Void appendOneByOne(String order, int times) {
        for (var done = 0; done < times; ) {
            var next = load(order).version() + 1;
            done += attempt(List.of(event(order, next)));
        }
        return null;
    }

    private Void appendToAll(List<String> orders, int times) {
        for (var done = 0; done < times; ) {
            var shuffled = new ArrayList<>(orders);
            Collections.shuffle(shuffled);
            done += attempt(shuffled.stream().map(o -> event(o, load(o).version() + 1)).toList());
        }
        return null;
    }

    private int attempt(List<Recorded<OrderEvent>> events) {
        try {
            append(events);
            return 1;
        } catch (VersionTaken e) {
            return 0;
        }
    }

    private static void race(int writers, Callable<Void> work) throws Exception {
        try (var pool = Executors.newFixedThreadPool(writers)) {
            for (var done : pool.invokeAll(Collections.nCopies(writers, work))) {
                done.get();
            }
        }
    }

    static Recorded<OrderEvent> event(String order, long version) {
        return recorded(order, version, new DeliveryEstimated(STAFF, LocalDate.of(2026, 2, 15)));
    }

    static Recorded<OrderEvent> recorded(String order, long version, OrderEvent event) {
        var envelope =
                new Envelope(
                        UUID.randomUUID().toString(),
                        EventTypes.nameOf(event),
                        "/order-service",
                        order,
                        NOON,
                        NOON,
                        "main",
                        version,
                        "correlation",
                        null,
                        null);
        return new Recorded<>(envelope, event);
    }
}
