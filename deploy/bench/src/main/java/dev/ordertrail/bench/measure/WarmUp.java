package dev.ordertrail.bench.measure;

import dev.ordertrail.bench.system.Machine;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// Load before anything is counted, in stretches. After each, nothing is asked until the processes
/// have come to rest: under a load that takes every processor, the compilers of a JVM get next to
/// nothing of them, and what is measured then is not the steady state but the way to it.
final class WarmUp {
    private static final Duration STRETCH = Duration.ofSeconds(10);
    private static final Duration LONGEST_REST = Duration.ofSeconds(45);
    private static final long LOOK_NANOS = 1_000_000_000L;

    /// Of one processor, all processes together; compiling takes a whole one.
    private static final double AT_REST = 0.5;

    private final Machine machine;

    WarmUp(Machine machine) {
        this.machine = machine;
    }

    /// Gives it load for so long in all, and rest in between.
    ///
    /// @param load what keeps the system busy for as long as it is told
    void with(Duration all, Consumer<Duration> load) {
        var left = all;
        while (left.isPositive()) {
            load.accept(left.compareTo(STRETCH) < 0 ? left : STRETCH);
            left = left.minus(STRETCH);
            rest();
        }
    }

    private void rest() {
        var end = System.nanoTime() + LONGEST_REST.toNanos();
        var before = used();
        var since = System.nanoTime();
        while (since < end) {
            LockSupport.parkNanos(LOOK_NANOS);
            var now = used();
            var at = System.nanoTime();
            if (now.minus(before).toNanos() < AT_REST * (at - since)) {
                return;
            }
            before = now;
            since = at;
        }
    }

    /// Processor time of all JVMs that are measured.
    private Duration used() {
        return machine.processes().values().stream()
                .flatMap(p -> p.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }
}
