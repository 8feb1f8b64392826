package dev.ordertrail.tracking.readmodel;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which orders, in what order, and which page of them.
///
/// @param whose whose list it is: the column that bounds it
/// @param person value of that column
/// @param shop the shop the reader is bound to; null for a person's own orders, which may lie in
///   several
/// @param after continue behind this order instead of counting pages
public record OrderQuery(
        Whose whose,
        String person,
        @Nullable String shop,
        @Nullable String status,
        @Nullable String agent,
        Sort sort,
        boolean descending,
        int limit,
        long offset,
        @Nullable After after) {

    /// Whose list.
    public enum Whose {
        BUYER("buyer_id"),
        SELLER("seller_id");

        private final String column;

        Whose(String column) {
            this.column = column;
        }
    }

    /// What it is sorted by; the order id breaks ties.
    public enum Sort {
        CREATED_AT("created_at"),
        STATUS("status"),
        TOTAL_AMOUNT("total_amount");

        private final String column;

        Sort(String column) {
            this.column = column;
        }

        /// The value a cursor remembers of a row.
        public String valueOf(OrderRow row) {
            return switch (this) {
                case CREATED_AT ->
                        row.order()
                                .placedAt()
                                .truncatedTo(java.time.temporal.ChronoUnit.MICROS)
                                .toString();
                case STATUS -> row.order().status();
                case TOTAL_AMOUNT -> row.order().placed().total().amount().toPlainString();
            };
        }

        private Object typed(String value) {
            return switch (this) {
                case CREATED_AT ->
                        OffsetDateTime.parse(value).withOffsetSameInstant(ZoneOffset.UTC);
                case STATUS -> value;
                case TOTAL_AMOUNT -> new BigDecimal(value);
            };
        }
    }

    /// The place behind which a page begins.
    public record After(String value, String orderId) {}

    /// A statement and its parameters.
    record Sql(String text, List<Object> values) {}

    /// @throws RuntimeException when the cursor's value does not fit what is sorted by
    public OrderQuery {
        if (after != null) {
            sort.typed(after.value());
        }
    }

    Sql rows(String table) {
        var values = new ArrayList<>();
        var where = where(values);
        if (after != null) {
            where +=
                    " AND (v.%s, v.order_id) %s (?, ?)"
                            .formatted(sort.column, descending ? "<" : ">");
            values.add(sort.typed(after.value()));
            values.add(after.orderId());
        }
        var way = descending ? "DESC" : "ASC";
        var text =
                "SELECT %s FROM %s v WHERE %s ORDER BY v.%s %s, v.order_id %s LIMIT ? OFFSET ?"
                        .formatted(OrderRow.COLUMNS, table, where, sort.column, way, way);
        values.add(limit);
        values.add(after == null ? offset : 0L);
        return new Sql(text, values);
    }

    Sql count(String table) {
        var values = new ArrayList<>();
        return new Sql(
                "SELECT count(*) FROM %s v WHERE %s".formatted(table, where(values)), values);
    }

    private String where(List<Object> values) {
        var where = new StringBuilder("v.order_version > 0");
        bound(where, values, whose.column, person);
        bound(where, values, "shop", shop);
        bound(where, values, "status", status);
        bound(where, values, "agent_id", agent);
        return where.toString();
    }

    private static void bound(
            StringBuilder where, List<Object> values, String column, @Nullable String value) {
        if (value != null) {
            where.append(" AND v.").append(column).append(" = ?");
            values.add(value);
        }
    }
}
