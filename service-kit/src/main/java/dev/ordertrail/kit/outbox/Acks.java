package dev.ordertrail.kit.outbox;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/// Counts the broker's acknowledgements of a batch. The first failure ends it.
final class Acks implements Callback {
    private final CountDownLatch missing;
    private volatile @Nullable Exception failure;

    Acks(int records) {
        missing = new CountDownLatch(records);
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception exception) {
        if (exception != null) {
            failure = exception;
        }
        missing.countDown();
    }

    /// @throws KafkaException when a record has failed: nothing may be sent after it
    void check() {
        var failed = failure;
        if (failed != null) {
            throw new KafkaException("a record was not acknowledged", failed);
        }
    }

    /// True when every record was acknowledged; false when the time is over.
    boolean await(Duration atMost) throws InterruptedException {
        var all = missing.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        check();
        return all;
    }
}
