package dev.ordertrail.bench.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// (f) How long everything takes to come up by the front door, and what memory each process has
/// then.
public final class Rest {
    private static final double SECONDS = 20;
    private static final double MEBIBYTES = 2560;

    private final Path root;
    private final Path data;

    /// @param root the repository with its built services
    /// @param data a directory for this case alone
    public Rest(Path root, Path data) {
        this.root = root;
        this.data = data;
    }

    /// Starts the system twice by orderctl: the second start, on data that is there, is the one
    /// that counts.
    public List<Row> measure() throws IOException {
        try (var first = new FrontDoor(root, data)) {
            first.awaitUp();
        }
        try (var second = new FrontDoor(root, data)) {
            var seconds = second.awaitUp();
            var rows = new ArrayList<Row>();
            rows.add(Row.atMost("up", seconds, "s", SECONDS, "all parts ready, data there"));
            var memory = second.memory();
            rows.add(
                    Row.atMost(
                            "memory at rest",
                            memory.values().stream().mapToDouble(m -> m).sum(),
                            "MiB",
                            MEBIBYTES,
                            "proportional resident, supervisor included"));
            memory.forEach(
                    (name, mebibytes) -> rows.add(Row.plain("  " + name, mebibytes, 0, "MiB", "")));
            return rows;
        }
    }
}
