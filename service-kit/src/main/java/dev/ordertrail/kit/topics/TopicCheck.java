package dev.ordertrail.kit.topics;

import dev.ordertrail.contracts.Topic;
import dev.ordertrail.contracts.Topics;
import dev.ordertrail.kit.KitConfig;
import dev.ordertrail.kit.health.Stops;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jboss.logging.Logger;

/// Looks at the topics in the background, until the broker is there and all topics are.
@Singleton
final class TopicCheck {
    private static final Logger LOG = Logger.getLogger(TopicCheck.class);

    private final KitConfig.TopicCheck config;
    private final Map<String, Object> broker;
    private final Stops stops;
    private final Thread thread = Thread.ofVirtual().name("topic-check").unstarted(this::run);

    @Inject
    TopicCheck(
            KitConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            Stops stops) {
        this.config = config.topicCheck();
        this.broker = broker;
        this.stops = stops;
    }

    void start(@Observes StartupEvent started) {
        if (config.enabled()) {
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        thread.interrupt();
    }

    private void run() {
        try (var admin = Admin.create(broker)) {
            var unseen = Topics.all();
            while (!unseen.isEmpty()) {
                unseen = unseen(admin, unseen);
                if (!unseen.isEmpty()) {
                    Thread.sleep(config.retry());
                }
            }
            LOG.info("topics are as they should be");
        } catch (InterruptedException _) {
            LOG.debug("topic check interrupted");
        } catch (KafkaException e) {
            LOG.errorf("topics cannot be checked: cause=%s", e.getClass().getSimpleName());
        }
    }

    /// The topics that could not be looked at yet.
    private List<Topic> unseen(Admin admin, List<Topic> topics) throws InterruptedException {
        var answers =
                admin.describeTopics(topics.stream().map(Topic::name).toList()).topicNameValues();
        var unseen = new ArrayList<Topic>();
        for (var topic : topics) {
            try {
                var answer = answers.get(topic.name());
                if (answer != null) {
                    check(topic, answer.get().partitions().size());
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                    LOG.debugf("topic is missing: topic=%s", topic.name());
                }
                unseen.add(topic);
            }
        }
        return unseen;
    }

    private void check(Topic topic, int partitions) {
        if (partitions != topic.partitions()) {
            stops.stopped(
                    topic.name(),
                    "has "
                            + partitions
                            + " partitions, the contract says "
                            + topic.partitions()
                            + " and never another number");
        }
    }
}
