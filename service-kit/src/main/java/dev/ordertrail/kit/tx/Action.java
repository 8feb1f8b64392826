package dev.ordertrail.kit.tx;

import java.sql.Connection;
import java.sql.SQLException;

/// What is done in a transaction.
@FunctionalInterface
public interface Action {
    void on(Connection connection) throws SQLException;
}
