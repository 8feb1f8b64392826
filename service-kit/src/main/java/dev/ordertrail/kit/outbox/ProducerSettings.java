package dev.ordertrail.kit.outbox;

import dev.ordertrail.contracts.EventJson;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// How the relay produces: every record acknowledged by all replicas, in order, retried without
/// end. A timeout of one batch while a later one succeeds would swap versions, so there is none.
public final class ProducerSettings {

    private ProducerSettings() {}

    /// A producer with these settings.
    ///
    /// @param broker `bootstrap.servers` and security settings
    public static Producer<byte[], byte[]> producer(Map<String, Object> broker) {
        return new KafkaProducer<>(
                with(broker), new ByteArraySerializer(), new ByteArraySerializer());
    }

    static Map<String, Object> with(Map<String, Object> broker) {
        var settings = new HashMap<String, Object>(broker);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5);
        settings.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 4 * EventJson.MAX_EVENT_BYTES);
        // Native code; the LZ4 that Kafka brings compresses small batches several times slower.
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        settings.put(ProducerConfig.COMPRESSION_ZSTD_LEVEL_CONFIG, 1);
        // The relay sends whole batches and waits for them: what is not yet sent gathers by itself.
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "outbox-relay");
        return settings;
    }
}
