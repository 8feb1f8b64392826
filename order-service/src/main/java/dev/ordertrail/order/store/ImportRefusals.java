package dev.ordertrail.order.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows of imports that made no order.
@ApplicationScoped
public class ImportRefusals {
    private static final String ADD =
            """
            insert into import_refusal (import_id, row_nr, reference, problem)
            select ?, row_nr, reference, problem::json
            from unnest(?::bigint[], ?::text[], ?::text[]) as r (row_nr, reference, problem)
            """;
    private static final String PAGE =
            "select row_nr, reference, problem from import_refusal where import_id = ? and row_nr > ?"
                    + " order by row_nr limit ?";

    ImportRefusals() {}

    public void add(Connection c, String id, List<RefusedRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (var insert = c.prepareStatement(ADD)) {
            insert.setString(1, id);
            insert.setArray(
                    2, c.createArrayOf("bigint", rows.stream().map(RefusedRow::nr).toArray()));
            insert.setArray(
                    3, c.createArrayOf("text", rows.stream().map(RefusedRow::reference).toArray()));
            insert.setArray(
                    4, c.createArrayOf("text", rows.stream().map(RefusedRow::problem).toArray()));
            insert.executeUpdate();
        }
    }

    /// The next refused rows behind this one.
    public List<RefusedRow> page(Connection c, String id, long after, int most)
            throws SQLException {
        try (var select = c.prepareStatement(PAGE)) {
            select.setString(1, id);
            select.setLong(2, after);
            select.setInt(3, most);
            var found = select.executeQuery();
            var rows = new ArrayList<RefusedRow>();
            while (found.next()) {
                rows.add(new RefusedRow(found.getLong(1), found.getString(2), found.getString(3)));
            }
            return rows;
        }
    }

    /// A row that made no order.
    ///
    /// @param nr from 1, the header not counted
    /// @param reference the shop's own, where the row has one
    /// @param problem an RFC 9457 document
    public record RefusedRow(long nr, @Nullable String reference, String problem) {}
}
