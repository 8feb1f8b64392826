package dev.ordertrail.tracking.readmodel;

import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.tracking.readmodel.StatsAnswer.Day;
import dev.ordertrail.tracking.readmodel.StatsAnswer.InPackage;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Figures of a shop's orders, counted when they are asked for and kept for a few seconds: a page
/// that shows them to many counts once.
@Singleton
public class StaffStats {
    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final int MOST_KEPT = 100;
    private static final Duration DAYS = Duration.ofDays(30);
    private static final int PACKAGES = 50;

    private final Tx tx;
    private final Workflows workflows;
    private final Clock clock = Clock.systemUTC();
    private final Map<StaffQuery, StatsAnswer> kept = new LinkedHashMap<>();

    @Inject
    StaffStats(Tx tx, Workflows workflows) {
        this.tx = tx;
        this.workflows = workflows;
    }

    /// The figures of what the query is about; its text does not count.
    public StatsAnswer of(StaffQuery query) {
        var known = known(query);
        if (known != null) {
            return known;
        }
        var fresh = tx.in(c -> Generation.read(c, active -> count(c, active, query)));
        keep(query, fresh);
        return fresh;
    }

    private @Nullable StatsAnswer known(StaffQuery query) {
        synchronized (kept) {
            var known = kept.get(query);
            return known != null && known.asOf().plus(KEPT).isAfter(clock.instant()) ? known : null;
        }
    }

    private void keep(StaffQuery query, StatsAnswer fresh) {
        synchronized (kept) {
            kept.remove(query);
            kept.put(query, fresh);
            if (kept.size() > MOST_KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
    }

    private StatsAnswer count(Connection c, Generation generation, StaffQuery query)
            throws SQLException {
        var shops = Shops.of(c, generation, query);
        var service = query.service();
        var text =
                service == null
                        ? null
                        : new TextQuery(c, generation, shops, false).service(service);
        var sql = new StaffSql(generation, query, shops, text);
        var now = clock.instant();
        var tally = new Tally(workflows);
        read(
                c,
                new Where()
                        .add(
                                sql.all(
                                        "l.workflow, l.status, l.asset, date_trunc('month', l.placed_at, 'UTC') AS month, count(*), sum(l.total_amount)"))
                        .add(" GROUP BY 1, 2, 3, 4"),
                row ->
                        tally.add(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                day(row, 4),
                                row.getLong(5),
                                row.getBigDecimal(6)));
        return tally.answer(now, packages(c, sql), days(c, sql, query, now));
    }

    private static List<InPackage> packages(Connection c, StaffSql sql) throws SQLException {
        var packages = new ArrayList<InPackage>();
        read(
                c,
                new Where()
                        .add("SELECT products[i], sum(orders) FROM (")
                        .add(sql.all("l.products, count(*) AS orders"))
                        .add(" GROUP BY 1) p, generate_subscripts(products, 1) AS i")
                        .add(" GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?", PACKAGES),
                row -> packages.add(new InPackage(row.getString(1), row.getLong(2))));
        return packages;
    }

    private static List<Day> days(Connection c, StaffSql sql, StaffQuery query, Instant now)
            throws SQLException {
        var until = query.placed().until();
        var since = (until == null || until.isAfter(now) ? now : until).minus(DAYS);
        var days = new ArrayList<Day>();
        read(
                c,
                new Where()
                        .add(sql.all("date_trunc('day', l.placed_at, 'UTC') AS day, count(*)"))
                        .add(" AND l.placed_at >= ?", since.atOffset(ZoneOffset.UTC))
                        .add(" GROUP BY 1 ORDER BY 1 DESC"),
                row -> days.add(new Day(day(row, 1), row.getLong(2))));
        return days;
    }

    private static LocalDate day(ResultSet row, int column) throws SQLException {
        return row.getObject(column, java.time.OffsetDateTime.class)
                .withOffsetSameInstant(ZoneOffset.UTC)
                .toLocalDate();
    }

    private static void read(Connection c, Where sql, Each each) throws SQLException {
        try (var select = sql.prepare(c);
                var rows = select.executeQuery()) {
            while (rows.next()) {
                each.row(rows);
            }
        }
    }

    @FunctionalInterface
    private interface Each {
        void row(ResultSet row) throws SQLException;
    }
}
