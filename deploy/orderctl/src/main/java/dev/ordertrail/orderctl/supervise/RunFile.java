package dev.ordertrail.orderctl.supervise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

/// Remembers which process is which part, across runs. A process id alone says little, since ids
/// are given again: the time at which the process began tells whether it is still the same.
public final class RunFile {
    private final Path file;

    public RunFile(Path directory, String part) {
        this.file = directory.resolve(part + ".pid");
    }

    /// Remembers a process.
    public void write(ProcessHandle process) {
        var began = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        try {
            var next = Files.writeString(sibling(), process.pid() + " " + began + "\n");
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /// The remembered process, if it still runs.
    public Optional<ProcessHandle> process() {
        try {
            var words = Files.readString(file).strip().split(" ", 2);
            var began = Long.parseLong(words[1]);
            return ProcessHandle.of(Long.parseLong(words[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(p -> beganAt(p, began));
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /// Forgets it.
    public void clear() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file, e);
        }
    }

    private static boolean beganAt(ProcessHandle process, long began) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L) == began;
    }

    private Path sibling() {
        return file.resolveSibling(file.getFileName() + ".new");
    }
}
