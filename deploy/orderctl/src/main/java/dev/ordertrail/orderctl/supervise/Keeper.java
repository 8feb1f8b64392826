package dev.ordertrail.orderctl.supervise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Keeps one part running: starts it, waits for it, starts it again when it dies, ends it.
public final class Keeper {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final int STARTS = 3;

    private final Part part;
    private final RunFile runFile;
    private final LogFile log;
    private @Nullable ProcessHandle process;
    private @Nullable Instant startedAt;
    private int starts;

    /// @param run where process ids are remembered
    /// @param logs where it writes what it has to say
    public Keeper(Part part, Path run, Path logs) {
        this.part = part;
        this.runFile = new RunFile(run, part.name());
        this.log = LogFile.of(logs, part.name());
    }

    /// What is kept running.
    public Part part() {
        return part;
    }

    /// Where it writes what it has to say.
    public LogFile log() {
        return log;
    }

    /// Its process, if it runs; after a restart of ours also the one that an earlier run started.
    public synchronized Optional<ProcessHandle> process() {
        if (process == null) {
            return runFile.process();
        }
        return Optional.of(process).filter(ProcessHandle::isAlive);
    }

    /// How long it has been running.
    public synchronized Duration age() {
        return startedAt == null ? Duration.ZERO : Duration.between(startedAt, Instant.now());
    }

    /// Starts it; it may not be ready yet.
    public synchronized void start() {
        part.lifecycle().before().run();
        log.rotate();
        var builder = new ProcessBuilder(Detach.command(part.command()));
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()));
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(part.environment());
        try {
            var started = builder.start().toHandle();
            process = started;
            startedAt = Instant.now();
            starts++;
            runFile.write(started);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + part.name(), e);
        }
    }

    /// Waits until it is ready; it may die and be started again by others a few times meanwhile.
    ///
    /// @return false when it died for the third time or was not ready in time
    public boolean awaitReady(Duration patience) {
        return awaitReady(patience, this::hasGivenUp);
    }

    /// Waits until this very process is ready.
    ///
    /// @return false when it died or was not ready in time
    boolean awaitReadyOrDeath(Duration patience) {
        return awaitReady(patience, () -> process().isEmpty());
    }

    private boolean awaitReady(Duration patience, BooleanSupplier hopeless) {
        var deadline = Instant.now().plus(patience);
        while (process().isEmpty() || !part.lifecycle().ready().getAsBoolean()) {
            if (hopeless.getAsBoolean()
                    || Instant.now().isAfter(deadline)
                    || Thread.interrupted()) {
                return false;
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        return true;
    }

    private synchronized boolean hasGivenUp() {
        return starts >= STARTS && process().isEmpty();
    }

    /// Ends several at the same time.
    public static void endAll(Collection<Keeper> keepers) {
        var ends = keepers.stream().map(k -> Thread.ofVirtual().start(k::end)).toList();
        for (var end : ends) {
            try {
                end.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Ends it cleanly, by force after twenty seconds.
    public synchronized void end() {
        process().ifPresent(this::end);
        runFile.clear();
        process = null;
    }

    private void end(ProcessHandle running) {
        part.lifecycle().end().accept(running);
        try {
            running.onExit().get(GRACE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            running.destroyForcibly();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot wait for " + part.name() + " to end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running.destroyForcibly();
        }
    }
}
