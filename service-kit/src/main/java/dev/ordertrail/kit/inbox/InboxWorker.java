package dev.ordertrail.kit.inbox;

import dev.ordertrail.kit.KitConfig;
import dev.ordertrail.kit.tx.DatabaseAway;
import dev.ordertrail.kit.tx.SqlFailure;
import dev.ordertrail.kit.tx.Tx;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Works kept messages off, oldest first, each in a transaction of its own.
final class InboxWorker {
    private static final Logger LOG = Logger.getLogger(InboxWorker.class);

    private final KitConfig.Inbox config;
    private final Tx tx;
    private final Map<String, InboxHandler> handlers;

    InboxWorker(KitConfig.Inbox config, Tx tx, Map<String, InboxHandler> handlers) {
        this.config = config;
        this.tx = tx;
        this.handlers = Map.copyOf(handlers);
    }

    /// Works off the oldest pending message.
    ///
    /// @return false when there was none
    /// @throws DatabaseAway when PostgreSQL is away; the message is as it was
    boolean workOne() {
        var at = new AtomicReference<@Nullable Kept>();
        try {
            return tx.in(connection -> workOne(connection, at));
        } catch (DatabaseAway e) {
            throw e;
        } catch (RuntimeException e) {
            var message = at.get();
            if (message == null) {
                throw e;
            }
            failed(message, e);
            return true;
        }
    }

    private boolean workOne(Connection connection, AtomicReference<@Nullable Kept> at)
            throws SQLException {
        var oldest = InboxRows.oldest(connection, handlers.keySet());
        if (oldest.isEmpty()) {
            return false;
        }
        var message = oldest.get();
        at.set(message);
        InboxRows.settle(connection, message.id(), understood(connection, message));
        return true;
    }

    private Outcome understood(Connection connection, Kept message) throws SQLException {
        var handler = handlers.get(message.provider());
        if (handler == null) {
            throw new IllegalStateException("no handler for " + message.provider());
        }
        var locked = new HashSet<String>();
        while (true) {
            var start = connection.setSavepoint();
            var outcome = handler.handle(connection, message);
            if (outcome instanceof Outcome.Done) {
                return outcome;
            }
            connection.rollback(start);
            if (!(outcome instanceof Outcome.Waits(var keys, _)) || locked.containsAll(keys)) {
                return outcome;
            }
            // Whoever makes a key known holds its lock until the commit: look again once we have
            // it.
            KeyLocks.take(connection, keys);
            locked.addAll(keys);
        }
    }

    private void failed(Kept message, RuntimeException failure) {
        var conflict = failure instanceof SqlFailure sql && sql.isConflict();
        var park = !conflict && message.attempt() >= config.attempts();
        LOG.warnf(
                failure,
                "kept message failed: id=%s provider=%s type=%s attempt=%s parked=%s",
                message.id(),
                message.provider(),
                message.type(),
                message.attempt(),
                park);
        var why = failure.getClass().getSimpleName();
        tx.run(c -> InboxRows.failed(c, message, why, park, backoff(message.attempt())));
    }

    private Duration backoff(int attempt) {
        var wait = config.backoff().multipliedBy(1L << Math.min(attempt - 1, 20));
        return wait.compareTo(config.longestBackoff()) > 0 ? config.longestBackoff() : wait;
    }
}
