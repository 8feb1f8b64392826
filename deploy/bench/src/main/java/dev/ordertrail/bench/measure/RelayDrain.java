package dev.ordertrail.bench.measure;

import dev.ordertrail.bench.system.Machine;
import dev.ordertrail.contracts.Topics;
import dev.ordertrail.orderctl.settings.Service;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;

/// (c) How fast the relay empties an outbox that filled while the broker was away. The rows have
/// the size of real ones and go to a topic that no order depends on.
public final class RelayDrain {
    private static final double LEAST = 20_000;

    /// Counting reads the whole outbox: a watcher that never rests takes half a processor from what
    /// it watches.
    private static final long PAUSE_NANOS = 100_000_000L;

    private static final String FILL =
            """
            insert into outbox (aggregatetype, aggregateid, type, payload, event_id, headers)
            select ?, 'bench-' || n % 5000, 'dev.ordertrail.bench.v1', convert_to(rpad('{"n":' || n || '}', 500), 'UTF8'),
                   'bench-' || n,
                   json_build_object('ce_specversion', '1.0', 'ce_id', 'bench-' || n, 'ce_type', 'dev.ordertrail.bench.v1',
                     'ce_source', '/order-service', 'ce_subject', 'bench-' || n % 5000, 'ce_time', '2026-01-01T00:00:00Z',
                     'ce_recordedtime', '2026-01-01T00:00:00Z', 'ce_shop', 'main', 'ce_streamversion', n::text,
                     'content-type', 'application/json')
            from generate_series(1, ?) n
            """;

    private final Machine machine;
    private final Plan plan;

    public RelayDrain(Machine machine, Plan plan) {
        this.machine = machine;
        this.plan = plan;
    }

    /// Fills the outbox while the service is down, then starts it and watches.
    public Row measure() {
        machine.start(Service.ORDER); // its tables exist from here on
        machine.stop(Service.ORDER);
        try (var database = machine.database("ordertrail_order")) {
            try (var insert = database.prepareStatement(FILL)) {
                insert.setString(1, Topics.ORDER_COMMAND_RESULTS.name());
                insert.setInt(2, plan.backlog());
                insert.executeUpdate();
            }
            var all = left(database);
            var watching = new Watch(all);
            var starting = Thread.startVirtualThread(() -> machine.start(Service.ORDER));
            while (!watching.done(left(database))) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            starting.join();
            return Row.atLeast(
                    "relay", watching.perSecond(), "records/s", LEAST, all + " rows of 500 bytes");
        } catch (SQLException e) {
            throw new IllegalStateException("cannot watch the outbox", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static long left(Connection database) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery("select count(*) from outbox")) {
            row.next();
            return row.getLong(1);
        }
    }

    /// From the first look at which something was gone to the one at which nothing is left.
    private static final class Watch {
        private final long all;
        private long beginning;
        private long gone;
        private long nanos;

        Watch(long all) {
            this.all = all;
        }

        boolean done(long left) {
            if (left == all) {
                beginning = System.nanoTime();
            }
            gone = all - left;
            nanos = System.nanoTime() - beginning;
            return left == 0;
        }

        double perSecond() {
            return gone * 1e9 / nanos;
        }
    }
}
