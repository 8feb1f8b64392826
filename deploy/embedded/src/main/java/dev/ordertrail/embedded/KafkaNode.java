package dev.ordertrail.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ordertrail.contracts.Topics;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/// A Kafka node on disk: broker and controller in one, formatted on first use, kept for good.
///
/// @param data its directory, made if it does not exist
/// @param port where clients connect, on loopback only
/// @param controllerPort where the controller listens, on loopback only
public record KafkaNode(Path data, int port, int controllerPort) {
    /// Partitions of a topic for which nobody said how many.
    public static final int PARTITIONS = 12;

    private static final int NODE = 1;
    private static final String CONTROLLER = "CONTROLLER";

    public KafkaNode {
        data = data.toAbsolutePath().normalize();
    }

    /// What clients connect to.
    public String bootstrapServers() {
        return "localhost:" + port;
    }

    /// Formats the directory unless it is formatted.
    ///
    /// @throws EmbeddedStackException when Kafka refuses
    public void prepare() {
        if (Files.exists(data.resolve("meta.properties"))) {
            return;
        }
        var formatter =
                new Formatter()
                        .setPrintStream(
                                new PrintStream(OutputStream.nullOutputStream(), false, UTF_8))
                        .setNodeId(NODE)
                        .setClusterId(Uuid.randomUuid().toString())
                        .setControllerListenerName(CONTROLLER)
                        .setMetadataLogDirectory(data.toString())
                        .setDirectories(List.of(data.toString()))
                        .setReleaseVersion(MetadataVersion.latestProduction());
        try {
            Files.createDirectories(data);
            formatter.run();
        } catch (Exception e) { // run() declares nothing narrower
            throw new EmbeddedStackException("Kafka cannot format " + data, e);
        }
    }

    /// The settings of the node: what a single small machine needs, and the limits that contracts
    /// sets.
    Properties properties() {
        var settings = new Properties();
        identity(settings);
        limits(settings);
        size(settings);
        return settings;
    }

    private void identity(Properties settings) {
        settings.setProperty("process.roles", "broker,controller");
        settings.setProperty("node.id", Integer.toString(NODE));
        settings.setProperty("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        settings.setProperty("controller.listener.names", CONTROLLER);
        settings.setProperty(
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.setProperty("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.setProperty(
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.setProperty("log.dirs", data.toString());
    }

    private static void limits(Properties settings) {
        var bytes = Topics.ORDER_EVENTS.settings().get("max.message.bytes");
        settings.setProperty("message.max.bytes", bytes);
        settings.setProperty("replica.fetch.max.bytes", bytes);
        settings.setProperty("auto.create.topics.enable", "false");
        settings.setProperty("num.partitions", Integer.toString(PARTITIONS));
        settings.setProperty("offsets.topic.replication.factor", "1");
        settings.setProperty("transaction.state.log.replication.factor", "1");
        settings.setProperty("transaction.state.log.min.isr", "1");
        settings.setProperty("share.coordinator.state.topic.replication.factor", "1");
        settings.setProperty("share.coordinator.state.topic.min.isr", "1");
    }

    private static void size(Properties settings) {
        settings.setProperty("num.network.threads", "2");
        settings.setProperty("num.io.threads", "4");
        settings.setProperty("background.threads", "2");
        settings.setProperty("num.recovery.threads.per.data.dir", "2");
        settings.setProperty("offsets.topic.num.partitions", "8");
        settings.setProperty("transaction.state.log.num.partitions", "4");
        settings.setProperty("share.coordinator.state.topic.num.partitions", "2");
        settings.setProperty("log.cleaner.dedupe.buffer.size", "8388608");
        settings.setProperty("log.index.size.max.bytes", "1048576");
        settings.setProperty("group.initial.rebalance.delay.ms", "0");
        settings.setProperty("controlled.shutdown.max.retries", "1");
    }
}
