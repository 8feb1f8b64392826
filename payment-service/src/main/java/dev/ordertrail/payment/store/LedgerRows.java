package dev.ordertrail.payment.store;

import dev.ordertrail.payment.domain.Entry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What providers said about the money of orders: rows are added, never changed.
public final class LedgerRows {
    private static final String ADD =
            """
            INSERT INTO ledger_entry (order_id, provider, entry_id, payment_id, kind, object, dispute,
                amount, asset, decimals, happened_at)
            SELECT ?, ?, * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::numeric[], ?::text[], ?::smallint[], ?::timestamptz[])
            ON CONFLICT (order_id, entry_id) DO NOTHING
            """;
    private static final String OF =
            "SELECT * FROM ledger_entry WHERE order_id = ? ORDER BY position";

    private LedgerRows() {}

    /// Adds what was not said before.
    ///
    /// @return how many entries are new
    public static int add(Connection c, String orderId, String provider, List<Entry> entries)
            throws SQLException {
        if (entries.isEmpty()) {
            return 0;
        }
        try (var insert = c.prepareStatement(ADD)) {
            insert.setString(1, orderId);
            insert.setString(2, provider);
            Columns.array(insert, 3, "text", entries, Entry::id);
            Columns.array(insert, 4, "text", entries, Entry::paymentId);
            Columns.array(insert, 5, "text", entries, e -> e.kind().name());
            Columns.array(insert, 6, "text", entries, Entry::object);
            Columns.array(insert, 7, "text", entries, Entry::dispute);
            Columns.array(insert, 8, "numeric", entries, e -> e.amount().amount());
            Columns.array(insert, 9, "text", entries, e -> e.amount().asset().code());
            Columns.array(insert, 10, "int2", entries, e -> (short) e.amount().asset().decimals());
            Columns.array(insert, 11, "text", entries, e -> e.at().toString());
            return insert.executeUpdate();
        }
    }

    /// Everything that was said about an order's money, as it was heard.
    public static List<Entry> of(Connection c, String orderId) throws SQLException {
        try (var select = c.prepareStatement(OF)) {
            select.setString(1, orderId);
            try (var row = select.executeQuery()) {
                var entries = new ArrayList<Entry>();
                while (row.next()) {
                    entries.add(entry(row));
                }
                return entries;
            }
        }
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                Columns.text(row, "entry_id"),
                Columns.text(row, "payment_id"),
                Entry.Kind.valueOf(Columns.text(row, "kind")),
                Columns.text(row, "object"),
                row.getString("dispute"),
                Objects.requireNonNull(Columns.money(row, "amount", "asset", "decimals")),
                Columns.time(row, "happened_at"));
    }
}
