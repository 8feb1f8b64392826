package dev.ordertrail.payment.store;

import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Values of the contract as columns.
final class Columns {
    private Columns() {}

    static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }

    /// Three parameters from `first` on: amount, asset, decimals.
    static void bind(PreparedStatement statement, int first, @Nullable Money money)
            throws SQLException {
        if (money == null) {
            statement.setNull(first, Types.NUMERIC);
            statement.setNull(first + 1, Types.VARCHAR);
            statement.setNull(first + 2, Types.SMALLINT);
            return;
        }
        statement.setBigDecimal(first, money.amount());
        statement.setString(first + 1, money.asset().code());
        statement.setInt(first + 2, money.asset().decimals());
    }

    static @Nullable Money money(ResultSet row, String amount, String asset, String decimals)
            throws SQLException {
        var value = row.getBigDecimal(amount);
        return value == null
                ? null
                : new Money(value, new Asset(text(row, asset), row.getInt(decimals)));
    }

    /// One array parameter with a value for each of the rows.
    static <T> void array(
            PreparedStatement statement,
            int index,
            String type,
            List<T> rows,
            Function<T, @Nullable Object> value)
            throws SQLException {
        Connection connection = statement.getConnection();
        statement.setArray(
                index, connection.createArrayOf(type, rows.stream().map(value).toArray()));
    }
}
