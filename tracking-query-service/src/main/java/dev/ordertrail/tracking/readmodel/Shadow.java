package dev.ordertrail.tracking.readmodel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ordertrail.contracts.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The statements of a rebuild: the inactive tables, the live offsets, the comparison.
public final class Shadow {
    private static final ObjectMapper JSON = EventJson.mapper();
    private static final String OFFSETS =
            "SELECT topic, part, next_offset FROM intake_offset WHERE grp = ? AND topic = ANY(?)";

    private Shadow() {}

    /// All rows of a view, as one word.
    ///
    /// @param revisions the sum of all revisions: events folded
    public record Hash(long orders, long revisions, String hash) {}

    /// A partition of a topic.
    public record Place(String topic, int partition) {}

    /// Empties a generation that is not active, and leaves it without the indexes of staff lists.
    /// Whoever still reads it is waited for, in the order in which readers take its tables.
    public static void clear(Connection c, Generation generation) throws SQLException {
        try (var statement = c.createStatement()) {
            statement.execute("SET LOCAL lock_timeout = '5s'");
            statement.execute(
                    "LOCK TABLE %s, %s, %s IN ACCESS EXCLUSIVE MODE"
                            .formatted(generation.search(), generation.list(), generation.table()));
            statement.execute("SELECT open_view(%s::smallint)".formatted(generation.number()));
        }
    }

    /// Makes a filled generation ready to be read: indexes, and statistics for the planner.
    public static void settle(Connection c, Generation generation) throws SQLException {
        try (var statement = c.createStatement()) {
            statement.execute("SELECT settle_view(%s::smallint)".formatted(generation.number()));
        }
    }

    /// What this transaction writes need not be durable before a later, durable one is.
    public static void relax(Connection c) throws SQLException {
        try (var statement = c.createStatement()) {
            statement.execute("SET LOCAL synchronous_commit = off");
        }
    }

    /// Where the live projection has come to.
    public static Map<Place, Long> liveOffsets(Connection c, String group) throws SQLException {
        var topics = Arrays.stream(Source.values()).map(s -> s.topic()).toArray();
        try (var select = c.prepareStatement(OFFSETS)) {
            select.setString(1, group);
            select.setArray(2, c.createArrayOf("text", topics));
            try (var rows = select.executeQuery()) {
                var offsets = new HashMap<Place, Long>();
                while (rows.next()) {
                    offsets.put(new Place(rows.getString(1), rows.getInt(2)), rows.getLong(3));
                }
                return offsets;
            }
        }
    }

    /// The hash of the active view. Nothing in it depends on when or how often it was processed.
    public static Hash hash(Connection c) throws SQLException {
        try (var zone = c.createStatement()) {
            zone.execute("SET LOCAL timezone = 'UTC'");
        }
        var active = Generation.hold(c);
        var sql =
                """
                SELECT count(*), coalesce(sum(v.revision), 0),
                       md5(coalesce(string_agg(md5(v::text || coalesce(l::text, '') || coalesce(s::text, '')), '' ORDER BY order_id), ''))
                FROM %s v LEFT JOIN %s l USING (order_id) LEFT JOIN %s s USING (order_id)
                """
                        .formatted(active.table(), active.list(), active.search());
        try (var select = c.prepareStatement(sql);
                var row = select.executeQuery()) {
            row.next();
            return new Hash(row.getLong(1), row.getLong(2), row.getString(3));
        }
    }

    /// How far a rebuild is, for every replica to say.
    public static void tell(Connection c, RebuildProgress progress) throws SQLException {
        try (var update =
                c.prepareStatement(
                        "INSERT INTO view_rebuild (progress) VALUES (?) ON CONFLICT (lone) DO UPDATE SET progress = excluded.progress")) {
            update.setBytes(1, JSON.writeValueAsBytes(progress));
            update.executeUpdate();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What was told last.
    public static RebuildProgress progress(Connection c) throws SQLException {
        try (var select = c.prepareStatement("SELECT progress FROM view_rebuild");
                var row = select.executeQuery()) {
            return row.next()
                    ? JSON.readValue(row.getBytes(1), RebuildProgress.class)
                    : RebuildProgress.IDLE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
