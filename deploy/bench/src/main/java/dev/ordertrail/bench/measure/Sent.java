package dev.ordertrail.bench.measure;

import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Sends without waiting, and does not let a failure pass in silence: figures of records that never
/// arrived are none.
final class Sent {
    private Sent() {}

    static <K, V> void by(Producer<K, V> producer, ProducerRecord<K, V> record) {
        Future<?> _ =
                producer.send(
                        record,
                        (_, failure) -> {
                            if (failure != null) {
                                System.getLogger("bench")
                                        .log(
                                                System.Logger.Level.ERROR,
                                                "a record was lost",
                                                failure);
                                Runtime.getRuntime().halt(2);
                            }
                        });
    }
}
