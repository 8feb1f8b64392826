package dev.ordertrail.bench.measure;

import dev.ordertrail.bench.load.Figures;
import dev.ordertrail.bench.load.Load;
import dev.ordertrail.bench.load.Wire;
import dev.ordertrail.bench.system.Machine;
import dev.ordertrail.orderctl.settings.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/// (a) The highest steady rate of the whole system at which tracking stays less than a second
/// behind.
public final class Whole {
    private static final double STEP = 1.25;
    private static final long BEHIND_NANOS = 1_000_000_000L;
    private static final long SAMPLE_EVERY_NANOS = 50_000_000L;
    private static final double RATIO = 0.15;
    private static final int FIRST_STEP = -2;
    private static final double KEPT_UP = 0.98;

    /// Each of several JVMs has as much to compile as one alone.
    private static final int JVMS_TO_WARM = 3;

    private static final int CATCH_UP_TRIES = 6;

    private final Machine machine;
    private final Plan plan;
    private String missed = "";

    public Whole(Machine machine, Plan plan) {
        this.machine = machine;
        this.plan = plan;
    }

    /// Steps up until it falls behind.
    ///
    /// @param bare orders a second of the bare endpoint in this run
    public Row measure(double bare) {
        machine.start(Service.values());
        catchUp();
        new WarmUp(machine).with(plan.warmUp().multipliedBy(JVMS_TO_WARM), this::flood);
        catchUp();
        var steps = FIRST_STEP;
        var rate = rate(bare, steps);
        keepsUp(rate, plan.warmUp());
        catchUp();
        var best = 0;
        var step = plan.perCase().dividedBy(2);
        while (keepsUp(rate, step)) {
            best = rate;
            rate = rate(bare, ++steps);
        }
        catchUp();
        return Row.atLeast(
                "whole system",
                best,
                bare,
                "orders/s",
                RATIO,
                "steady for %d s; at %d/s %s".formatted(step.toSeconds(), rate, missed));
    }

    /// Step 0 is the goal itself, to the order.
    private static int rate(double bare, int steps) {
        return (int) Math.ceil(bare * RATIO * Math.pow(STEP, steps));
    }

    /// What is called seldom is compiled late: everything gets more than it can take, and then time
    /// to take it.
    private void flood(Duration time) {
        var orders = new Orders(machine);
        new Load(orders.address(), Place.CLIENTS)
                .closed(time, wire -> Orders.created(orders.place(wire)));
    }

    private boolean keepsUp(int rate, Duration time) {
        var orders = new Orders(machine);
        var going = new AtomicBoolean(true);
        var worst = CompletableFuture.supplyAsync(() -> sample(orders, going));
        Figures figures;
        try {
            figures =
                    new Load(orders.address(), 2 * Place.CLIENTS)
                            .open(time, rate, wire -> Orders.created(orders.place(wire)));
        } finally {
            going.set(false);
        }
        missed = missed(figures, rate, worst.join());
        return missed.isEmpty();
    }

    /// What a step did not reach; empty when it kept up.
    private static String missed(Figures figures, int rate, long worst) {
        if (figures.failures() > 0) {
            return figures.failures() + " failed";
        }
        if (figures.perSecond() < rate * KEPT_UP || figures.millis(99) >= BEHIND_NANOS / 1e6) {
            return "placing fell behind";
        }
        return worst < BEHIND_NANOS
                ? ""
                : worst == Visibility.NEVER
                        ? "tracking was more than half a minute behind"
                        : "tracking was %.1f s behind".formatted(worst / 1e9);
    }

    /// Waits until tracking shows what is placed now: however far behind it was, it gets there.
    private void catchUp() {
        var visibility = new Visibility(machine);
        var orders = new Orders(machine);
        try (var writer = new Wire(orders.address());
                var reader = visibility.connect()) {
            var id = Orders.id(orders.place(writer));
            for (var tries = 0; tries < CATCH_UP_TRIES; tries++) {
                if (visibility.await(reader, id, System.nanoTime()) != Visibility.NEVER) {
                    return;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("tracking does not catch up with what was placed");
    }

    /// Places orders of its own and measures when tracking shows them; the worst counts.
    private long sample(Orders orders, AtomicBoolean going) {
        var visibility = new Visibility(machine);
        var worst = 0L;
        try (var writer = new Wire(orders.address());
                var reader = visibility.connect()) {
            while (going.get()) {
                var answer = orders.place(writer);
                if (Orders.created(answer)) {
                    worst =
                            Math.max(
                                    worst,
                                    visibility.await(reader, Orders.id(answer), System.nanoTime()));
                }
                LockSupport.parkNanos(SAMPLE_EVERY_NANOS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return worst;
    }
}
