package dev.ordertrail.orderctl.command;

import dev.ordertrail.contracts.Topics;
import dev.ordertrail.orderctl.Failure;
import dev.ordertrail.orderctl.settings.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The topics.
@Command(
        name = "topics",
        description = "The topics: partitions, records, how long records are kept.")
public final class TopicList implements Callable<Integer> {
    private final Settings settings;

    @Mixin private Output output;

    @Option(names = "--all", description = "Also the empty topics of dead letters.")
    private boolean all;

    public TopicList(Settings settings) {
        this.settings = settings;
    }

    /// A topic as it is now.
    ///
    /// @param records between its first and its last offset
    /// @param wanted what contracts asks for
    public record Found(String topic, int partitions, int wanted, long records, String kept) {}

    @Override
    public Integer call() {
        Map<String, Object> config =
                Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                        settings.servers().bootstrapServers());
        try (var admin = Admin.create(config)) {
            var found = read(admin);
            output.print(found, () -> text(found));
            return found.stream().allMatch(t -> t.partitions() == t.wanted()) ? 0 : 1;
        }
    }

    private List<Found> read(Admin admin) {
        var names = get(admin.listTopics().names());
        var wanted = Topics.all();
        var there = wanted.stream().map(t -> t.name()).filter(names::contains).toList();
        var described = get(admin.describeTopics(there).allTopicNames());
        var records = records(admin, described);
        var found = new ArrayList<Found>();
        for (var topic : wanted) {
            var count = records.getOrDefault(topic.name(), 0L);
            var description = described.get(topic.name());
            var partitions = description == null ? 0 : description.partitions().size();
            if (all || count > 0 || !topic.name().endsWith(".dlq")) {
                found.add(
                        new Found(
                                topic.name(),
                                partitions,
                                topic.partitions(),
                                count,
                                kept(topic.settings())));
            }
        }
        return List.copyOf(found);
    }

    private static Map<String, Long> records(Admin admin, Map<String, TopicDescription> topics) {
        var first = new HashMap<TopicPartition, OffsetSpec>();
        var last = new HashMap<TopicPartition, OffsetSpec>();
        topics.forEach((name, topic) -> {
            for (var partition = 0; partition < topic.partitions().size(); partition++) {
                first.put(new TopicPartition(name, partition), OffsetSpec.earliest());
                last.put(new TopicPartition(name, partition), OffsetSpec.latest());
            }
        });
        var sums = new HashMap<String, Long>();
        get(admin.listOffsets(last).all()).forEach((p, at) -> add(sums, p, at.offset()));
        Map<TopicPartition, ListOffsetsResultInfo> begins = get(admin.listOffsets(first).all());
        begins.forEach((p, at) -> add(sums, p, -at.offset()));
        return sums;
    }

    private static void add(Map<String, Long> sums, TopicPartition partition, long offset) {
        sums.merge(partition.topic(), offset, Long::sum);
    }

    private static String kept(Map<String, String> settings) {
        if ("compact".equals(settings.get("cleanup.policy"))) {
            return "the last of each key";
        }
        var retention = Long.parseLong(settings.getOrDefault("retention.ms", "-1"));
        return retention < 0 ? "for ever" : TimeUnit.MILLISECONDS.toDays(retention) + " days";
    }

    private static String text(List<Found> found) {
        var table = new Table("TOPIC", "PARTITIONS", "RECORDS", "KEPT");
        for (var topic : found) {
            var partitions =
                    topic.partitions() == topic.wanted()
                            ? Integer.toString(topic.partitions())
                            : topic.partitions() + " (must be " + topic.wanted() + ")";
            table.row(topic.topic(), partitions, topic.records(), topic.kept());
        }
        return table.toString();
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get(10, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new Failure("Kafka does not answer: is it up? (./run status)", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", e);
        }
    }
}
