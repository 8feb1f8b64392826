package dev.ordertrail.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ordertrail.contracts.Event;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.contracts.Topic;
import dev.ordertrail.embedded.TopicSoFar;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Writes to and reads from the topics, as the other services would.
public final class Topical implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;

    public Topical(String bootstrapServers) {
        this.producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    public void send(Topic topic, Recorded<? extends Event> recorded) {
        var value = EventJson.write(recorded.event());
        var record = new ProducerRecord<>(topic.name(), recorded.orderId(), value);
        recorded.envelope()
                .headers()
                .forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        await(record);
    }

    public void send(Topic topic, String key, byte[] value) {
        await(new ProducerRecord<>(topic.name(), key, value));
    }

    /// Everything on a topic about an order, in order.
    public List<Recorded<Event>> read(Topic topic, String orderId) {
        return TopicSoFar.of(topic).events(Event.class, orderId);
    }

    private void await(ProducerRecord<String, byte[]> record) {
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
