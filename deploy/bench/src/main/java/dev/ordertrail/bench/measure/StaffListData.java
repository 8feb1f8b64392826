package dev.ordertrail.bench.measure;

import dev.ordertrail.bench.system.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Orders put straight into the view, as the projector would have left them. Indexes are made
/// afterwards, and the tables are vacuumed as autovacuum would have by then.
final class StaffListData {
    private static final String FILL = "/list/fill.sql";
    private static final List<String> TABLES =
            List.of("order_view_0", "order_list_0", "order_search_0", "search_word", "search_near");
    private static final String INDEXES =
            """
            SELECT indexname, indexdef FROM pg_indexes
            WHERE schemaname = 'public' AND tablename = 'order_view_0' AND indexname NOT LIKE '%pkey'
            """;

    private final Machine machine;

    StaffListData(Machine machine) {
        this.machine = machine;
    }

    /// Puts so many orders there.
    ///
    /// @return how long it took, indexes included
    Duration fill(int orders) {
        var began = System.nanoTime();
        try (var database = machine.database("ordertrail_tracking")) {
            run(database, "UPDATE view_generation SET active = 1");
            run(database, "SELECT open_view(0::smallint)");
            run(database, "TRUNCATE search_word, search_near");
            run(database, "SET maintenance_work_mem = '512MB'");
            run(database, "SET work_mem = '256MB'");
            run(database, "SET synchronous_commit = off");
            run(database, "SET bench.orders = '" + orders + "'");
            var indexes = dropIndexes(database);
            run(database, script());
            for (var index : indexes) {
                run(database, index);
            }
            run(database, "SELECT settle_view(0::smallint)");
            run(database, "UPDATE view_generation SET active = 0");
            for (var table : TABLES) {
                run(database, "VACUUM (ANALYZE) " + table);
            }
            run(database, "CHECKPOINT");
        } catch (SQLException e) {
            throw new IllegalStateException("cannot fill the view", e);
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static List<String> dropIndexes(Connection database) throws SQLException {
        var made = new ArrayList<String>();
        var names = new ArrayList<String>();
        try (var select = database.prepareStatement(INDEXES);
                var rows = select.executeQuery()) {
            while (rows.next()) {
                names.add(rows.getString(1));
                made.add(rows.getString(2));
            }
        }
        for (var name : names) {
            run(database, "DROP INDEX " + name);
        }
        return made;
    }

    private static String script() {
        try (var in = StaffListData.class.getResourceAsStream(FILL)) {
            if (in == null) {
                throw new IllegalStateException(FILL + " is not there");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void run(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
