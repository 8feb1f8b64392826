package dev.ordertrail.bench.system;

import dev.ordertrail.contracts.Topics;
import dev.ordertrail.embedded.DatabaseAccess;
import dev.ordertrail.embedded.DatabaseAccess.Credentials;
import dev.ordertrail.embedded.Databases;
import dev.ordertrail.embedded.EmbeddedKafka;
import dev.ordertrail.embedded.TopicSetup;
import dev.ordertrail.orderctl.api.Tokens;
import dev.ordertrail.orderctl.parts.Jvm;
import dev.ordertrail.orderctl.parts.Parts;
import dev.ordertrail.orderctl.settings.Home;
import dev.ordertrail.orderctl.settings.Service;
import dev.ordertrail.orderctl.settings.Settings;
import dev.ordertrail.orderctl.supervise.Detach;
import dev.ordertrail.orderctl.supervise.Part;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A system that can be started in parts: database and broker first, then whichever services a case
/// needs.
public final class Machine implements AutoCloseable {
    private static final int FIRST_PORT = 28080;
    private static final int BARE_PORT = FIRST_PORT + 9;
    private static final int HEAP_BARE = 256;

    private final Settings settings;
    private final Jvm jvm;
    private final Parts parts;
    private final Map<Service, Program> services = new EnumMap<>(Service.class);
    private final Map<String, Program> base = new TreeMap<>();

    /// @param root the repository with its built services
    /// @param data where everything is kept while it runs
    public Machine(Path root, Path data) {
        var ports = new TreeMap<String, String>();
        ports.put("ORDERTRAIL_PORT", Integer.toString(FIRST_PORT));
        for (var service : Service.values()) {
            ports.put(
                    service.name() + "_PORT",
                    Integer.toString(FIRST_PORT + service.defaultPort() % 100 - 80));
        }
        ports.put("KAFKA_PORT", Integer.toString(FIRST_PORT + 20));
        ports.put("KAFKA_CONTROLLER_PORT", Integer.toString(FIRST_PORT + 21));
        ports.put("POSTGRES_PORT", Integer.toString(FIRST_PORT + 22));
        settings = new Settings(ports, new Home(root, data).create());
        jvm = Jvm.usual(settings.home());
        parts = new Parts(settings, jvm);
    }

    /// Starts PostgreSQL and Kafka, with databases and topics.
    public void startBase() {
        base.put("postgres", program(parts.postgres()));
        Program.await("postgres", () -> database("postgres").isValid(1));
        var databases = new Databases(settings.servers().postgres());
        settings.servers().embeddedDatabases().forEach(databases::ensure);
        databases.ensure(bareAccess());
        base.put("kafka", program(parts.kafka()));
        EmbeddedKafka.awaitReady(settings.servers().bootstrapServers());
        new TopicSetup(settings.servers().bootstrapServers(), 1).ensure(Topics.all());
    }

    /// Starts these services, unless they run, and waits until they are ready.
    public void start(Service... wanted) {
        for (var service : wanted) {
            services.computeIfAbsent(service, s -> program(parts.service(s)));
        }
        for (var service : wanted) {
            Program.awaitReady(service.module(), settings.address(service));
        }
    }

    /// Stops these services.
    public void stop(Service... unwanted) {
        for (var service : unwanted) {
            var program = services.remove(service);
            if (program != null) {
                program.close();
            }
        }
    }

    /// Starts the bare endpoint.
    public void startBare() {
        var command = new ArrayList<>(jvm.command("bare", HEAP_BARE));
        command.addAll(List.of("-jar", settings.home().program("deploy/bench").toString()));
        var access = bareAccess();
        var environment =
                Map.of(
                        "BARE_PORT", Integer.toString(BARE_PORT),
                        "BARE_DB_URL", settings.servers().postgres().jdbcUrl(access.database()),
                        "BARE_DB_USER", access.owner().role(),
                        "BARE_DB_PASSWORD", access.owner().password());
        base.put("bare", new Program("bare", Detach.command(command), environment, log("bare")));
        Program.await("bare", () -> Program.answers(bare(), "/bare/orders/none"));
    }

    /// Where the bare endpoint is.
    public URI bare() {
        return URI.create("http://127.0.0.1:" + BARE_PORT);
    }

    /// Where a service is.
    public URI address(Service service) {
        return settings.address(service);
    }

    /// The broker.
    public String bootstrapServers() {
        return settings.servers().bootstrapServers();
    }

    /// A bearer token of this machine's own key pair.
    public String token(String subject, String... roles) {
        return new Tokens(settings, Clock.systemUTC())
                .issue(
                        new dev.ordertrail.embedded.TokenKeys.Bearer(
                                subject, "main", List.of(roles)),
                        java.time.Duration.ofHours(6));
    }

    /// A superuser's connection.
    public Connection database(String name) throws SQLException {
        var postgres = settings.servers().postgres();
        return DriverManager.getConnection(postgres.jdbcUrl(name), "postgres", postgres.password());
    }

    /// Every process that runs now, by name.
    public Map<String, ProcessHandle> processes() {
        var all = new TreeMap<String, ProcessHandle>();
        base.forEach((name, program) -> all.put(name, program.handle()));
        services.forEach((service, program) -> all.put(service.module(), program.handle()));
        return all;
    }

    @Override
    public void close() {
        services.values().forEach(Program::close);
        base.values().forEach(Program::close);
    }

    /// The very process that `./run` would start.
    private Program program(Part part) {
        part.lifecycle().before().run();
        return new Program(
                part.name(), Detach.command(part.command()), part.environment(), log(part.name()));
    }

    private DatabaseAccess bareAccess() {
        var owner = new Credentials("ordertrail_bench_owner", settings.secret("POSTGRES_PASSWORD"));
        return new DatabaseAccess(
                "bench",
                "ordertrail_bench",
                owner,
                new Credentials("ordertrail_bench", owner.password()));
    }

    /// What a process says: `postgres`, or a service by its module's name.
    public Path log(String name) {
        return settings.home().logs().resolve(name + ".log");
    }
}
