package dev.ordertrail.order.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Timers that run. They fall due by the database's clock, so that replicas whose clocks differ
/// agree; a test that moves the clock of the service moves them along.
@ApplicationScoped
public class OrderTimers {

    /// Rows of [#bind]: timers of one order, due from now.
    static final String INSERT =
            """
            insert into order_timer (order_id, timer, entered, due_at)
            select ?, t.timer, t.entered, clock_timestamp() + t.after + ?::interval
            from unnest(?::text[], ?::bigint[], ?::interval[]) as t (timer, entered, after)
            """;

    private static final String SET =
            "with gone as (delete from order_timer where order_id = ?) " + INSERT;

    /// By the statement's time: an index is not asked for a time that changes from row to row.
    private static final String DUE =
            "select order_id, timer, entered from order_timer where due_at <= statement_timestamp()"
                    + " + ?::interval order by due_at limit ?";

    private static final String TAKE =
            "delete from order_timer where ctid = (select ctid from order_timer where order_id = ?"
                    + " and timer = ? and entered = ? for update skip locked)";
    private static final String LATER =
            "update order_timer set due_at = clock_timestamp() + ?::interval + interval '1 minute'"
                    + " where order_id = ? and timer = ? and entered = ?";

    private final Clock clock;

    OrderTimers(Clock clock) {
        this.clock = clock;
    }

    /// Sets the timers of an order; those it had are gone.
    public void set(Connection c, String orderId, List<Running> timers) throws SQLException {
        try (var set = c.prepareStatement(SET)) {
            set.setString(1, orderId);
            bind(set, 2, orderId, timers);
            set.executeUpdate();
        }
    }

    int bind(PreparedStatement insert, int from, String orderId, List<Running> timers)
            throws SQLException {
        var c = insert.getConnection();
        var names = timers.stream().map(Running::timer).toArray();
        var entered = timers.stream().map(Running::entered).toArray();
        var after = timers.stream().map(t -> t.after().toString()).toArray();
        insert.setString(from, orderId);
        insert.setString(from + 1, moved());
        insert.setArray(from + 2, c.createArrayOf("text", names));
        insert.setArray(from + 3, c.createArrayOf("bigint", entered));
        insert.setArray(from + 4, c.createArrayOf("interval", after));
        return from + 5;
    }

    /// What has run out, the longest due first.
    public List<RanOut> due(Connection c, int most) throws SQLException {
        try (var select = c.prepareStatement(DUE)) {
            select.setString(1, moved());
            select.setInt(2, most);
            var due = new ArrayList<RanOut>();
            var rows = select.executeQuery();
            while (rows.next()) {
                due.add(new RanOut(rows.getString(1), rows.getString(2), rows.getLong(3)));
            }
            return due;
        }
    }

    /// Takes one that has run out: from now on it has fired, if the transaction commits.
    ///
    /// @return false when it is gone, or another replica has it in hand
    public boolean take(Connection c, RanOut timer) throws SQLException {
        try (var delete = c.prepareStatement(TAKE)) {
            bind(delete, 1, timer);
            return delete.executeUpdate() == 1;
        }
    }

    /// Tries it again in a minute.
    public void later(Connection c, RanOut timer) throws SQLException {
        try (var update = c.prepareStatement(LATER)) {
            update.setString(1, moved());
            bind(update, 2, timer);
            update.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, int from, RanOut timer)
            throws SQLException {
        statement.setString(from, timer.orderId());
        statement.setString(from + 1, timer.timer());
        statement.setLong(from + 2, timer.entered());
    }

    /// How far the clock of the service was moved: zero but in tests.
    String moved() {
        var apart = Duration.between(Instant.now(), clock.instant());
        return apart.abs().compareTo(Duration.ofSeconds(1)) < 0 ? "PT0S" : apart.toString();
    }

    /// A timer to be set.
    ///
    /// @param entered the version of the event that entered the status it runs in
    /// @param after from now
    public record Running(String timer, long entered, Duration after) {}

    /// A timer that has run out.
    public record RanOut(String orderId, String timer, long entered) {}
}
