package dev.ordertrail.bench.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// What the compilers of a JVM take, from Linux's `/proc/<pid>/task`, where its threads have names.
public final class Compilers {
    /// Linux tells processor time in hundredths of a second, whatever its own clock does
    /// (`proc(5)`).
    private static final long TICK_MILLIS = 10;

    private Compilers() {}

    /// Processor time that the compilers of a process have used so far. Zero where the system does
    /// not tell.
    public static Duration used(ProcessHandle process) {
        var tasks = Path.of("/proc", Long.toString(process.pid()), "task");
        if (!Files.isDirectory(tasks)) {
            return Duration.ZERO;
        }
        try (var threads = Files.list(tasks)) {
            return Duration.ofMillis(
                    TICK_MILLIS * threads.mapToLong(thread -> ticks(thread.resolve("stat"))).sum());
        } catch (IOException | UncheckedIOException e) {
            return Duration.ZERO;
        }
    }

    /// `pid (name) state ...`: user and system time are the 14th and 15th field. A thread that has
    /// ended since it was listed has used nothing.
    private static long ticks(Path stat) {
        try {
            var line = Files.readString(stat);
            var name = line.substring(line.indexOf('(') + 1, line.lastIndexOf(')'));
            if (!name.matches("C[12] Compiler.*")) {
                return 0;
            }
            var fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        } catch (IOException e) {
            return 0;
        }
    }
}
