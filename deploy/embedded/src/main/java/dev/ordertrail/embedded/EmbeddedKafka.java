package dev.ordertrail.embedded;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.utils.Time;

/// A Kafka broker inside this JVM.
public final class EmbeddedKafka implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);

    private final KafkaNode node;
    private final KafkaRaftServer server;

    private EmbeddedKafka(KafkaNode node, KafkaRaftServer server) {
        this.node = node;
        this.server = server;
    }

    /// Starts a broker and waits until it answers.
    ///
    /// @throws EmbeddedStackException when it does not answer within a minute
    public static EmbeddedKafka start(KafkaNode node) {
        node.prepare();
        var server = new KafkaRaftServer(KafkaConfig.fromProps(node.properties()), Time.SYSTEM);
        server.startup();
        awaitReady(node.bootstrapServers());
        return new EmbeddedKafka(node, server);
    }

    /// Where its data are and how to reach it.
    public KafkaNode node() {
        return node;
    }

    /// Waits until a broker at an address answers.
    public static void awaitReady(String bootstrapServers) {
        try (var admin =
                Admin.create(
                        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            admin.describeCluster().nodes().get(START.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new EmbeddedStackException("Kafka does not answer at " + bootstrapServers, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedStackException("interrupted while waiting for Kafka", e);
        }
    }

    /// Ends the broker cleanly; its data stay.
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
