package dev.ordertrail.kit.tx;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;

/// What SQLSTATE says; PostgreSQL manual, appendix A.
final class SqlState {

    private SqlState() {}

    static String of(SQLException e) {
        return e.getSQLState() == null ? "" : e.getSQLState();
    }

    /// Connection exceptions, shutdown, lack of resources, system errors, and a primary that became
    /// a replica.
    static boolean isAway(SQLException e) {
        var state = of(e);
        return e instanceof SQLTransientConnectionException
                || e instanceof SQLRecoverableException
                || state.startsWith("08")
                || state.startsWith("57P0")
                || state.startsWith("53")
                || state.startsWith("58")
                || "25006".equals(state);
    }
}
