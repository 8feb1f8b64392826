package dev.ordertrail.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ordertrail.bench.measure.Place;
import dev.ordertrail.bench.measure.Plan;
import dev.ordertrail.bench.measure.Read;
import dev.ordertrail.bench.measure.RelayDrain;
import dev.ordertrail.bench.measure.Replay;
import dev.ordertrail.bench.measure.Rest;
import dev.ordertrail.bench.measure.Row;
import dev.ordertrail.bench.measure.See;
import dev.ordertrail.bench.measure.StaffList;
import dev.ordertrail.bench.measure.Whole;
import dev.ordertrail.bench.system.Machine;
import dev.ordertrail.bench.system.Machines;
import dev.ordertrail.embedded.Directories;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The bench: one command, a table and a JSON file.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures the system beside what this machine could do at best, in one run.")
public final class Bench implements Callable<Integer> {
    private static final Duration WARM_UP = Duration.ofSeconds(40);
    private static final int SHORT_DIVISOR = 10;
    private static final int EVENTS = 500_000;
    private static final int BACKLOG = 200_000;
    private static final int LISTED = 1_000_000;

    @Option(
            names = "--only",
            split = ",",
            description =
                    "Cases: place, whole, see, relay, read, replay, rest, list. All by default.")
    private Set<String> only =
            Set.of("place", "whole", "see", "relay", "read", "replay", "rest", "list");

    @Option(names = "--seconds", defaultValue = "60", description = "Seconds a case and side.")
    private int seconds = 60;

    @Option(names = "--short", description = "A tenth of everything, to try the bench itself.")
    private boolean isShort;

    @Option(names = "--json", defaultValue = "bench.json", description = "Where the figures go.")
    private Path json = Path.of("bench.json");

    private final List<Row> rows = new ArrayList<>();

    /// Orders a second of the bare endpoint in this run.
    private double bare;

    /// Runs it.
    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        var root =
                Path.of(System.getenv().getOrDefault("ORDERTRAIL_ROOT", ""))
                        .toAbsolutePath()
                        .normalize();
        var data = Files.createTempDirectory("ordertrail-bench");
        var plan = plan();
        try {
            if (only.contains("rest")) {
                add(new Rest(root, data.resolve("rest")).measure());
            }
            measure(new Machines(root, data), plan);
        } finally {
            Directories.delete(data);
        }
        Table.print(rows);
        write();
        return rows.stream().allMatch(Row::reached) ? 0 : 1;
    }

    /// Each group of cases has a machine of its own: what one has left behind is no load of the
    /// next.
    private void measure(Machines machines, Plan plan) {
        if (only.contains("relay")) {
            machines.on("relay", machine -> add(List.of(new RelayDrain(machine, plan).measure())));
        }
        if (any("place", "whole")) {
            machines.on("place", machine -> place(machine, plan));
        }
        if (any("whole", "see", "read")) {
            machines.on("whole", machine -> whole(machine, plan));
        }
        if (any("replay", "list")) {
            machines.on("history", machine -> history(machine, plan));
        }
    }

    private boolean any(String... cases) {
        return Arrays.stream(cases).anyMatch(only::contains);
    }

    private void place(Machine machine, Plan plan) {
        var placed = new Place(machine, plan).measure();
        add(placed.rows());
        bare = placed.bare().perSecond();
    }

    private void whole(Machine machine, Plan plan) {
        if (only.contains("whole")) {
            add(List.of(new Whole(machine, plan).measure(bare)));
        }
        if (only.contains("see")) {
            add(new See(machine, plan).measure());
        }
        if (only.contains("read")) {
            add(new Read(machine, plan).measure());
        }
    }

    private void history(Machine machine, Plan plan) {
        if (only.contains("replay")) {
            add(new Replay(machine, plan).measure());
        }
        if (only.contains("list")) {
            var orders = isShort ? LISTED / SHORT_DIVISOR : LISTED;
            new StaffList(machine, plan, orders, json.resolveSibling("bench-list-plans.txt"))
                    .measure(row -> add(List.of(row)));
        }
    }

    private Plan plan() {
        var time = Duration.ofSeconds(seconds);
        return isShort
                ? new Plan(
                        WARM_UP.dividedBy(3),
                        time.dividedBy(SHORT_DIVISOR),
                        2,
                        EVENTS / SHORT_DIVISOR,
                        BACKLOG / SHORT_DIVISOR)
                : new Plan(WARM_UP, time, 4, EVENTS, BACKLOG);
    }

    private void add(List<Row> more) {
        more.forEach(Table::say);
        rows.addAll(more);
    }

    private void write() throws java.io.IOException {
        var all = new TreeMap<String, Object>();
        all.put("at", Instant.now().toString());
        all.put(
                "machine",
                Map.of(
                        "processors", Runtime.getRuntime().availableProcessors(),
                        "java", Runtime.version().toString(),
                        "system",
                                System.getProperty("os.name")
                                        + " "
                                        + System.getProperty("os.arch")));
        all.put("rows", rows);
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(json.toFile(), all);
    }
}
