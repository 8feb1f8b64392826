package dev.ordertrail.embedded;

import dev.ordertrail.contracts.Topic;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;

/// Makes topics and brings the settings of existing ones in line. A number of partitions is never
/// changed: a key would change its partition and with it its order, so another number is refused.
public final class TopicSetup {
    private static final int TIMEOUT_SECONDS = 60;

    private final String bootstrapServers;
    private final short replicas;

    /// @param replicas copies of each partition of a new topic
    public TopicSetup(String bootstrapServers, int replicas) {
        this.bootstrapServers = bootstrapServers;
        this.replicas = (short) replicas;
    }

    /// Makes what is missing.
    ///
    /// @throws EmbeddedStackException when a topic has another number of partitions, or the broker
    ///   refuses
    public void ensure(Collection<Topic> topics) {
        try (var admin =
                Admin.create(
                        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            var names = get(admin.listTopics().names());
            var there = topics.stream().filter(t -> names.contains(t.name())).toList();
            refuseOtherPartitions(admin, there);
            align(admin, there);
            create(admin, topics, names);
        }
    }

    private static void refuseOtherPartitions(Admin admin, List<Topic> topics) {
        var names = topics.stream().map(Topic::name).toList();
        Map<String, TopicDescription> found = get(admin.describeTopics(names).allTopicNames());
        for (var topic : topics) {
            var description = found.get(topic.name());
            var partitions = description == null ? 0 : description.partitions().size();
            if (partitions != topic.partitions()) {
                throw new EmbeddedStackException(
                        "topic %s has %d partitions and must have %d: keys would change their partition; copy it into a new topic instead"
                                .formatted(topic.name(), partitions, topic.partitions()));
            }
        }
    }

    private static void align(Admin admin, List<Topic> topics) {
        var changes = new HashMap<ConfigResource, Collection<AlterConfigOp>>();
        for (var topic : topics) {
            var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
            changes.put(
                    resource,
                    topic.settings().entrySet().stream()
                            .map(e -> new ConfigEntry(e.getKey(), e.getValue()))
                            .map(e -> new AlterConfigOp(e, AlterConfigOp.OpType.SET))
                            .toList());
        }
        get(admin.incrementalAlterConfigs(changes).all());
    }

    private void create(Admin admin, Collection<Topic> topics, Set<String> there) {
        var missing =
                topics.stream()
                        .filter(t -> !there.contains(t.name()))
                        .map(t ->
                                new NewTopic(t.name(), t.partitions(), replicas)
                                        .configs(t.settings()))
                        .collect(Collectors.toSet());
        get(admin.createTopics(missing).all());
        awaitKnown(admin, topics);
    }

    /// The controller has made them; brokers learn of them a moment later.
    private static void awaitKnown(Admin admin, Collection<Topic> topics) {
        var names = topics.stream().map(Topic::name).collect(Collectors.toSet());
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        while (!get(admin.listTopics().names()).containsAll(names)) {
            if (System.nanoTime() > deadline) {
                throw new EmbeddedStackException("Kafka does not show the topics it has made");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new EmbeddedStackException("Kafka refused to set up topics", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedStackException("interrupted while topics were set up", e);
        }
    }
}
