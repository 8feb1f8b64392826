package dev.ordertrail.tracking.readmodel;

import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.tracking.project.Tokens;
import dev.ordertrail.tracking.readmodel.StaffPage.Found;
import dev.ordertrail.tracking.readmodel.StaffQuery.After;
import dev.ordertrail.tracking.readmodel.StaffQuery.Page;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// Pages of a shop's orders, for its staff.
@Singleton
public class StaffOrders {
    // From so many matches on, walking back in time meets them sooner than collecting them all.
    private static final long COMMON = 20_000;
    private static final Pattern PLANNED = Pattern.compile("rows=(\\d+)");

    private final Tx tx;

    @Inject
    StaffOrders(Tx tx) {
        this.tx = tx;
    }

    /// A page. Text that matches nothing as it is written is taken for what may have been meant.
    ///
    /// @param exact whether all are to be counted
    public StaffPage page(StaffQuery query, Page page, boolean exact) {
        return tx.in(
                c -> Generation.read(c, active -> page(new Asked(c, active, query, page), exact)));
    }

    private static StaffPage page(Asked asked, boolean exact) throws SQLException {
        var after = asked.page.after();
        var found = asked.page(after != null && after.near(), exact);
        var isFirst = after == null && asked.page.offset() == 0;
        return found.found().isEmpty() && isFirst && asked.query.text() != null
                ? asked.page(true, exact)
                : found;
    }

    /// One request.
    private record Asked(Connection c, Generation generation, StaffQuery query, Page page) {

        StaffPage page(boolean near, boolean exact) throws SQLException {
            var shops = Shops.of(c, generation, query);
            if (shops.isEmpty()) {
                return new StaffPage(List.of(), 0, false, null, near);
            }
            var text = text(shops, near);
            var sql = new StaffSql(generation, query, shops, text);
            var places =
                    text != null && mayBeCommon(shops)
                            ? places(sql.latest(page), near)
                            : List.<After>of();
            if (places.size() <= page.limit()) {
                if (text != null && isRare(near, sql)) {
                    sql = sql.matchesFirst();
                }
                places = places(sql.ids(page), near);
            }
            var more = places.size() > page.limit();
            var here = more ? places.subList(0, page.limit()) : places;
            var seen = page.offset() + (long) places.size();
            var known = !more && page.after() == null && (page.offset() == 0 || !here.isEmpty());
            var total =
                    known
                            ? seen
                            : exact
                                    ? number(sql.all("count(*)"))
                                    : Math.max(seen, planned(sql.all("1")));
            return new StaffPage(
                    rows(here), total, !known && !exact, more ? here.getLast() : null, near);
        }

        private @org.jspecify.annotations.Nullable Where text(List<String> shops, boolean near)
                throws SQLException {
            var parts = new ArrayList<Where>();
            if (query.text() != null) {
                parts.add(new TextQuery(c, generation, shops, near).of(query.text()));
            }
            if (query.service() != null) {
                parts.add(new TextQuery(c, generation, shops, near).service(query.service()));
            }
            return parts.isEmpty() ? null : Where.joined("AND", parts);
        }

        private List<After> places(Where sql, boolean near) throws SQLException {
            var places = new ArrayList<After>();
            try (var select = sql.prepare(c);
                    var rows = select.executeQuery()) {
                while (rows.next()) {
                    places.add(place(rows, near));
                }
            }
            return places;
        }

        private After place(ResultSet row, boolean near) throws SQLException {
            var values = new ArrayList<Object>();
            for (var i = 0; i < page.sort().columns().size(); i++) {
                var time = page.sort() != StaffQuery.Sort.TOTAL_AMOUNT;
                values.add(
                        time ? row.getObject(i + 2, OffsetDateTime.class) : row.getObject(i + 2));
            }
            return new After(values, row.getString(1), near);
        }

        private List<Found> rows(List<After> places) throws SQLException {
            var ids = places.stream().map(After::orderId).toArray(String[]::new);
            var sql =
                    new Where()
                            .add("SELECT " + OrderRow.COLUMNS + ", s.name, s.email, s.phone FROM ")
                            .add(generation.table() + " v LEFT JOIN " + generation.search())
                            .add(
                                    " s ON s.order_id = v.order_id WHERE v.order_id = ANY (?)",
                                    (Object) ids);
            var found = new HashMap<String, Found>();
            try (var select = sql.prepare(c);
                    var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.put(
                            rows.getString(1),
                            new Found(
                                    OrderRow.of(rows, generation),
                                    rows.getString(OrderRow.WIDTH + 1),
                                    rows.getString(OrderRow.WIDTH + 2),
                                    rows.getString(OrderRow.WIDTH + 3)));
                }
            }
            return places.stream()
                    .map(p -> found.get(p.orderId()))
                    .filter(Objects::nonNull)
                    .toList();
        }

        /// Words may be in many of the latest orders, numbers are in few.
        private boolean mayBeCommon(List<String> shops) {
            return shops.size() == 1
                    && page.sort() == StaffQuery.Sort.CREATED_AT
                    && query.placed().until() == null
                    && (query.text() == null || !Tokens.hasDigit(query.text()));
        }

        /// Neighbours of a number look common to the planner, who does not know that each is one
        /// order's.
        private boolean isRare(boolean near, StaffSql sql) throws SQLException {
            var numbers = near && query.text() != null && Tokens.hasDigit(query.text());
            var rare = numbers || planned(sql.matches()) < COMMON;
            if (rare) {
                try (var plan = c.createStatement()) {
                    plan.execute("SET LOCAL enable_seqscan = off");
                }
            }
            return rare;
        }

        private long number(Where sql) throws SQLException {
            try (var select = sql.prepare(c);
                    var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }

        /// What the planner expects, which costs next to nothing.
        private long planned(Where sql) throws SQLException {
            try (var explain = new Where().add("EXPLAIN ").add(sql).prepare(c);
                    var row = explain.executeQuery()) {
                row.next();
                var rows = PLANNED.matcher(row.getString(1));
                return rows.find() ? Long.parseLong(rows.group(1)) : 0;
            }
        }
    }
}
