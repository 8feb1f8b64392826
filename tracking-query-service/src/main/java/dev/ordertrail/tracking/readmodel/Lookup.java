package dev.ordertrail.tracking.readmodel;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// One order of the active generation by one key. A single statement looks into the generation that
/// was active last time, and says which one is active now.
final class Lookup<T> {
    private final Map<Generation, String> statements = new EnumMap<>(Generation.class);
    private final int width;
    private final Reading<T> reading;
    private volatile Generation latest = Generation.ZERO;

    /// @param columns of a generation's table `v`, the order's id first
    /// @param width how many columns these are
    /// @param which a condition on `v` with one parameter, and what is to follow it
    Lookup(String columns, int width, String which, Reading<T> reading) {
        this.width = width;
        this.reading = reading;
        for (var generation : Generation.values()) {
            statements.put(
                    generation,
                    """
                    SELECT %s, g.active FROM view_generation g
                    LEFT JOIN %s v ON g.active = %d AND v.order_version > 0 AND %s
                    """
                            .formatted(columns, generation.table(), generation.number(), which));
        }
    }

    /// Makes something of a row.
    interface Reading<T> {
        T of(ResultSet row, Generation generation) throws SQLException;
    }

    Optional<T> find(Connection c, String key) throws SQLException {
        var asked = latest;
        while (true) {
            try (var select = c.prepareStatement(statements.get(asked))) {
                select.setString(1, key);
                try (var row = select.executeQuery()) {
                    row.next();
                    if (row.getString(1) != null) {
                        return Optional.of(reading.of(row, asked));
                    }
                    var active = Generation.of(row.getInt(width + 1));
                    if (active == asked) {
                        return Optional.empty();
                    }
                    latest = active;
                    asked = active;
                }
            }
        }
    }
}
