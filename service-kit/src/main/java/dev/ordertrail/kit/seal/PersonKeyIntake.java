package dev.ordertrail.kit.seal;

import dev.ordertrail.contracts.Topics;
import dev.ordertrail.kit.KitConfig;
import dev.ordertrail.kit.tx.DatabaseAway;
import dev.ordertrail.kit.tx.SqlFailure;
import dev.ordertrail.kit.tx.Tx;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/// Follows `person-keys`, all partitions in every replica, where
/// `ordertrail.kit.person-keys.follow` says so.
@Singleton
final class PersonKeyIntake implements KeyFeed {
    private static final Logger LOG = Logger.getLogger(PersonKeyIntake.class);
    private static final String TOPIC = Topics.PERSON_KEYS.name();
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration POLL = Duration.ofMillis(50);

    private final KitConfig.PersonKeys config;
    private final Tx tx;
    private final PersonKeys keys;
    private final Map<String, Object> broker;
    private final Requests requests = new Requests();
    private final Thread thread =
            Thread.ofPlatform().name("person-keys").daemon().unstarted(this::run);
    private volatile boolean open = true;

    @Inject
    PersonKeyIntake(
            KitConfig config,
            Tx tx,
            PersonKeys keys,
            @Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.config = config.personKeys();
        this.tx = tx;
        this.keys = keys;
        this.broker = broker;
    }

    void start(@Observes StartupEvent started) {
        if (config.follow()) {
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        open = false; // it looks every few milliseconds; interrupting it would disturb the
        // consumer's close
    }

    @Override
    public void catchUp() {
        if (config.follow() && !requests.await(config.patience())) {
            LOG.warn("person-keys was not read up to now in time");
        }
    }

    private void run() {
        try {
            while (open) {
                try (var consumer = consumer()) {
                    follow(consumer);
                } catch (InterruptException e) {
                    throw new InterruptedException(e.getMessage());
                } catch (KafkaException | DatabaseAway | SqlFailure e) {
                    LOG.warnf("person-keys starts again: cause=%s", e.getClass().getSimpleName());
                    Thread.sleep(RETRY);
                }
            }
        } catch (InterruptedException _) {
            LOG.debug("person-keys interrupted");
        }
    }

    private void follow(Consumer<String, byte[]> consumer) {
        var partitions =
                consumer.partitionsFor(TOPIC).stream()
                        .map(p -> new TopicPartition(TOPIC, p.partition()))
                        .toList();
        consumer.assign(partitions);
        var stored = tx.read(PersonKeyOffsets::load);
        consumer.seekToBeginning(partitions);
        partitions.stream()
                .filter(p -> stored.containsKey(p.partition()))
                .forEach(p -> consumer.seek(p, stored.getOrDefault(p.partition(), 0L)));
        while (open) {
            var asked = requests.asked();
            var ends =
                    asked > requests.served()
                            ? consumer.endOffsets(partitions)
                            : Map.<TopicPartition, Long>of();
            do {
                takeOver(consumer.poll(POLL));
            } while (open && !reached(consumer, ends));
            requests.serve(asked);
        }
    }

    private static boolean reached(
            Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void takeOver(ConsumerRecords<String, byte[]> records) {
        if (!records.isEmpty()) {
            tx.run(connection -> {
                for (var partition : List.copyOf(records.partitions())) {
                    takeOver(connection, partition.partition(), records.records(partition));
                }
            });
        }
    }

    private void takeOver(
            Connection connection, int part, List<ConsumerRecord<String, byte[]>> records)
            throws SQLException {
        for (var record : records) {
            if (PersonKeyOffsets.isNews(connection, part, record.offset())) {
                learn(connection, record);
            } else {
                keys.forget(record.key()); // another replica has learned it
            }
        }
        PersonKeyOffsets.move(connection, part, records.getLast().offset() + 1);
    }

    private void learn(Connection connection, ConsumerRecord<String, byte[]> record) {
        var value = record.value();
        try {
            keys.learn(connection, record.key(), value == null ? null : PersonKeyJson.read(value));
        } catch (IllegalArgumentException _) {
            LOG.errorf(
                    "unreadable person key: partition=%s offset=%s",
                    record.partition(), record.offset());
        }
    }

    private Consumer<String, byte[]> consumer() {
        var settings = new HashMap<String, Object>(broker);
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "earliest");
        settings.put("client.id", "person-keys");
        settings.remove("group.id");
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
