package dev.ordertrail.bench.measure;

import dev.ordertrail.bench.load.Figures;
import dev.ordertrail.bench.load.Load;
import dev.ordertrail.bench.load.Wire;
import dev.ordertrail.bench.system.Machine;
import dev.ordertrail.orderctl.settings.Service;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.HdrHistogram.ConcurrentHistogram;

/// (b) From the answer to a POST until tracking shows it, at 200 orders a second with everything
/// up, beside a bare round trip through the broker.
public final class See {
    static final int PER_SECOND = 200;
    private static final int CLIENTS = 16;
    private static final double WITHIN_ROUND_TRIPS = 20;

    private final Machine machine;
    private final Plan plan;

    public See(Machine machine, Plan plan) {
        this.machine = machine;
        this.plan = plan;
    }

    /// Measures both in turn.
    public List<Row> measure() {
        machine.start(Service.values());
        var seen = new ConcurrentHistogram(60_000_000L, 3);
        var trips = Figures.histogram();
        new WarmUp(machine)
                .with(plan.warmUp(), time -> look(new ConcurrentHistogram(60_000_000L, 3), time));
        for (var round = 0; round < plan.rounds(); round++) {
            look(seen, plan.stretch());
            trips.add(
                    new RoundTrip(machine.bootstrapServers()).measure(plan.stretch(), PER_SECOND));
        }
        var ours = new Figures(0, 0, seen);
        var bare = new Figures(0, 0, trips);
        var times = ours.millis(99) / bare.millis(99);
        return List.of(
                Row.plain("see p50", ours.millis(50), bare.millis(50), "ms", "at 200 orders/s"),
                new Row(
                        "see p99",
                        ours.millis(99),
                        bare.millis(99),
                        "ms",
                        times,
                        "≤ 20 round trips",
                        times <= WITHIN_ROUND_TRIPS,
                        seen.getTotalCount() + " orders"),
                Row.plain("see max", ours.maxMillis(), bare.maxMillis(), "ms", ""));
    }

    private void look(ConcurrentHistogram seen, java.time.Duration time) {
        var orders = new Orders(machine);
        var visibility = new Visibility(machine);
        var idle = new ConcurrentLinkedQueue<Wire>();
        new Load(orders.address(), CLIENTS)
                .open(
                        time,
                        PER_SECOND,
                        wire -> {
                            var answer = orders.place(wire);
                            var since = System.nanoTime();
                            if (!Orders.created(answer)) {
                                return false;
                            }
                            var reader = idle.poll();
                            var reading = reader == null ? visibility.connect() : reader;
                            var nanos = visibility.await(reading, Orders.id(answer), since);
                            idle.add(reading);
                            if (nanos == Visibility.NEVER) {
                                throw new IllegalStateException(
                                        "an order is not visible after half a minute");
                            }
                            seen.recordValue(nanos / 1000);
                            return true;
                        });
        idle.forEach(See::close);
    }

    private static void close(Wire wire) {
        try {
            wire.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
