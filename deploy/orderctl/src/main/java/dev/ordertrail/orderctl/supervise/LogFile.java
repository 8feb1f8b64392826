package dev.ordertrail.orderctl.supervise;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// The log of a part. At each start it is put aside once it has grown beyond 16 MiB; three old ones
/// are kept.
public record LogFile(Path path) {
    private static final long LIMIT = 16L * 1024 * 1024;
    private static final long TAIL = 256L * 1024;
    private static final int KEPT = 3;

    /// The log of that part in a directory.
    public static LogFile of(Path directory, String part) {
        return new LogFile(directory.resolve(part + ".log"));
    }

    /// Puts it aside if it has grown too big.
    public void rotate() {
        try {
            if (!Files.exists(path) || Files.size(path) < LIMIT) {
                return;
            }
            for (var age = KEPT - 1; age > 0; age--) {
                if (Files.exists(aged(age))) {
                    Files.move(aged(age), aged(age + 1), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            Files.move(path, aged(1), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot rotate " + path, e);
        }
    }

    /// Its last lines, from its last 256 KiB.
    public List<String> tail(int lines) {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            var from = Math.max(0, file.length() - TAIL);
            var bytes = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            var all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return List.copyOf(all.subList(Math.max(0, all.size() - lines), all.size()));
        } catch (IOException e) {
            return List.of();
        }
    }

    private Path aged(int age) {
        return path.resolveSibling(path.getFileName() + "." + age);
    }
}
