package dev.ordertrail.bench.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Proportional resident memory, from Linux's `smaps_rollup`.
public final class Memory {
    private Memory() {}

    /// What a process and its children use, in MiB; shared pages count by their share. 0 where the
    /// system does not tell.
    public static double mebibytes(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                        .mapToLong(p -> kibibytes(p.pid()))
                        .sum()
                / 1024.0;
    }

    /// What a process alone uses, in MiB.
    public static double own(ProcessHandle process) {
        return kibibytes(process.pid()) / 1024.0;
    }

    private static long kibibytes(long pid) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0;
        }
    }
}
