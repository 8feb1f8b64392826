package dev.ordertrail.tracking.readmodel;

import dev.ordertrail.kit.outbox.DedicatedConnections;
import dev.ordertrail.kit.tx.Tx;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/// Tells whoever watches an order or a person that something changed: in this process at once, in
/// the other replicas by NOTIFY, sent after the commit and coalesced. A change that is told twice,
/// or told too early, does no harm: watchers look at the view themselves; one that is lost with its
/// process is found by their slow second look.
@Singleton
public class Changes {
    private static final Logger LOG = Logger.getLogger(Changes.class);
    private static final String CHANNEL = "ordertrail_view";
    private static final int MOST_BYTES = 7000; // PostgreSQL takes payloads below 8000 bytes
    private static final int PATIENCE_MS = 1000;

    private final Tx tx;
    private final DedicatedConnections connections;
    private final String origin = UUID.randomUUID().toString();
    private final ConcurrentHashMap<String, CopyOnWriteArrayList<Runnable>> watchers =
            new ConcurrentHashMap<>();
    private final LinkedBlockingQueue<String> untold = new LinkedBlockingQueue<>();
    private volatile boolean open = true;

    @Inject
    Changes(Tx tx, DedicatedConnections connections) {
        this.tx = tx;
        this.connections = connections;
    }

    /// The key of an order.
    public static String order(String orderId) {
        return "o/" + orderId;
    }

    /// The key of a person.
    public static String person(String person) {
        return "p/" + person;
    }

    /// Runs this, quickly and on a foreign thread, whenever the key changes; until it is closed.
    public Watch watch(String key, Runnable look) {
        watchers.compute(
                key,
                (_, list) -> {
                    var longer = list == null ? new CopyOnWriteArrayList<Runnable>() : list;
                    longer.add(look);
                    return longer;
                });
        return () ->
                watchers.computeIfPresent(
                        key,
                        (_, list) -> {
                            list.remove(look);
                            return list.isEmpty() ? null : list;
                        });
    }

    /// Ends a watch.
    @FunctionalInterface
    public interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    /// These keys have changed and are committed.
    public void tell(Collection<String> keys) {
        hear(keys);
        untold.addAll(keys);
    }

    private void hear(Collection<String> keys) {
        for (var key : keys) {
            watchers.getOrDefault(key, new CopyOnWriteArrayList<>()).forEach(Runnable::run);
        }
    }

    void start(@Observes StartupEvent event) {
        Thread.ofPlatform().name("view-changes-out").daemon().start(this::speak);
        Thread.ofPlatform().name("view-changes-in").daemon().start(this::listen);
    }

    void stop(@Observes ShutdownEvent event) {
        open = false;
    }

    private void speak() {
        while (open) {
            try {
                var keys = new LinkedHashSet<String>();
                keys.add(untold.take());
                var more = new ArrayList<String>();
                untold.drainTo(more);
                keys.addAll(more);
                payloads(keys).forEach(this::send);
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                LOG.debug("other replicas were not told", e);
            }
        }
    }

    private void send(String payload) {
        tx.read(c -> {
            try (var notify = c.prepareStatement("SELECT pg_notify(?, ?)")) {
                notify.setString(1, CHANNEL);
                notify.setString(2, payload);
                return notify.execute();
            }
        });
    }

    private List<String> payloads(Set<String> keys) {
        var payloads = new ArrayList<String>();
        var one = new StringBuilder(origin);
        for (var key : keys) {
            // Three bytes are the most that a Java char becomes in UTF-8.
            if ((one.length() + key.length()) * 3 > MOST_BYTES * 2
                    && one.length() > origin.length()) {
                payloads.add(one.toString());
                one = new StringBuilder(origin);
            }
            if (key.length() * 3 < MOST_BYTES) {
                one.append('\n').append(key);
            }
        }
        payloads.add(one.toString());
        return payloads;
    }

    private void listen() {
        while (open) {
            try (var connection = connections.open("ordertrail view changes")) {
                listenOn(connection);
            } catch (SQLException e) {
                LOG.debugf("changes of other replicas are not heard: state=%s", e.getSQLState());
                pause();
            }
        }
    }

    private void listenOn(Connection connection) throws SQLException {
        try (var listen = connection.createStatement()) {
            listen.execute("LISTEN " + CHANNEL);
        }
        hear(List.copyOf(watchers.keySet())); // whatever was said while nobody listened
        var postgres = connection.unwrap(PGConnection.class);
        while (open) {
            for (var said : postgres.getNotifications(PATIENCE_MS)) {
                var lines = List.of(said.getParameter().split("\n", -1));
                if (!lines.getFirst().equals(origin)) {
                    hear(lines.subList(1, lines.size()));
                }
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(PATIENCE_MS);
        } catch (InterruptedException _) {
            open = false;
        }
    }
}
