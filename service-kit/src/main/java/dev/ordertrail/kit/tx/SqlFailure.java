package dev.ordertrail.kit.tx;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/// PostgreSQL refused a statement.
public final class SqlFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String state;
    private final @Nullable String constraint;

    private SqlFailure(SQLException cause) {
        super("SQL failed with state " + cause.getSQLState(), cause);
        state = SqlState.of(cause);
        constraint = constraintOf(cause);
    }

    /// [DatabaseAway] or [SqlFailure], whichever this exception means.
    public static RuntimeException of(SQLException cause) {
        return SqlState.isAway(cause) ? new DatabaseAway(cause) : new SqlFailure(cause);
    }

    /// The five characters of SQLSTATE; empty when the driver gave none.
    public String state() {
        return state;
    }

    /// The constraint that was violated, where there is one.
    public @Nullable String constraint() {
        return constraint;
    }

    public boolean isUniqueViolation() {
        return "23505".equals(state);
    }

    /// A deadlock, a serialization failure or a lock timeout: the same transaction may succeed when
    /// repeated.
    public boolean isConflict() {
        return "40001".equals(state) || "40P01".equals(state) || "55P03".equals(state);
    }

    /// The statement itself is wrong, or not allowed: no data will make it succeed.
    public boolean isBug() {
        return state.startsWith("42") || state.startsWith("3F") || state.startsWith("0A");
    }

    private static @Nullable String constraintOf(SQLException e) {
        if (e instanceof PSQLException p && p.getServerErrorMessage() != null) {
            return p.getServerErrorMessage().getConstraint();
        }
        return null;
    }
}
