package dev.ordertrail.kit.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/// Tells what stands in the outbox, as long as it holds the lock. Whatever goes wrong ends its
/// turn: producer and connection are thrown away, and the next turn starts again from the oldest
/// row.
public final class Relay implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Relay.class);

    private final RelaySettings settings;
    private final DedicatedConnections connections;
    private final Supplier<Producer<byte[], byte[]>> producers;
    private final IntConsumer told;
    private final Signal signal = new Signal();
    private final Thread thread;
    private volatile boolean open = true;
    private volatile boolean leading;

    /// @param producers a new idempotent producer each time
    /// @param told hears how many records were told
    public Relay(
            RelaySettings settings,
            DedicatedConnections connections,
            Supplier<Producer<byte[], byte[]>> producers,
            IntConsumer told) {
        this.settings = settings;
        this.connections = connections;
        this.producers = producers;
        this.told = told;
        thread = Thread.ofPlatform().name("outbox-relay").daemon().unstarted(this::run);
    }

    public Relay start() {
        thread.start();
        return this;
    }

    /// Rows were committed.
    public void ring() {
        signal.ring();
    }

    /// Whether this relay holds the lock.
    public boolean isLeading() {
        return leading;
    }

    @Override
    public void close() {
        open = false;
        thread.interrupt();
    }

    /// Waits until the thread has ended.
    void join(Duration atMost) throws InterruptedException {
        thread.join(atMost);
    }

    private void run() {
        try {
            while (open && turn()) {
                signal.await(settings.retry());
            }
        } catch (InterruptedException _) {
            LOG.debug("relay interrupted");
        }
        LOG.info("relay ended");
    }

    /// @return false when this database has no outbox
    private boolean turn() throws InterruptedException {
        try (var connection = connections.open("ordertrail outbox relay")) {
            if (RelayLock.take(connection)) {
                lead(connection);
            }
        } catch (SQLException e) {
            if ("42P01".equals(e.getSQLState())) {
                LOG.info("no outbox in this database, nothing to relay");
                return false;
            }
            LOG.warnf("relay starts again: sqlState=%s", e.getSQLState());
        } catch (KafkaException e) {
            LOG.warnf("relay starts again: cause=%s", causeOf(e).getClass().getSimpleName());
        } finally {
            leading = false;
        }
        return true;
    }

    private void lead(Connection connection) throws SQLException, InterruptedException {
        var producer = producers.get();
        try (var _ = new Ear(connections, signal)) {
            leading = true;
            LOG.infof("relay leads: ear=%s", Ear.CHANNEL);
            var batch = new RelayBatch(connection, producer, settings);
            while (open) {
                var count = batch.run();
                if (count == 0) {
                    signal.await(settings.poll());
                } else {
                    told.accept(count);
                    gather(count);
                }
            }
        } finally {
            leading = false;
            closeNow(producer);
        }
    }

    /// Lets rows gather, unless a full batch says that more of them wait.
    private void gather(int count) throws InterruptedException {
        if (count < settings.batchRecords()) {
            Thread.sleep(settings.gather());
        }
    }

    /// Without waiting: what was not acknowledged is sent again by the next turn, from the oldest
    /// row on.
    private static void closeNow(Producer<byte[], byte[]> producer) {
        var interrupted = Thread.interrupted();
        producer.close(Duration.ZERO);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Throwable causeOf(KafkaException e) {
        return e.getCause() == null ? e : e.getCause();
    }
}
