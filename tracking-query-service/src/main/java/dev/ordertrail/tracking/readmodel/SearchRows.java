package dev.ordertrail.tracking.readmodel;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The statements of what free text searches.
final class SearchRows {
    // Words that are there already are left out before anything is locked.
    private static final String LEARN =
            """
            WITH fresh AS (
                INSERT INTO search_word (shop, word)
                SELECT shop, word FROM unnest(?::text[], ?::text[]) AS d(shop, word)
                WHERE NOT EXISTS (SELECT FROM search_word w WHERE w.shop = d.shop AND w.word = d.word)
                ORDER BY shop, word
                ON CONFLICT DO NOTHING
                RETURNING shop, word)
            INSERT INTO search_near (shop, near, word)
            SELECT DISTINCT shop,
                   CASE i WHEN 0 THEN word ELSE left(word, i - 1) || substr(word, i + 1) END, word
            FROM fresh, generate_series(0, length(word)) AS i
            ORDER BY 1, 2, 3
            ON CONFLICT DO NOTHING
            """;

    // A key that is held cannot be destroyed before what was opened with it is written.
    private static final String HOLD =
            "SELECT person, wrapped IS NOT NULL FROM person_key WHERE person = ANY (?) ORDER BY person FOR SHARE";

    private SearchRows() {}

    /// One row.
    ///
    /// @param due the person's key has not come yet
    record Row(
            String orderId,
            String shop,
            Instant placedAt,
            @Nullable String person,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            String fragments,
            SortedSet<String> terms,
            boolean due) {}

    /// Persons whose keys are here, and those whose keys were destroyed; others are on their way.
    record Held(Set<String> open, Set<String> erased) {}

    static Held hold(Connection c, SortedSet<String> persons) throws SQLException {
        var held = new Held(new HashSet<>(), new HashSet<>());
        try (var select = c.prepareStatement(HOLD)) {
            select.setArray(1, c.createArrayOf("text", persons.toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    (rows.getBoolean(2) ? held.open() : held.erased()).add(rows.getString(1));
                }
            }
        }
        return held;
    }

    static void save(Connection c, Generation generation, List<Row> rows) throws SQLException {
        var sql =
                """
                INSERT INTO %s (order_id, shop, placed_at, person, name, email, phone, fragments, terms, due)
                SELECT order_id, shop, placed_at, person, name, email, phone, fragments, terms::text[], due
                FROM unnest(?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                            ?::text[], ?::boolean[])
                    AS d(order_id, shop, placed_at, person, name, email, phone, fragments, terms, due)
                ON CONFLICT (order_id) DO UPDATE
                SET shop = excluded.shop, placed_at = excluded.placed_at, person = excluded.person, name = excluded.name,
                    email = excluded.email, phone = excluded.phone, fragments = excluded.fragments,
                    terms = excluded.terms, due = excluded.due
                """
                        .formatted(generation.search());
        try (var upsert = c.prepareStatement(sql)) {
            var columns = new Columns(c, upsert);
            columns.add("text", rows, Row::orderId);
            columns.add("text", rows, Row::shop);
            columns.add("timestamptz", rows, r -> time(r.placedAt()));
            columns.add("text", rows, Row::person);
            columns.add("text", rows, Row::name);
            columns.add("text", rows, Row::email);
            columns.add("text", rows, Row::phone);
            columns.add("text", rows, Row::fragments);
            columns.add("text", rows, r -> TextArray.literal(r.terms()));
            columns.add("boolean", rows, Row::due);
            upsert.executeUpdate();
        }
    }

    /// Keeps words of a shop that are new.
    static void learn(Connection c, Map<String, SortedSet<String>> wordsByShop)
            throws SQLException {
        var pairs =
                new TreeMap<>(wordsByShop)
                        .entrySet().stream()
                                .flatMap(e ->
                                        e.getValue().stream().map(w -> Map.entry(e.getKey(), w)))
                                .toList();
        if (pairs.isEmpty()) {
            return;
        }
        try (var insert = c.prepareStatement(LEARN)) {
            var columns = new Columns(c, insert);
            columns.add("text", pairs, Map.Entry::getKey);
            columns.add("text", pairs, Map.Entry::getValue);
            insert.executeUpdate();
        }
    }

    /// Orders whose row can be made now, with their persons.
    static SortedMap<String, String> due(Connection c, Generation generation, int atMost)
            throws SQLException {
        var sql =
                """
                SELECT order_id, coalesce(person, '') FROM %s s
                WHERE s.due AND (s.person IS NULL OR EXISTS (SELECT FROM person_key k WHERE k.person = s.person))
                ORDER BY order_id LIMIT ?
                """
                        .formatted(generation.search());
        try (var select = c.prepareStatement(sql)) {
            select.setInt(1, atMost);
            var found = new TreeMap<String, String>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), rows.getString(2));
                }
            }
            return found;
        }
    }

    /// Those of these orders whose row is still due, locked until the transaction ends.
    static SortedSet<String> lock(Connection c, Generation generation, Collection<String> ids)
            throws SQLException {
        var sql =
                "SELECT order_id FROM %s WHERE order_id = ANY (?) AND due ORDER BY order_id FOR UPDATE SKIP LOCKED"
                        .formatted(generation.search());
        try (var select = c.prepareStatement(sql)) {
            select.setArray(1, c.createArrayOf("text", ids.toArray()));
            var locked = new TreeSet<String>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    locked.add(rows.getString(1));
                }
            }
            return locked;
        }
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
