package dev.ordertrail.orderctl.parts;

import dev.ordertrail.embedded.KafkaProcess;
import dev.ordertrail.embedded.PostgresCluster;
import dev.ordertrail.gateway.Gateway;
import dev.ordertrail.orderctl.api.Http;
import dev.ordertrail.orderctl.settings.LocalProviders;
import dev.ordertrail.orderctl.settings.Service;
import dev.ordertrail.orderctl.settings.Settings;
import dev.ordertrail.orderctl.supervise.GiveWay;
import dev.ordertrail.orderctl.supervise.Part;
import dev.ordertrail.orderctl.supervise.PortHolder;
import dev.ordertrail.providers.Providers;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// The processes of a system and how each of them is run.
public final class Parts {
    private static final String GATEWAY = "gateway";
    private static final String KAFKA = "kafka";
    private static final String POSTGRES = "postgres";
    private static final String PROVIDERS = "providers";
    private static final int MEGABYTES_OF_PROVIDERS = 64;
    private static final String KAFKA_LOG = "-Dorg.slf4j.simpleLogger.defaultLogLevel=info";

    private final Settings settings;
    private final Jvm jvm;

    /// As they are usually run.
    public Parts(Settings settings) {
        this(settings, Jvm.usual(settings.home()));
    }

    /// @param jvm how JVMs are started
    public Parts(Settings settings, Jvm jvm) {
        this.settings = settings;
        this.jvm = jvm;
    }

    /// All processes that `up` starts with these settings.
    public List<Part> all() {
        var parts = new ArrayList<Part>();
        if (!settings.servers().ownDatabases()) {
            parts.add(postgres());
        }
        if (!settings.servers().ownKafka()) {
            parts.add(kafka());
        }
        if (settings.providers().areUsed()) {
            parts.add(providers());
        }
        parts.addAll(services());
        parts.add(gateway());
        return List.copyOf(parts);
    }

    /// Who ends when: what takes requests first, what keeps data last.
    public static List<List<String>> endings() {
        var services = Stream.of(Service.values()).map(Service::module).toList();
        return List.of(List.of(GATEWAY, PROVIDERS), services, List.of(KAFKA, POSTGRES));
    }

    /// The five services.
    public List<Part> services() {
        return Stream.of(Service.values()).map(this::service).toList();
    }

    /// The embedded database server.
    public Part postgres() {
        var cluster = settings.servers().postgres();
        Runnable before =
                () -> {
                    cluster.prepare();
                    cluster.endLeftOver();
                };
        return new Part(
                POSTGRES,
                List.of(new Part.Port("POSTGRES_PORT", cluster.port())),
                cluster.command(),
                Map.of("LC_ALL", "C"),
                new Part.Lifecycle(before, () -> answers(cluster), PostgresCluster::end));
    }

    /// The embedded broker.
    public Part kafka() {
        var node = settings.servers().kafka();
        var command = jvm.command(KAFKA, 256, KafkaProcess.class, KAFKA_LOG);
        command.add(node.data().toString());
        command.add(Integer.toString(node.port()));
        command.add(Integer.toString(node.controllerPort()));
        return new Part(
                KAFKA,
                List.of(
                        new Part.Port("KAFKA_PORT", node.port()),
                        new Part.Port("KAFKA_CONTROLLER_PORT", node.controllerPort())),
                command,
                Map.of(),
                lifecycle(() -> PortHolder.isBusy(node.port())));
    }

    /// One service.
    public Part service(Service service) {
        var port = settings.port(service);
        var http = new Http(settings.address(service));
        var command = new ArrayList<>(jvm.command(service.module(), service.heapMegabytes()));
        settings.set("ORDERTRAIL_SERVICE_OPTS")
                .ifPresent(options -> command.addAll(List.of(options.strip().split("\\s+", -1))));
        command.addAll(List.of("-jar", settings.home().program(service.module()).toString()));
        return new Part(
                service.module(),
                List.of(new Part.Port(service.name() + "_PORT", port)),
                service.givesWay() ? GiveWay.command(command) : command,
                settings.environmentOf(service),
                lifecycle(() -> http.probe("/q/health/ready").filter(s -> s == 200).isPresent()));
    }

    /// The one address in front.
    public Part gateway() {
        var http = new Http(settings.gateway());
        var environment = new TreeMap<String, String>();
        environment.put("ORDERTRAIL_PORT", Integer.toString(settings.gatewayPort()));
        for (var service : Service.values()) {
            environment.put(service.name() + "_URL", "http://127.0.0.1:" + settings.port(service));
        }
        return new Part(
                GATEWAY,
                List.of(new Part.Port("ORDERTRAIL_PORT", settings.gatewayPort())),
                jvm.command(GATEWAY, 96, Gateway.class),
                environment,
                lifecycle(() -> http.probe(Gateway.HEALTH).filter(s -> s == 200).isPresent()));
    }

    /// The payment providers on this machine.
    public Part providers() {
        var providers = settings.providers();
        var http = new Http(URI.create("http://127.0.0.1:" + providers.port()));
        return new Part(
                PROVIDERS,
                List.of(new Part.Port(LocalProviders.PORT, providers.port())),
                jvm.command(PROVIDERS, MEGABYTES_OF_PROVIDERS, Providers.class),
                providers.environment(),
                jvm.lifecycle(
                        () -> Providers.prepare(settings.home().data()),
                        () -> http.probe(Providers.HEALTH).filter(s -> s == 200).isPresent()));
    }

    private Part.Lifecycle lifecycle(BooleanSupplier ready) {
        return jvm.lifecycle(() -> {}, ready);
    }

    private static boolean answers(PostgresCluster cluster) {
        try (var connection =
                DriverManager.getConnection(
                        cluster.jdbcUrl("postgres"),
                        PostgresCluster.SUPERUSER,
                        cluster.password())) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }
}
