package dev.ordertrail.tracking.readmodel;

import dev.ordertrail.tracking.readmodel.StaffQuery.Page;
import dev.ordertrail.tracking.readmodel.StaffQuery.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The statements of a staff list. A page is looked for once in every index range that may hold a
/// part of it (a range for each shop and status), each already in the order asked for; so how rare
/// a status is does not matter.
final class StaffSql {
    private static final int MOST_RANGES = 64;
    private static final int LATEST = 5_000;

    private final Generation generation;
    private final StaffQuery query;
    private final List<String> shops;
    private final @Nullable Where text;
    private final boolean first;
    private final StaffConditions conditions;

    /// @param shops every shop that may have some
    /// @param text the condition on what is searched; null when nothing is
    StaffSql(Generation generation, StaffQuery query, List<String> shops, @Nullable Where text) {
        this(generation, query, shops, text, false);
    }

    private StaffSql(
            Generation generation,
            StaffQuery query,
            List<String> shops,
            @Nullable Where text,
            boolean first) {
        this.generation = generation;
        this.query = query;
        this.shops = shops;
        this.text = text;
        this.first = first;
        this.conditions = new StaffConditions(query);
    }

    /// The same, with few matches of the text collected before anything else. Left to itself the
    /// planner may hope to meet them on a walk through all orders, and meet none.
    StaffSql matchesFirst() {
        return new StaffSql(generation, query, shops, text, true);
    }

    /// The page, if the latest orders have enough of what the text finds: where words go together
    /// more often than by chance, the planner expects few matches, and collecting many takes long.
    Where latest(Page page) {
        var order = page.descending() ? "DESC" : "ASC";
        var sorted = " ORDER BY s.placed_at %1$s, s.order_id %1$s LIMIT ?".formatted(order);
        return new Where()
                .add("SELECT s.order_id, s.placed_at FROM (")
                .add("SELECT order_id, shop, placed_at, terms, fragments FROM ")
                .add(generation.search() + " s WHERE s.shop = ?", shops.getFirst())
                .add(after(page))
                .add(sorted, LATEST)
                .add(") s JOIN " + generation.list() + " l ON l.order_id = s.order_id WHERE true")
                .add(conditions.status())
                .add(rest())
                .add(sorted + " OFFSET ?", page.limit() + 1, page.offset());
    }

    private Where collected() {
        return first
                ? new Where().add("WITH hit AS MATERIALIZED (").add(matches()).add(") ")
                : new Where();
    }

    /// Everything that the text finds.
    Where matches() {
        var where =
                new Where()
                        .add("SELECT s.order_id, s.shop, s.placed_at FROM " + generation.search())
                        .add(" s WHERE s.shop = ANY (?)", (Object) shops.toArray(String[]::new));
        return text == null ? where : where.add(" AND (").add(text).add(")");
    }

    /// Ids of a page and one more, in its order.
    Where ids(Page page) {
        var way = page.descending() ? " DESC" : " ASC";
        var columns = page.sort().columns();
        var names = columns.stream().collect(Collectors.joining(", "));
        var order =
                columns.stream().map(c -> c + way).collect(Collectors.joining(", "))
                        + ", order_id"
                        + way;
        var most = page.offset() + page.limit() + 1;
        var parts = new ArrayList<Where>();
        for (var range : ranges(page.sort())) {
            parts.add(
                    new Where()
                            .add("SELECT " + alias("order_id") + ", ")
                            .add(
                                    columns.stream()
                                            .map(this::alias)
                                            .collect(Collectors.joining(", ")))
                            .add(from())
                            .add(range)
                            .add(after(page))
                            .add(" ORDER BY " + qualified(order))
                            .add(" LIMIT ?", most));
        }
        var sql = collected();
        return sql.add("SELECT order_id, " + names + " FROM (")
                .add(Where.joined("UNION ALL", parts))
                .add(") p ORDER BY " + order)
                .add(" LIMIT ? OFFSET ?", page.limit() + 1, page.offset());
    }

    /// All that the query is about, for counting.
    Where all(String select) {
        var sql = collected();
        return sql.add("SELECT " + select)
                .add(from())
                .add(alias("shop") + " = ANY (?)", (Object) shops.toArray(String[]::new))
                .add(conditions.status())
                .add(rest());
    }

    private List<Where> ranges(Sort sort) {
        var statuses = query.flow() == null ? List.<String>of() : query.flow().statuses();
        var each =
                text == null
                        && sort == Sort.CREATED_AT
                        && query.seller() == null
                        && query.agent() == null
                        && query.staff() == null
                        && !statuses.isEmpty()
                        && shops.size() * statuses.size() <= MOST_RANGES;
        var ranges = new ArrayList<Where>();
        for (var shop : shops) {
            var range = new Where().add(alias("shop") + " = ?", shop);
            if (each) {
                for (var status : statuses) {
                    ranges.add(
                            new Where()
                                    .add(range)
                                    .add(" AND l.status = ?", status)
                                    .add(conditions.flows())
                                    .add(rest()));
                }
            } else {
                ranges.add(range.add(conditions.status()).add(rest()));
            }
        }
        return ranges;
    }

    private Where rest() {
        var where = conditions.rest(alias("placed_at"));
        return text == null || first ? where : where.add(" AND (").add(text).add(")");
    }

    private Where after(Page page) {
        var after = page.after();
        if (after == null) {
            return new Where();
        }
        var columns =
                page.sort().columns().stream().map(this::alias).collect(Collectors.joining(", "));
        var where =
                new Where()
                        .add(" AND (" + columns + ", " + alias("order_id") + ")")
                        .add(page.descending() ? " < (" : " > (");
        after.values().forEach(v -> where.add("?, ", v));
        return where.add("?)", after.orderId());
    }

    private String from() {
        return text == null
                ? " FROM %s l WHERE ".formatted(generation.list())
                : " FROM %s s JOIN %s l ON l.order_id = s.order_id WHERE "
                        .formatted(first ? "hit" : generation.search(), generation.list());
    }

    /// Where a search is the way in, time and shop are read where it is.
    private String alias(String column) {
        var searched =
                text != null
                        && (column.equals("placed_at")
                                || column.equals("shop")
                                || column.equals("order_id"));
        return (searched ? "s." : "l.") + column;
    }

    private String qualified(String order) {
        return java.util.Arrays.stream(order.split(", "))
                .map(part ->
                        alias(part.substring(0, part.indexOf(' ')))
                                + part.substring(part.indexOf(' ')))
                .collect(Collectors.joining(", "));
    }
}
