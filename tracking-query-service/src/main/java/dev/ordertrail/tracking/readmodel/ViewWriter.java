package dev.ordertrail.tracking.readmodel;

import dev.ordertrail.tracking.project.OrderDoc;
import dev.ordertrail.tracking.project.Searchable;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/// The statements of the projector: one select of all rows of a batch in key order, one upsert of
/// what they became. Each source writes its own columns only, guarded by its own version.
public final class ViewWriter {
    private static final String FACT_UPSERT =
            """
            INSERT INTO %1$s AS v (order_id, %2$s_version, %2$s_doc)
            SELECT * FROM unnest(?::text[], ?::bigint[], ?::bytea[])
            ON CONFLICT (order_id) DO UPDATE
            SET %2$s_version = excluded.%2$s_version, %2$s_doc = excluded.%2$s_doc
            WHERE excluded.%2$s_version > v.%2$s_version
            """;
    // The narrow row goes with the wide one in one round trip; only its own columns change often.
    private static final String ORDER_UPSERT =
            """
            WITH d AS MATERIALIZED (
                SELECT * FROM unnest(?::text[], ?::bigint[], ?::bytea[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                                     ?::text[], ?::text[], ?::text[], ?::numeric[], ?::text[], ?::timestamptz[], ?::timestamptz[],
                                     ?::text[], ?::text[])
                AS d(order_id, version, doc, shop, number, buyer_id, seller_id, status, workflow, payment_method, agent_id,
                     total_amount, asset, placed_at, status_at, staff, products)),
            listed AS (
                INSERT INTO %3$s AS l (order_id, order_version, shop, status, workflow, seller_id, agent_id, staff,
                                       payment_method, total_amount, asset, placed_at, status_at, products)
                SELECT order_id, version, shop, status, workflow, seller_id, agent_id, staff::text[],
                       payment_method, total_amount, asset, placed_at, status_at, products::text[] FROM d
                ON CONFLICT (order_id) DO UPDATE
                SET order_version = excluded.order_version, shop = excluded.shop, status = excluded.status,
                    workflow = excluded.workflow, seller_id = excluded.seller_id, agent_id = excluded.agent_id,
                    staff = excluded.staff, payment_method = excluded.payment_method,
                    total_amount = excluded.total_amount, asset = excluded.asset, placed_at = excluded.placed_at,
                    status_at = excluded.status_at, products = excluded.products
                WHERE excluded.order_version > l.order_version)
            INSERT INTO %1$s AS v (order_id, order_version, order_doc, shop, number, buyer_id, seller_id, status, workflow,
                                   payment_method, agent_id, total_amount, asset, created_at, status_at)
            SELECT order_id, version, doc, shop, number, buyer_id, seller_id, status, workflow,
                   payment_method, agent_id, total_amount, asset, placed_at, status_at FROM d
            ON CONFLICT (order_id) DO UPDATE
            SET order_version = excluded.order_version, order_doc = excluded.order_doc, shop = excluded.shop,
                number = excluded.number, buyer_id = excluded.buyer_id, seller_id = excluded.seller_id,
                status = excluded.status, workflow = excluded.workflow, payment_method = excluded.payment_method,
                agent_id = excluded.agent_id, total_amount = excluded.total_amount, asset = excluded.asset,
                created_at = excluded.created_at, status_at = excluded.status_at
            WHERE excluded.order_version > v.order_version
            """;

    private ViewWriter() {}

    /// A row as a source finds it.
    ///
    /// @param doc the source's own document; null when it wrote none yet
    public record Found(@Nullable Object doc, @Nullable String buyer, @Nullable String seller) {}

    /// One row to write.
    ///
    /// @param doc the document of its source
    public record Write(String orderId, long version, Object doc) {}

    /// The rows of these orders that exist, locked in key order.
    public static Map<String, Found> load(
            Connection c, Generation generation, Source source, SortedSet<String> orderIds)
            throws SQLException {
        var sql =
                "SELECT order_id, %s_doc, buyer_id, seller_id FROM %s WHERE order_id = ANY(?) ORDER BY order_id FOR UPDATE"
                        .formatted(source.column(), generation.table());
        var found = new HashMap<String, Found>();
        try (var select = c.prepareStatement(sql)) {
            select.setArray(1, c.createArrayOf("text", orderIds.toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.put(
                            rows.getString(1),
                            new Found(
                                    Docs.of(source, rows.getBytes(2)),
                                    rows.getString(3),
                                    rows.getString(4)));
                }
            }
        }
        return found;
    }

    /// A source's own documents of these orders, without a lock: for tables that nobody else
    /// writes.
    public static Map<String, Object> peek(
            Connection c, Generation generation, Source source, SortedSet<String> orderIds)
            throws SQLException {
        var sql =
                "SELECT order_id, %1$s_doc FROM %2$s WHERE order_id = ANY(?) AND %1$s_doc IS NOT NULL"
                        .formatted(source.column(), generation.table());
        var found = new HashMap<String, Object>();
        try (var select = c.prepareStatement(sql)) {
            select.setArray(1, c.createArrayOf("text", orderIds.toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var doc = Docs.of(source, rows.getBytes(2));
                    if (doc != null) {
                        found.put(rows.getString(1), doc);
                    }
                }
            }
        }
        return found;
    }

    /// Writes these rows, which are in key order.
    public static void save(Connection c, Generation generation, Source source, List<Write> rows)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        var sql =
                (source == Source.ORDER ? ORDER_UPSERT : FACT_UPSERT)
                        .formatted(generation.table(), source.column(), generation.list());
        try (var upsert = c.prepareStatement(sql)) {
            var columns = new Columns(c, upsert);
            columns.add("text", rows, Write::orderId);
            columns.add("bigint", rows, Write::version);
            upsert.setArray(columns.next(), c.createArrayOf("bytea", bytes(rows)));
            if (source == Source.ORDER) {
                addOrderColumns(columns, rows.stream().map(r -> (OrderDoc) r.doc()).toList());
            }
            upsert.executeUpdate();
        }
    }

    private static byte[][] bytes(List<Write> rows) {
        return rows.stream().map(r -> Docs.write(r.doc())).toArray(byte[][]::new);
    }

    private static void addOrderColumns(Columns columns, List<OrderDoc> docs) throws SQLException {
        columns.add("text", docs, OrderDoc::shop);
        columns.add("text", docs, d -> d.placed().number());
        columns.add("text", docs, d -> d.placed().buyer());
        columns.add("text", docs, ViewWriter::seller);
        columns.add("text", docs, OrderDoc::status);
        columns.add("text", docs, d -> d.placed().workflow().toString());
        columns.add("text", docs, d -> d.placed().payment().method());
        columns.add("text", docs, OrderDoc::agentId);
        columns.add("numeric", docs, d -> amount(d));
        columns.add("text", docs, d -> d.placed().total().asset().code());
        columns.add("timestamptz", docs, d -> time(d.placedAt()));
        columns.add("timestamptz", docs, d -> time(d.statusAt()));
        columns.add("text", docs, ViewWriter::staff);
        columns.add("text", docs, d -> TextArray.literal(Searchable.products(d)));
    }

    static @Nullable String seller(OrderDoc doc) {
        var seller = doc.placed().seller();
        return seller == null ? null : seller.id();
    }

    private static @Nullable String staff(OrderDoc doc) {
        return doc.staff().isEmpty()
                ? null
                : TextArray.literal(
                        doc.staff().stream().map(OrderDoc.Assigned::id).sorted().toList());
    }

    private static BigDecimal amount(OrderDoc doc) {
        return doc.placed().total().amount();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
