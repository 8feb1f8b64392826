package dev.ordertrail.kit.intake;

import dev.ordertrail.kit.tx.DatabaseAway;
import dev.ordertrail.kit.tx.SqlFailure;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Tells a record that cannot be handled from a database that is away, a lost race, and a statement
/// that no record will make right.
final class Poison {

    private Poison() {}

    /// Does the work; undoes it when the record is at fault.
    ///
    /// @return null when done, else what the record did
    /// @throws RuntimeException when it is not the record's fault
    static @Nullable RuntimeException attempt(Connection connection, Try work) throws SQLException {
        var start = connection.setSavepoint();
        try {
            work.run();
            connection.releaseSavepoint(start);
            return null;
        } catch (SQLException e) {
            return undone(connection, start, SqlFailure.of(e));
        } catch (RuntimeException e) {
            return undone(connection, start, e);
        }
    }

    private static RuntimeException undone(
            Connection connection, java.sql.Savepoint start, RuntimeException e)
            throws SQLException {
        if (e instanceof DatabaseAway
                || (e instanceof SqlFailure sql && (sql.isConflict() || sql.isBug()))) {
            throw e;
        }
        connection.rollback(start);
        return e;
    }

    /// A reason that ops may read: no message, which could quote the record.
    static String why(RuntimeException e) {
        return e instanceof SqlFailure sql
                ? "SQL state " + sql.state()
                : e.getClass().getSimpleName();
    }

    /// Work that may fail.
    @FunctionalInterface
    interface Try {
        void run() throws SQLException;
    }
}
