package dev.ordertrail.orderctl.command;

import dev.ordertrail.embedded.Directories;
import dev.ordertrail.embedded.FreePorts;
import dev.ordertrail.orderctl.parts.Jvm;
import dev.ordertrail.orderctl.parts.Parts;
import dev.ordertrail.orderctl.settings.Home;
import dev.ordertrail.orderctl.settings.LocalProviders;
import dev.ordertrail.orderctl.settings.Service;
import dev.ordertrail.orderctl.settings.Settings;
import dev.ordertrail.orderctl.supervise.Part;
import dev.ordertrail.orderctl.supervise.Supervisor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Brings a system up that nobody uses, on free ports and with data that is thrown away, drives one
/// order through it and stops it. Each of its JVMs writes as it ends what it has learnt of its
/// classes; later starts begin with that.
@Command(name = "warm", hidden = true, description = "Fills the start caches; part of the build.")
public final class Warm implements Callable<Integer> {
    private final Settings usual;

    @Mixin private Output output;

    @Parameters(paramLabel = "<directory>", description = "Where the caches are written.")
    private Path caches;

    public Warm(Settings usual) {
        this.usual = usual;
    }

    @Override
    public Integer call() throws IOException {
        var home = new Home(usual.home().root(), usual.home().root().resolve("target/warm"));
        var settings = forget(new Settings(ports(), home.create()));
        var parts = new Parts(settings, Jvm.filling(home, caches.toAbsolutePath()));
        var supervisor = new Supervisor(new Silence());
        var killer = new Thread(supervisor::kill, "kill");
        Runtime.getRuntime().addShutdownHook(killer);
        output.say("  [1/3] starting everything once");
        new Start(settings, supervisor, _ -> {}).all(parts);
        output.say("  [2/3] one order through its life");
        var driven = new CommandLine(new Demo(settings)).execute("--patience=10");
        output.say("  [3/3] writing what was learnt");
        supervisor.stop(endings());
        Runtime.getRuntime().removeShutdownHook(killer);
        Directories.delete(home.data());
        return driven == 0 && complete(parts) ? 0 : 1;
    }

    /// A run that was killed may have left processes and data.
    private static Settings forget(Settings settings) throws IOException {
        new Preflight(settings).endLeftOvers();
        Directories.delete(settings.home().data());
        settings.home().create();
        return new Settings(ports(), settings.home());
    }

    private static Map<String, String> ports() {
        var names =
                Stream.concat(
                                Stream.of(Service.values()).map(s -> s.name() + "_PORT"),
                                Stream.of(
                                        "ORDERTRAIL_PORT",
                                        LocalProviders.PORT,
                                        "KAFKA_PORT",
                                        "KAFKA_CONTROLLER_PORT",
                                        "POSTGRES_PORT"))
                        .toList();
        var free = new LinkedHashSet<Integer>();
        while (free.size() < names.size()) {
            free.add(FreePorts.next());
        }
        var ports = new HashMap<String, String>();
        var numbers = free.iterator();
        names.forEach(name -> ports.put(name, numbers.next().toString()));
        return ports;
    }

    /// Writing a cache takes a processor and half a gigabyte: not all of them at once.
    private static List<List<String>> endings() {
        return List.of(
                List.of("gateway", "providers", "order-service", "payment-service"),
                List.of("shipping-adapter", "notification-service"),
                List.of("tracking-query-service"),
                List.of("kafka", "postgres"));
    }

    private boolean complete(Parts parts) {
        return parts.all().stream()
                .map(Part::name)
                .filter(name -> !name.equals("postgres"))
                .allMatch(name -> Files.exists(caches.resolve(name + ".aot")));
    }

    /// A part that dies is started again; the log of the build has what it said.
    private static final class Silence implements Supervisor.Listener {
        @Override
        public void died(Part part, Duration restartIn) {}

        @Override
        public void back(Part part) {}
    }
}
