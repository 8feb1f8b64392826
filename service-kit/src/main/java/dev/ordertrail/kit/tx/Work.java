package dev.ordertrail.kit.tx;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// What is done in a transaction, with a result.
@FunctionalInterface
public interface Work<T extends @Nullable Object> {
    T on(Connection connection) throws SQLException;
}
