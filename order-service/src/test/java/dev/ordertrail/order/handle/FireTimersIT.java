package dev.ordertrail.order.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.OrderEvent.Cause;
import dev.ordertrail.contracts.OrderEvent.StatusChanged;
import dev.ordertrail.contracts.OrderEvent.TimerFired;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.order.support.Bodies;
import dev.ordertrail.order.support.MovableClock;
import dev.ordertrail.order.support.OrderStack;
import dev.ordertrail.order.support.Placed;
import dev.ordertrail.order.support.Wire;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Timers of real orders in a real database, whose clock stays where it is: only the service's own
/// is moved.
@QuarkusTest
@OrderStack
@DisplayNameGeneration(ReplaceUnderscores.class)
class FireTimersIT {
    private static final Duration TWO_DAYS = Duration.ofDays(2);

    @Inject FireTimers timers;
    @Inject DataSource database;

    @Test
    void an_unpaid_order_expires_by_itself() {
        var order = Placed.order(Bodies.unpaid());
        assertThat(running(order)).isEqualTo(1);

        MovableClock.later(TWO_DAYS, () -> await().until(() -> running(order) == 0));

        await().untilAsserted(() -> assertThat(fired(order)).hasSize(1));
        assertThat(heard(order))
                .filteredOn(StatusChanged.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        StatusChanged.class,
                        e -> {
                            assertThat(e.to()).isEqualTo("cancelled");
                            assertThat(e.cause()).isEqualTo(Cause.TIMER);
                            assertThat(e.by().role()).isEqualTo("system");
                        });
    }

    @Test
    void nothing_fires_before_its_time() {
        var order = Placed.order(Bodies.unpaid());
        MovableClock.later(Duration.ofHours(23), () -> timers.fire(1_000));
        assertThat(running(order)).isEqualTo(1);
    }

    @Test
    void an_order_that_moved_on_has_other_timers() {
        var order = Placed.order(Bodies.escrow());
        assertThat(running(order)).isEqualTo(2);
        order.moved("order_confirmed");
        assertThat(names(order)).containsExactlyInAnyOrder("not_sent", "still_not_sent");
    }

    @Test
    void a_reminder_moves_nothing_and_a_task_is_raised_once() {
        var order = Placed.order(Bodies.escrow());
        MovableClock.later(Duration.ofDays(4), () -> await().until(() -> running(order) == 0));
        await().untilAsserted(() -> assertThat(fired(order)).hasSize(2));
        assertThat(heard(order)).filteredOn(StatusChanged.class::isInstance).isEmpty();
        assertThat(heard(order))
                .filteredOn(OrderEvent.AnomalyRaised.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        OrderEvent.AnomalyRaised.class,
                        e -> assertThat(e.anomalyId()).isEqualTo("overdue:still_not_confirmed"));
    }

    @Test
    void eight_replicas_fire_each_timer_once() throws Exception {
        var orders = IntStream.range(0, 40).mapToObj(_ -> Placed.order(Bodies.unpaid())).toList();
        var replicas =
                IntStream.range(0, 8)
                        .<Callable<Integer>>mapToObj(_ -> () -> timers.fire(1_000))
                        .toList();
        MovableClock.later(
                TWO_DAYS,
                () -> {
                    try (var pool = Executors.newFixedThreadPool(8)) {
                        pool.invokeAll(replicas);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    await().until(() -> orders.stream().allMatch(o -> running(o) == 0));
                });
        assertThat(orders).allSatisfy(o -> assertThat(recorded(o)).isEqualTo(1));
    }

    @Test
    void what_fell_due_during_an_outage_is_spread() {
        IntStream.range(0, 30).forEach(_ -> Placed.order(Bodies.unpaid()));
        MovableClock.later(TWO_DAYS, () -> assertThat(timers.fire(5)).isLessThanOrEqualTo(5));
    }

    private static List<OrderEvent> heard(Placed order) {
        return Wire.heard(order.id()).stream().map(Recorded::event).toList();
    }

    private static List<OrderEvent> fired(Placed order) {
        return heard(order).stream().filter(TimerFired.class::isInstance).toList();
    }

    /// How often the log says that a timer of the order fired.
    private long recorded(Placed order) {
        try (var connection = database.getConnection();
                var select =
                        connection.prepareStatement(
                                "select count(*) from order_event where order_id = ? and type ="
                                        + " 'dev.ordertrail.order.timer-fired.v1'")) {
            select.setString(1, order.id());
            var row = select.executeQuery();
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int running(Placed order) {
        return names(order).size();
    }

    private List<String> names(Placed order) {
        try (var connection = database.getConnection();
                var select =
                        connection.prepareStatement(
                                "select array_agg(timer) from order_timer where order_id = ?")) {
            select.setString(1, order.id());
            var row = select.executeQuery();
            row.next();
            var names = row.getArray(1);
            return names == null ? List.of() : List.of((String[]) names.getArray());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
