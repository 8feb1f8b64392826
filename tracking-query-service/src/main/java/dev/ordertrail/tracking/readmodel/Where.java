package dev.ordertrail.tracking.readmodel;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/// SQL that grows, with the values of its parameters. Text of a caller is only ever a value.
final class Where {
    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    Where add(String sql, Object... parameters) {
        text.append(sql);
        values.addAll(Arrays.asList(parameters));
        return this;
    }

    Where add(Where other) {
        text.append(other.text);
        values.addAll(other.values);
        return this;
    }

    /// Narrows by a condition of one parameter, if there is a value for it.
    Where and(String condition, @Nullable Object value) {
        return value == null ? this : add(" AND " + condition, value);
    }

    /// These, with a word between.
    static Where joined(String word, List<Where> parts) {
        var all = new Where();
        for (var i = 0; i < parts.size(); i++) {
            all.add(i == 0 ? "(" : " " + word + " (").add(parts.get(i)).add(")");
        }
        return all;
    }

    /// The statement, planned for these very values: which words and statuses are common decides
    /// how it is done.
    PreparedStatement prepare(Connection c) throws SQLException {
        var statement = c.prepareStatement(text.toString());
        statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        for (var i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof String[] texts) {
                statement.setArray(i + 1, c.createArrayOf("text", texts));
            } else {
                statement.setObject(i + 1, values.get(i));
            }
        }
        return statement;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
