package dev.ordertrail.bench.measure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ordertrail.bench.load.Wire;
import dev.ordertrail.bench.system.Machine;
import dev.ordertrail.contracts.Topics;
import dev.ordertrail.orderctl.settings.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// (d) A rebuild of the read models from the start of the topics, beside a consumer that reads the
/// same records and drops them.
public final class Replay {
    private static final double LEAST = 10_000;
    private static final long PAUSE_NANOS = 100_000_000L;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Machine machine;
    private final Plan plan;

    public Replay(Machine machine, Plan plan) {
        this.machine = machine;
        this.plan = plan;
    }

    /// Writes the events, lets tracking see them, then rebuilds.
    public List<Row> measure() {
        machine.stop(Service.ORDER, Service.PAYMENT, Service.SHIPPING, Service.NOTIFICATION);
        new History(machine.bootstrapServers()).write(plan.events());
        machine.start(Service.TRACKING);
        var bare = bare();
        try (var wire = new Wire(machine.address(Service.TRACKING))) {
            var head = Orders.head(machine.token("bench", "ops"));
            var began = System.nanoTime();
            wire.ask("POST", "/ops/replay", head, new byte[0]);
            var progress = follow(wire, head);
            var seconds = (System.nanoTime() - began) / 1e9;
            var read = progress.path("read").asDouble();
            return List.of(
                    Row.atLeast(
                            "replay",
                            read / seconds,
                            "events/s",
                            LEAST,
                            (long) read + " events, state " + progress.path("state").asText()),
                    Row.plain(
                            "replay beside a consumer",
                            read / seconds,
                            bare,
                            "events/s",
                            "the consumer drops what it reads"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode follow(Wire wire, String head) throws IOException {
        while (true) {
            var progress = JSON.readTree(wire.ask("GET", "/ops/replay", head, new byte[0]).text());
            var state = progress.path("state").asText().toLowerCase(java.util.Locale.ROOT);
            if (state.equals("done") || state.equals("failed")) {
                return progress;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private double bare() {
        var partitions =
                IntStream.range(0, Topics.ORDER_EVENTS.partitions())
                        .mapToObj(p -> new TopicPartition(Topics.ORDER_EVENTS.name(), p))
                        .toList();
        var settings = Map.<String, Object>of("bootstrap.servers", machine.bootstrapServers());
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var total =
                    consumer.endOffsets(partitions).values().stream()
                            .mapToLong(Long::longValue)
                            .sum();
            var began = System.nanoTime();
            for (var left = total; left > 0; ) {
                left -= consumer.poll(Duration.ofSeconds(1)).count();
            }
            return total * 1e9 / (System.nanoTime() - began);
        }
    }
}
