package dev.ordertrail.bench.measure;

import dev.ordertrail.bench.system.Compilers;
import dev.ordertrail.bench.system.Machine;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// Load before anything is counted, in stretches, until the compilers of all JVMs that are measured
/// have done most of their work. After each stretch nothing is asked until the processes have come
/// to rest: under a load that takes every processor, the compilers get next to nothing of them, and
/// what is measured then is not the steady state but the way to it.
final class WarmUp {
    private static final Duration STRETCH = Duration.ofSeconds(10);
    private static final Duration LONGEST_REST = Duration.ofSeconds(45);
    private static final long LOOK_NANOS = 1_000_000_000L;

    /// Of one processor, all processes together; compiling takes a whole one.
    private static final double AT_REST = 0.5;

    /// Of one processor for as long as the load was, the compilers of all processes together, in a
    /// stretch and its rest.
    private static final double COMPILED = 0.15;

    /// How many times its least a warm-up may take on a slow machine.
    private static final int LONGEST = 2;

    private final Machine machine;

    WarmUp(Machine machine) {
        this.machine = machine;
    }

    /// Gives it load for so long at least, to the next whole stretch, and rest in between.
    ///
    /// @param load what keeps the system busy for as long as it is told
    void with(Duration least, Consumer<Duration> load) {
        var longest = least.multipliedBy(LONGEST);
        var given = Duration.ZERO;
        var compiling = true;
        while (given.compareTo(compiling ? longest : least) < 0) {
            var before = Compilers.of(machine.processes().values());
            load.accept(STRETCH);
            rest();
            var compiled = Compilers.of(machine.processes().values()).since(before);
            compiling = compiled.toNanos() > COMPILED * STRETCH.toNanos();
            given = given.plus(STRETCH);
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
