package dev.ordertrail.bench.measure;

import dev.ordertrail.bench.load.Figures;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// The bare way through the broker: one producer, one consumer, 500 bytes, twelve partitions.
final class RoundTrip {
    private static final int BYTES = 500;
    private static final int PARTITIONS = 12;
    private static final Duration LAST = Duration.ofSeconds(2);

    private final Map<String, Object> settings;
    private final String topic = "bench-round-trip-" + System.nanoTime();

    RoundTrip(String bootstrapServers) {
        settings = Map.of("bootstrap.servers", bootstrapServers);
    }

    /// Sends at a fixed rate and measures until each record is read, in microseconds.
    Histogram measure(Duration time, int perSecond) {
        try (var admin = Admin.create(settings)) {
            admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)))
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            var total = (int) (time.toSeconds() * perSecond);
            var reading = CompletableFuture.supplyAsync(() -> read(total));
            send(total, perSecond);
            var figures = reading.join();
            admin.deleteTopics(List.of(topic))
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            return figures;
        }
    }

    private void send(int total, int perSecond) {
        var gap = 1_000_000_000L / perSecond;
        try (var producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            var start = System.nanoTime();
            for (var n = 0; n < total; n++) {
                while (System.nanoTime() < start + n * gap) {
                    LockSupport.parkNanos(start + n * gap - System.nanoTime());
                }
                var value = ByteBuffer.allocate(BYTES).putLong(System.nanoTime()).array();
                Sent.by(producer, new ProducerRecord<>(topic, n % PARTITIONS, null, value));
            }
        }
    }

    private Histogram read(int total) {
        var figures = Figures.histogram();
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions =
                    IntStream.range(0, PARTITIONS)
                            .mapToObj(p -> new TopicPartition(topic, p))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            for (var left = total; left > 0; ) {
                for (var record : consumer.poll(LAST)) {
                    var micros =
                            (System.nanoTime() - ByteBuffer.wrap(record.value()).getLong()) / 1000;
                    figures.recordValue(Math.clamp(micros, 0, figures.getHighestTrackableValue()));
                    left--;
                }
            }
        }
        return figures;
    }
}
