package dev.ordertrail.order.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How imports are read from their table.
final class ImportReading {
    static final String COLUMNS =
            "select import_id, shop, caller, roles, channel, key, title, format, template, state, why,"
                    + " received_bytes, chunks, read_bytes, rows_read, imported, refused, worked_ms,"
                    + " created_at, started_at, finished_at from order_import ";

    private ImportReading() {}

    /// Every row of the result.
    static List<ImportRow> rows(PreparedStatement select) throws SQLException {
        var found = select.executeQuery();
        var rows = new ArrayList<ImportRow>();
        while (found.next()) {
            rows.add(row(found));
        }
        return rows;
    }

    private static ImportRow row(ResultSet row) throws SQLException {
        return new ImportRow(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                List.of((String[]) row.getArray(4).getArray()),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getLong(12),
                row.getInt(13),
                row.getLong(14),
                row.getLong(15),
                row.getLong(16),
                row.getLong(17),
                row.getLong(18),
                row.getObject(19, OffsetDateTime.class).toInstant(),
                instant(row, 20),
                instant(row, 21));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
