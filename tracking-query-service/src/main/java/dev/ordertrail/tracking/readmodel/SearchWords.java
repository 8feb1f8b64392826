package dev.ordertrail.tracking.readmodel;

import dev.ordertrail.tracking.project.Slips;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Words that shops' orders have.
final class SearchWords {
    private static final int LEAST = 3;
    private static final int LEAST_NEAR = 4;
    private static final int MOST = 40;
    private static final int MOST_NUMBERS = 10;
    private static final String LAST = "\uffff";

    private static final String BEGINNING =
            "SELECT DISTINCT word FROM search_word WHERE shop = ANY (?) AND word > ? AND word < ? ORDER BY word LIMIT ?";
    private static final String NEAR =
            "SELECT DISTINCT word FROM search_near WHERE shop = ANY (?) AND near = ANY (?) LIMIT ?";

    private SearchWords() {}

    /// Those of these identifiers that some order has. Each is looked up by itself: together they
    /// would look common to the planner, which would then read everything.
    static List<String> existing(
            Connection c, Generation generation, String[] shops, Collection<String> terms)
            throws SQLException {
        var sql =
                "SELECT t FROM unnest(?) AS t WHERE EXISTS (SELECT FROM %s s WHERE s.terms @> ARRAY[t] AND s.shop = ANY (?)) LIMIT ?"
                        .formatted(generation.search());
        try (var plan = c.createStatement()) {
            plan.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off");
            var found =
                    words(
                            c,
                            new Where()
                                    .add(sql, terms.toArray(String[]::new), shops, MOST_NUMBERS));
            plan.execute("SET LOCAL enable_seqscan = on; SET LOCAL enable_indexscan = on");
            return found;
        }
    }

    /// Words that begin like this.
    static List<String> beginning(Connection c, String[] shops, String word) throws SQLException {
        return word.length() < LEAST
                ? List.of()
                : words(c, new Where().add(BEGINNING, shops, word, word + LAST, MOST));
    }

    /// Words that may have been meant.
    static List<String> near(Connection c, String[] shops, String word) throws SQLException {
        if (word.length() < LEAST_NEAR) {
            return List.of();
        }
        var keys = Slips.shortened(word).toArray(String[]::new);
        return words(c, new Where().add(NEAR, shops, keys, MOST * LEAST)).stream()
                .filter(w -> Slips.isNear(w, word))
                .limit(MOST)
                .toList();
    }

    private static List<String> words(Connection c, Where sql) throws SQLException {
        var words = new ArrayList<String>();
        try (var select = sql.prepare(c);
                var rows = select.executeQuery()) {
            while (rows.next()) {
                words.add(rows.getString(1));
            }
        }
        return words;
    }
}
