package dev.ordertrail.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A PostgreSQL data directory: made on first use, kept for good, and the command that serves it.
///
/// Zonky's own starter turns durability off; here it is on, and said on the command line, where no
/// file overrides it.
///
/// @param data the directory, made if it does not exist
/// @param port where it listens, on loopback only
/// @param password of the superuser `postgres`, set when the directory is made
public record PostgresCluster(Path data, int port, String password) {
    /// The superuser.
    public static final String SUPERUSER = "postgres";

    private static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

    /// Even, rather than fast. Autovacuum takes its time: at its usual pace it takes a third of a
    /// processor for seconds, from those who answer. Under load, the usual 128 MB and 1 GB would
    /// have pages written by those who need room, and flushed all at once in a checkpoint each
    /// minute and a half, while commits wait.
    private static final Map<String, String> SETTINGS =
            Map.of(
                    "autovacuum_vacuum_cost_delay", "10ms",
                    "listen_addresses", "127.0.0.1",
                    "unix_socket_directories", "",
                    "max_connections", "200",
                    "shared_buffers", "512MB",
                    "max_wal_size", "4GB",
                    "jit", "off",
                    "timezone", "UTC",
                    "log_timezone", "UTC");

    private static final Duration END_GRACE = Duration.ofSeconds(20);

    public PostgresCluster {
        data = data.toAbsolutePath().normalize();
    }

    /// Address of a database in it.
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }

    /// Makes the directory if it is not there. A directory whose making was interrupted is made
    /// anew.
    public void prepare() {
        try {
            if (Files.exists(data.resolve("PG_VERSION"))) {
                return;
            }
            Files.createDirectories(data.getParent());
            var half = Files.createTempDirectory(data.getParent(), "initdb");
            initialise(half);
            Files.move(half, data);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the PostgreSQL data directory", e);
        }
    }

    private void initialise(Path directory) throws IOException {
        var secret = Files.createTempFile("postgres", ".password");
        try {
            Files.writeString(secret, password);
            NotAsRoot.handOver(directory);
            NotAsRoot.handOver(secret);
            run(
                    List.of(
                            program("initdb"),
                            "--pgdata=" + directory,
                            "--username=" + SUPERUSER,
                            "--pwfile=" + secret,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--no-locale",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--no-instructions",
                            "--data-checksums"));
        } finally {
            Files.delete(secret);
        }
    }

    /// The command that serves the directory in the foreground. SIGINT ends it cleanly, cutting off
    /// its clients.
    public List<String> command() {
        var command = new ArrayList<>(List.of(program("postgres"), "-D", data.toString()));
        command.addAll(List.of("-p", Integer.toString(port)));
        var settings = new TreeMap<>(SETTINGS);
        settings.putAll(DURABLE);
        settings.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return NotAsRoot.command(command);
    }

    /// The server that serves this directory now, whoever started it.
    public Optional<ProcessHandle> server() {
        return pidInFile().flatMap(ProcessHandle::of).filter(this::isOurs);
    }

    /// Ends a server that an earlier, killed run left behind, and clears the pid file of one that
    /// is gone.
    public void endLeftOver() {
        server().ifPresent(PostgresCluster::end);
        if (server().isEmpty()) {
            try {
                Files.deleteIfExists(pidFile());
            } catch (IOException e) {
                throw new UncheckedIOException("cannot remove a stale postmaster.pid", e);
            }
        }
    }

    /// Ends a server: at once for its clients, with a checkpoint for its data; by force after
    /// twenty seconds.
    public static void end(ProcessHandle server) {
        signal(server, "INT");
        try {
            server.onExit().get(END_GRACE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            server.destroyForcibly();
        } catch (ExecutionException e) {
            throw new EmbeddedStackException("cannot wait for PostgreSQL to end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            server.destroyForcibly();
        }
    }

    private static void signal(ProcessHandle process, String name) {
        try {
            var kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()));
            kill.inheritIO().start().waitFor();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Path pidFile() {
        return data.resolve("postmaster.pid");
    }

    private Optional<Long> pidInFile() {
        try {
            return Files.readAllLines(pidFile()).stream().findFirst().map(Long::valueOf);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// A pid may have gone to another process since: ours names our directory on its command line.
    private boolean isOurs(ProcessHandle process) {
        var info = process.info();
        var line = info.commandLine().or(info::command).orElse("");
        return process.isAlive() && line.contains("postgres") && line.contains(data.toString());
    }

    private static String program(String name) {
        return PostgresBinaries.home().resolve("bin").resolve(name).toString();
    }

    private static void run(List<String> command) throws IOException {
        var builder = new ProcessBuilder(NotAsRoot.command(command)).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new EmbeddedStackException(
                        "PostgreSQL cannot make its data directory: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedStackException(
                    "interrupted while PostgreSQL made its data directory", e);
        }
    }
}
