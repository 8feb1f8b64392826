package dev.ordertrail.bench.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// What the compilers of some JVMs had used at a time, from Linux's `/proc/<pid>/task`, where
/// threads have names. Where the system does not tell, they used nothing.
///
/// @param ticks processor time of each compiler thread, by its directory; a JVM ends such threads
///   when they are idle, and starts others
public record Compilers(Map<Path, Long> ticks) {
    /// Linux tells processor time in hundredths of a second, whatever its own clock does
    /// (`proc(5)`).
    private static final long TICK_MILLIS = 10;

    public Compilers {
        ticks = Map.copyOf(ticks);
    }

    /// The compilers of these processes, now.
    public static Compilers of(Collection<ProcessHandle> processes) {
        var ticks = new HashMap<Path, Long>();
        for (var process : processes) {
            var tasks = Path.of("/proc", Long.toString(process.pid()), "task");
            if (Files.isDirectory(tasks)) {
                look(tasks, ticks);
            }
        }
        return new Compilers(ticks);
    }

    /// Processor time used since an earlier look, but for that of threads that have ended.
    public Duration since(Compilers earlier) {
        return Duration.ofMillis(
                TICK_MILLIS
                        * ticks.entrySet().stream()
                                .mapToLong(t ->
                                        t.getValue() - earlier.ticks.getOrDefault(t.getKey(), 0L))
                                .sum());
    }

    private static void look(Path tasks, Map<Path, Long> ticks) {
        try (var threads = Files.list(tasks)) {
            threads.forEach(thread -> count(thread, ticks));
        } catch (IOException | UncheckedIOException e) {
            // It has ended.
        }
    }

    /// `pid (name) state ...`: user and system time are the 14th and 15th field.
    private static void count(Path thread, Map<Path, Long> ticks) {
        try {
            var line = Files.readString(thread.resolve("stat"));
            var end = line.lastIndexOf(')');
            if (line.substring(line.indexOf('(') + 1, end).matches("C[12] Compiler.*")) {
                var fields = line.substring(end + 2).split(" ", -1);
                ticks.put(thread, Long.parseLong(fields[11]) + Long.parseLong(fields[12]));
            }
        } catch (IOException e) {
            // It has ended since it was listed.
        }
    }
}
