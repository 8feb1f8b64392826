package dev.ordertrail.systemtest.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.ordertrail.embedded.DatabaseAccess;
import dev.ordertrail.orderctl.api.Http;
import dev.ordertrail.orderctl.api.Tokens;
import dev.ordertrail.orderctl.settings.Home;
import dev.ordertrail.orderctl.settings.Service;
import dev.ordertrail.orderctl.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The whole system, brought up by `./run` as a user does it, with its data in a directory of its
/// own and on ports of its own.
public final class WholeSystem implements AutoCloseable {
    private static final Duration UP_WITHIN = Duration.ofMinutes(3);
    private static final Duration DOWN_WITHIN = Duration.ofMinutes(1);
    private static @Nullable WholeSystem shared;

    private final DiscordStub discord = new DiscordStub();
    private final Path home;
    private final Map<String, String> environment;
    private @Nullable Process process;

    private WholeSystem() {
        home = temporary();
        environment = new LinkedHashMap<>(Ports.choose(RandomGenerator.getDefault()));
        environment.put("ORDERTRAIL_HOME", home.toString());
        environment.put("ORDERTRAIL_ROOT", root().toString());
        environment.put("ORDERTRAIL_BUILD", "never");
        environment.put(
                "ORDERTRAIL_PUBLIC_URL", "http://localhost:" + environment.get("ORDERTRAIL_PORT"));
        environment.put("DISCORD_WEBHOOK_URL", discord.webhook());
        // Test runs are short: what the second compiler makes faster would be over by then.
        environment.put("ORDERTRAIL_SERVICE_OPTS", "-XX:TieredStopAtLevel=1");
    }

    /// The one system that the tests of this JVM share; up, and taken down when the JVM ends.
    public static synchronized WholeSystem shared() {
        var system = shared;
        if (system == null) {
            system = new WholeSystem();
            var last = system;
            Runtime.getRuntime().addShutdownHook(new Thread(last::close));
            system.up();
            shared = system;
        }
        return system;
    }

    /// A system that is not up yet and belongs to the caller.
    public static WholeSystem another() {
        return new WholeSystem();
    }

