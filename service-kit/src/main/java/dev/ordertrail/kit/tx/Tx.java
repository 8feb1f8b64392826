package dev.ordertrail.kit.tx;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One JDBC transaction (READ COMMITTED), bound to the current thread. A transaction within a
/// transaction joins the outer one.
///
/// Not for use inside a JTA transaction (`@Transactional`): the connection would take part in that
/// one instead.
@Singleton
public class Tx {
    private static final Logger LOG = Logger.getLogger(Tx.class);

    private final DataSource dataSource;
    private final ThreadLocal<@Nullable Current> current = new ThreadLocal<>();

    @Inject
    public Tx(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /// Does the work and commits; any exception rolls back.
    ///
    /// @throws DatabaseAway when PostgreSQL cannot be reached; the work may or may not be committed
    ///   if it was lost in the commit
    /// @throws SqlFailure when PostgreSQL refuses a statement
    public <T extends @Nullable Object> T in(Work<T> work) {
        var outer = current.get();
        return outer == null ? alone(work) : joined(outer, work);
    }

    /// Like [#in(Work)], without a result.
    public void run(Action action) {
        this.<@Nullable Object>in(connection -> {
            action.on(connection);
            return null;
        });
    }

    /// Runs this after the current thread's transaction has committed, once however often it is
    /// registered; never when it rolls back. Without a transaction it is not run.
    public void afterCommit(Runnable action) {
        var tx = current.get();
        if (tx != null) {
            tx.afterCommit.add(action);
        }
    }

    /// Reads outside of any transaction, in auto-commit: one round trip less for a single
    /// statement.
    public <T extends @Nullable Object> T read(Work<T> work) {
        var outer = current.get();
        if (outer != null) {
            return joined(outer, work);
        }
        try (var connection = open()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }

    /// Does the work on another connection, in auto-commit, whatever the current transaction
    /// becomes: for what must not be undone with it, or must not keep its locks so long.
    public <T extends @Nullable Object> T apart(Work<T> work) {
        try (var connection = open()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }

    private static <T extends @Nullable Object> T joined(Current outer, Work<T> work) {
        try {
            return work.on(outer.connection);
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }

    private <T extends @Nullable Object> T alone(Work<T> work) {
        var hooks = new LinkedHashSet<Runnable>();
        T result;
        try (var connection = open()) {
            current.set(new Current(connection, hooks));
            result = committed(connection, work);
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        } finally {
            current.remove();
        }
        hooks.forEach(Tx::runQuietly);
        return result;
    }

    private static <T extends @Nullable Object> T committed(Connection connection, Work<T> work)
            throws SQLException {
        connection.setAutoCommit(false);
        var committed = false;
        try {
            var result = work.on(connection);
            connection.commit();
            committed = true;
            return result;
        } finally {
            if (!committed) {
                rollBack(connection);
            }
        }
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.debugf("rollback failed: state=%s", e.getSQLState());
        }
    }

    private Connection open() {
        try {
            return dataSource.getConnection();
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    private static void runQuietly(Runnable hook) {
        try {
            hook.run();
        } catch (RuntimeException e) {
            LOG.warn("an action after a commit failed", e);
        }
    }

    private record Current(Connection connection, Set<Runnable> afterCommit) {}
}
