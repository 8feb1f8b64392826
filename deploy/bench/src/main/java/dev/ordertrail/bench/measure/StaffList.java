package dev.ordertrail.bench.measure;

import dev.ordertrail.bench.load.Figures;
import dev.ordertrail.bench.load.Load;
import dev.ordertrail.bench.load.Wire;
import dev.ordertrail.bench.system.Machine;
import dev.ordertrail.orderctl.settings.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// (g) The list of staff on a million orders: ten queries of a working day, each with other values
/// every time, by a few people at once.
public final class StaffList {
    private static final int PEOPLE = 2;
    private static final double MOST_MILLIS = 100;
    private static final long PAUSE_NANOS = 100_000_000L;
    private static final Duration WARM_UP = Duration.ofSeconds(2);

    private final Machine machine;
    private final Plan plan;
    private final int orders;
    private final Path plans;

    /// @param orders how many orders there are
    /// @param plans where the database's plans are written to
    public StaffList(Machine machine, Plan plan, int orders, Path plans) {
        this.machine = machine;
        this.plan = plan;
        this.orders = orders;
        this.plans = plans;
    }

    /// Fills the view, then asks.
    ///
    /// @param tell is told every figure as soon as it is known
    public void measure(Consumer<Row> tell) {
        machine.stop(Service.values());
        machine.start(Service.ORDER, Service.TRACKING); // the one tells the other its workflows
        var head = Orders.head(machine.token("bench", "staff"));
        awaitWorkflows(head);
        machine.stop(Service.ORDER);
        var filled = new StaffListData(machine).fill(orders);
        var each = plan.perCase().dividedBy(StaffQueries.ALL.size());
        var load = new Load(machine.address(Service.TRACKING), PEOPLE);
        tell.accept(
                Row.plain(
                        "list: filled",
                        orders * 1e3 / filled.toMillis(),
                        0,
                        "orders/s",
                        "indexes and vacuum included"));
        for (var query : StaffQueries.ALL) {
            load.closed(WARM_UP, asking(query, head));
        }
        for (var query : StaffQueries.ALL) {
            tell.accept(row(query, load.closed(each, asking(query, head))));
        }
        new StaffListPlans(machine, plans).write(head, orders);
    }

    private Load.Request asking(StaffQueries query, String head) {
        return wire -> ok(wire, query.path(orders, RandomGenerator.getDefault()), head);
    }

    private static Row row(StaffQueries query, Figures figures) {
        var note =
                "p50 %.1f, max %.1f ms, %.0f/s%s"
                        .formatted(
                                figures.millis(50),
                                figures.maxMillis(),
                                figures.perSecond(),
                                figures.failures() == 0 ? "" : ", failures: " + figures.failures());
        var name = "list: " + query.title() + " p99";
        return figures.failures() == 0
                ? Row.atMost(name, figures.millis(99), "ms", MOST_MILLIS, note)
                : Row.atMost(name, Double.POSITIVE_INFINITY, "ms", MOST_MILLIS, note);
    }

    private static boolean ok(Wire wire, String path, String head) throws IOException {
        var answer = wire.ask("GET", path, head, new byte[0]);
        return answer.status() == 200;
    }

    private void awaitWorkflows(String head) {
        try (var wire = new Wire(machine.address(Service.TRACKING))) {
            while (!ok(wire, "/api/orders?status=shipped", head)) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
