package dev.ordertrail.orderctl.command;

import dev.ordertrail.orderctl.parts.Parts;
import dev.ordertrail.orderctl.settings.Settings;
import dev.ordertrail.orderctl.supervise.OneAtATime;
import dev.ordertrail.orderctl.supervise.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// What runs.
@Command(
        name = "status",
        description = {
            "What runs, and whether it is ready.",
            "Exits with 1 unless everything is ready."
        })
public final class Status implements Callable<Integer> {
    private final Settings settings;

    @Mixin private Output output;

    public Status(Settings settings) {
        this.settings = settings;
    }

    /// A part as it is now.
    ///
    /// @param state `ready`, `starting` or `down`
    /// @param pid of its process, if it runs
    /// @param upSeconds how long it has been running
    public record PartStatus(
            String part, String state, @Nullable Long pid, List<Integer> ports, long upSeconds) {}

    @Override
    public Integer call() {
        var all = read(settings);
        var supervisor = OneAtATime.holder(settings.home().run());
        output.print(
                all,
                () -> {
                    var table = new Table("PART", "STATE", "PID", "PORTS", "UP");
                    for (var part : all) {
                        var pid = part.pid() == null ? "-" : Long.toString(part.pid());
                        var up = part.pid() == null ? "-" : part.upSeconds() + " s";
                        table.row(part.part(), part.state(), pid, part.ports(), up);
                    }
                    return table
                            + supervisor
                                    .map(p -> "kept up by pid " + p.pid())
                                    .orElse("nobody keeps it up: ./run");
                });
        return all.stream().allMatch(p -> p.state().equals("ready")) ? 0 : 1;
    }

    /// The state of every part.
    static List<PartStatus> read(Settings settings) {
        var preflight = new Preflight(settings);
        var all = new ArrayList<PartStatus>();
        for (var part : new Parts(settings).all()) {
            all.add(status(part, preflight.keeper(part).process().orElse(null)));
        }
        return List.copyOf(all);
    }

    private static PartStatus status(Part part, @Nullable ProcessHandle process) {
        var ports = part.ports().stream().map(Part.Port::number).toList();
        if (process == null) {
            return new PartStatus(part.name(), "down", null, ports, 0);
        }
        var state = part.lifecycle().ready().getAsBoolean() ? "ready" : "starting";
        var since = process.info().startInstant().orElseGet(Instant::now);
        var up = Duration.between(since, Instant.now()).toSeconds();
        return new PartStatus(part.name(), state, process.pid(), ports, up);
    }
}
