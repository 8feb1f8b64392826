package dev.ordertrail.bench.measure;

import dev.ordertrail.bench.load.Wire;
import dev.ordertrail.bench.system.Machine;
import dev.ordertrail.orderctl.settings.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// The plans that the database took for the very statements of the service, with their parameters,
/// as `auto_explain` writes them (EXPLAIN with ANALYZE and BUFFERS).
final class StaffListPlans {
    private static final List<String> SETTINGS =
            List.of(
                    "session_preload_libraries = 'auto_explain'",
                    "auto_explain.log_min_duration = 0",
                    "auto_explain.log_analyze = on",
                    "auto_explain.log_buffers = on");
    // An entry ends where a line begins with the time of the next.
    private static final Pattern ENTRY =
            Pattern.compile("(?s)duration: [^\\n]*plan:\\n(.*?)(?=\\n\\d{4}-\\d\\d-\\d\\d |\\z)");
    private static final int EACH = 2;

    private final Machine machine;
    private final Path file;

    StaffListPlans(Machine machine, Path file) {
        this.machine = machine;
        this.file = file;
    }

    void write(String head, int orders) {
        set("SET ");
        machine.stop(Service.TRACKING);
        machine.start(Service.TRACKING);
        try (var wire = new Wire(machine.address(Service.TRACKING))) {
            var plans = new StringBuilder();
            for (var query : StaffQueries.ALL) {
                plans.append("=== ").append(query.title()).append(" ===\n");
                for (var i = 0; i < EACH; i++) {
                    var path = query.path(orders, RandomGenerator.getDefault());
                    wire.ask("GET", path, head, new byte[0]); // so that the page cache is warm
                    plans.append("--- ").append(path).append('\n').append(logged(wire, path, head));
                }
            }
            Files.writeString(file, plans);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            set("RESET ");
            machine.stop(Service.TRACKING);
        }
    }

    private String logged(Wire wire, String path, String head) throws IOException {
        var log = machine.log("postgres");
        var before = Files.size(log);
        wire.ask("GET", path, head, new byte[0]);
        var said = new String(Files.readAllBytes(log), java.nio.charset.StandardCharsets.UTF_8);
        var plans = new StringBuilder();
        var entries = ENTRY.matcher(said.substring((int) Math.min(before, said.length())));
        while (entries.find()) {
            var plan = entries.group(1);
            if (plan.contains("order_list_0") || plan.contains("order_search_0")) {
                plans.append(plan).append("\n\n");
            }
        }
        return plans.toString();
    }

    private void set(String word) {
        try (var database = machine.database("ordertrail_tracking")) {
            for (var setting : SETTINGS) {
                var what =
                        word.equals("SET ") ? setting : setting.substring(0, setting.indexOf(' '));
                StaffListData.run(database, "ALTER DATABASE ordertrail_tracking " + word + what);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot have plans written", e);
        }
    }
}
