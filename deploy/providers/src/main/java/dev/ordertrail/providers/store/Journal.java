package dev.ordertrail.providers.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// A file of one line for each change. A process that is killed loses at most the line that it was
/// writing. At each start the file is written anew with what is still known.
public final class Journal implements AutoCloseable {
    private static final int KEPT_OF_A_KIND = 5_000;

    private final Path file;
    private final BufferedWriter out;
    private final List<Stored> known;

    private Journal(Path file, List<Stored> known, BufferedWriter out) {
        this.file = file;
        this.known = known;
        this.out = out;
    }

    /// Opens a file, or begins it.
    ///
    /// @param worthKeeping what outlives a restart
    public static Journal open(Path file, Predicate<Stored> worthKeeping) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var known = newest(read(file).stream().filter(worthKeeping).toList());
            var next = file.resolveSibling(file.getFileName() + ".new");
            try (var rewritten = Files.newBufferedWriter(next, StandardCharsets.UTF_8)) {
                for (var stored : known) {
                    rewritten.write(line(stored));
                }
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
            var out =
                    Files.newBufferedWriter(
                            file, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
            return new Journal(file, known, out);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + file, e);
        }
    }

    List<Stored> read() {
        return known;
    }

    void append(Stored stored) {
        write(line(stored));
    }

    void appendRemoval(Stored stored) {
        var gone = Json.object().put("id", stored.id());
        write(gone + "\n");
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + file, e);
        }
    }

    private void write(String line) {
        try {
            out.write(line);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + file, e);
        }
    }

    private static String line(Stored stored) {
        var line =
                Json.object()
                        .put("id", stored.id())
                        .put("account", stored.account())
                        .put("kind", stored.kind());
        line.set("object", stored.object());
        return line + "\n";
    }

    private static Collection<Stored> read(Path file) throws IOException {
        var found = new LinkedHashMap<String, Stored>();
        if (Files.exists(file)) {
            for (var line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                read(line, found);
            }
        }
        return found.values();
    }

    private static void read(String line, Map<String, Stored> found) {
        var json = Json.parse(line);
        var id = json.path("id").asText();
        if (json.path("object") instanceof ObjectNode object) {
            var account = json.path("account").asText();
            found.put(id, new Stored(account, json.path("kind").asText(), id, object));
        } else {
            found.remove(id); // also what was cut off by a kill: it has no id
        }
    }

    private static List<Stored> newest(List<Stored> all) {
        var counts = new HashMap<String, Integer>();
        var kept = new HashSet<String>();
        for (var stored : all.reversed()) {
            if (counts.merge(stored.kind(), 1, Integer::sum) <= KEPT_OF_A_KIND) {
                kept.add(stored.id());
            }
        }
        var newest = new ArrayDeque<Stored>();
        all.stream().filter(s -> kept.contains(s.id())).forEach(newest::add);
        return List.copyOf(newest);
    }
}
