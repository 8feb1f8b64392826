package dev.ordertrail.orderctl.command;

import dev.ordertrail.orderctl.Failure;
import dev.ordertrail.orderctl.settings.Settings;
import dev.ordertrail.orderctl.supervise.LogFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What parts say.
@Command(name = "logs", description = "What the parts say: the last lines of all, or of one.")
public final class Logs implements Callable<Integer> {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Settings settings;

    @Mixin private Output output;

    @Parameters(
            arity = "0..1",
            paramLabel = "part",
            description = "postgres, kafka, gateway or a service such as order-service.")
    private @Nullable String part;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on as it says more, until Ctrl-C.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            defaultValue = "40",
            description = "How many lines (${DEFAULT-VALUE}).")
    private int lines;

    public Logs(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() throws IOException {
        var logs = logs();
        var tails = new LinkedHashMap<String, List<String>>();
        logs.forEach((name, log) -> tails.put(name, log.tail(lines)));
        output.print(tails, () -> text(tails));
        if (follow) {
            follow(logs);
        }
        return 0;
    }

    private Map<String, LogFile> logs() {
        var names = Up.names(settings);
        if (part != null && !names.contains(part)) {
            throw new Failure("no such part: " + part + "; there are " + String.join(", ", names));
        }
        var logs = new LinkedHashMap<String, LogFile>();
        for (var name : part == null ? names : List.of(part)) {
            logs.put(name, LogFile.of(settings.home().logs(), name));
        }
        return logs;
    }

    private static String text(Map<String, List<String>> tails) {
        var text = new StringBuilder();
        tails.forEach((name, lines) -> {
            if (tails.size() > 1) {
                text.append("== ").append(name).append('\n');
            }
            lines.forEach(line -> text.append(line).append('\n'));
        });
        return text.toString();
    }

    private void follow(Map<String, LogFile> logs) throws IOException {
        var positions = new LinkedHashMap<String, Long>();
        for (var log : logs.entrySet()) {
            positions.put(log.getKey(), size(log.getValue()));
        }
        while (!Thread.interrupted()) {
            for (var log : logs.entrySet()) {
                positions.merge(
                        log.getKey(), 0L, (from, _) -> more(log.getKey(), log.getValue(), from));
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private Long more(String name, LogFile log, long from) {
        try (var file = new RandomAccessFile(log.path().toFile(), "r")) {
            var start = file.length() < from ? 0 : from;
            var bytes = new byte[(int) Math.min(1 << 20, file.length() - start)];
            file.seek(start);
            file.readFully(bytes);
            var text = new String(bytes, StandardCharsets.UTF_8);
            var whole = text.substring(0, text.lastIndexOf('\n') + 1);
            var prefix = part == null ? name + " | " : "";
            whole.lines().forEach(line -> output.out().println(prefix + line));
            output.out().flush();
            return start + whole.getBytes(StandardCharsets.UTF_8).length;
        } catch (IOException e) {
            return from;
        }
    }

    private static long size(LogFile log) throws IOException {
        var file = log.path().toFile();
        return file.exists() ? file.length() : 0;
    }
}