    /// Brings it up.
    ///
    /// @return how long that took
    public Duration up() {
        var began = System.nanoTime();
        var said = home.resolve("up.log");
        try {
            var builder = new ProcessBuilder(root().resolve("run").toString(), "up");
            builder.redirectErrorStream(true).redirectOutput(said.toFile());
            builder.environment().putAll(environment);
            var started = builder.start();
            process = started;
            await().atMost(UP_WITHIN).until(() -> saysUp(said) || !started.isAlive());
            if (!started.isAlive()) {
                throw new IllegalStateException("it did not come up: " + Files.readString(said));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /// Tries to bring it up where it cannot come up.
    ///
    /// @return what it says
    public String fails() {
        try {
            var builder = new ProcessBuilder(root().resolve("run").toString(), "up");
            builder.redirectErrorStream(true).environment().putAll(environment);
            var started = builder.start();
            var said = new String(started.getInputStream().readAllBytes(), UTF_8);
            if (started.waitFor() == 0) {
                throw new IllegalStateException("it came up: " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean saysUp(Path said) throws IOException {
        return Files.readString(said).contains("Ctrl-C stops everything");
    }

    /// Ctrl-C, and waits until it is over.
    public void down() {
        var running = process;
        if (running == null) {
            return;
        }
        running.destroy();
        try {
            if (!running.waitFor(DOWN_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                running.destroyForcibly();
                throw new IllegalStateException("it did not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process = null;
    }

    /// The processes that it consists of, by the names of their parts.
    public Map<String, ProcessHandle> processes() {
        var all = new LinkedHashMap<String, ProcessHandle>();
        if (!Files.isDirectory(home.resolve("run"))) {
            return all;
        }
        try (var files = Files.list(home.resolve("run"))) {
            files.filter(f -> f.toString().endsWith(".pid")).sorted().forEach(f -> read(f, all));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static void read(Path file, Map<String, ProcessHandle> into) {
        try {
            var pid = Long.parseLong(Files.readString(file).strip().split(" ", 2)[0]);
            var name = file.getFileName().toString().replace(".pid", "");
            ProcessHandle.of(pid).filter(ProcessHandle::isAlive).ifPresent(p -> into.put(name, p));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// `kill -9` of a part and of whatever it has started.
    ///
    /// @return whether there was anything to kill
    public boolean kill(String part) {
        var victim = processes().get(part);
        if (victim == null) {
            return false;
        }
        var all = Stream.concat(Stream.of(victim), victim.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        return true;
    }

    /// Stops a part without ending it: it holds its port and answers nobody, until this is closed.
    public Away freeze(String part) {
        var frozen = Objects.requireNonNull(processes().get(part));
        signal("-STOP", frozen);
        return () -> signal("-CONT", frozen);
    }

    /// Kills a part and takes its port, so that it does not come back before this is closed.
    public Away keepAway(String part, String portVariable) {
        var port = Objects.requireNonNull(ports().get(portVariable));
        kill(part);
        var taken =
                await().atMost(Duration.ofSeconds(20))
                        .pollInterval(Duration.ofMillis(5))
                        .ignoreExceptions()
                        .until(() -> new Doorstop(port), _ -> true);
        return taken::close;
    }

    /// Something that is away until this is closed.
    public interface Away extends AutoCloseable {
        @Override
        void close();
    }

    private static void signal(String signal, ProcessHandle process) {
        try {
            var pid = Long.toString(process.pid());
            if (new ProcessBuilder("kill", signal, pid).inheritIO().start().waitFor() != 0) {
                throw new IllegalStateException("no such process: " + pid);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Its settings, as orderctl reads them.
    public Settings settings() {
        return new Settings(environment, Home.from(environment));
    }

    /// The one address in front.
    public Http gateway() {
        return new Http(settings().gateway());
    }

    /// A service's own address, for what stays behind the gateway.
    public Http service(Service service) {
        return new Http(settings().address(service));
    }

    /// A token of shop `main`.
    public String token(String subject, String... roles) {
        return new Tokens(settings(), Clock.systemUTC()).issue(subject, roles);
    }

    /// The channel that stands in for Discord.
    public DiscordStub discord() {
        return discord;
    }

    /// Every port that it uses.
    public Map<String, Integer> ports() {
        var ports = new LinkedHashMap<String, Integer>();
        environment.forEach((name, value) -> {
            if (name.endsWith("_PORT")) {
                ports.put(name, Integer.valueOf(value));
            }
        });
        return ports;
    }

    /// A connection to a service's database, as its owner.
    public Connection database(Service service) throws SQLException {
        var settings = settings();
        var access =
                settings.servers().embeddedDatabases().stream()
                        .filter(a -> a.service().equals(service.key()))
                        .findFirst()
                        .map(DatabaseAccess::owner)
                        .orElseThrow();
        var url = settings.servers().postgres().jdbcUrl("ordertrail_" + service.key());
        return DriverManager.getConnection(url, access.role(), access.password());
    }

    /// What a part wrote to its log, at the end of it.
    public String log(String part) {
        try {
            var file = home.resolve("logs").resolve(part + ".log");
            return Files.exists(file) ? new String(Files.readAllBytes(file), UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The environment in which it runs.
    public Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    @Override
    public void close() {
        try {
            down();
        } finally {
            discord.close();
            keepLogs();
            remove(home);
        }
    }

    /// The repository, as `./test` names it; else the directory above this that holds `run`.
    public static Path root() {
        var named = System.getenv("ORDERTRAIL_ROOT");
        if (named != null && !named.isBlank()) {
            return Path.of(named);
        }
        var here = Path.of("").toAbsolutePath();
        while (here != null && !Files.isExecutable(here.resolve("run"))) {
            here = here.getParent();
        }
        if (here == null) {
            throw new IllegalStateException("not inside the repository");
        }
        return here;
    }

    /// Others may pass through: PostgreSQL never runs as root.
    private static Path temporary() {
        try {
            var home = Files.createTempDirectory("ordertrail-system");
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What its parts wrote stays in `target/system-logs`, for whoever has to find out why.
    private void keepLogs() {
        var kept = Path.of("target", "system-logs", String.valueOf(home.getFileName()));
        try {
            Files.createDirectories(kept);
            for (var directory : List.of(home, home.resolve("logs"))) {
                keepLogs(directory, kept);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void keepLogs(Path directory, Path kept) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (var logs = Files.newDirectoryStream(directory, "*.log")) {
            for (var log : logs) {
                Files.copy(
                        log, kept.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void remove(Path directory) {
        try (var files = Files.walk(directory)) {
            files.sorted(java.util.Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
