package dev.ordertrail.tracking.readmodel;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Sets one array parameter after the other: a column of many rows each.
final class Columns {
    private final Connection connection;
    private final PreparedStatement statement;
    private int index;

    Columns(Connection connection, PreparedStatement statement) {
        this.connection = connection;
        this.statement = statement;
    }

    int next() {
        return ++index;
    }

    <R> void add(String type, Collection<R> rows, Function<R, @Nullable Object> value)
            throws SQLException {
        var values = rows.stream().map(value).toArray();
        statement.setArray(next(), connection.createArrayOf(type, values));
    }
}
