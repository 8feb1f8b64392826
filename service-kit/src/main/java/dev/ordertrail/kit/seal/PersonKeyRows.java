package dev.ordertrail.kit.seal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The statements on `person_key`.
final class PersonKeyRows {
    /// A person whose key was destroyed may come back, with a new key: old boxes stay shut.
    private static final String ADD =
            """
            INSERT INTO person_key AS held (person, wrapped)
            SELECT person, wrapped FROM unnest(?::text[], ?::text[]) AS fresh (person, wrapped) ORDER BY person
            ON CONFLICT (person) DO UPDATE SET wrapped = excluded.wrapped WHERE held.wrapped IS NULL
            RETURNING person
            """;

    private static final String LEARN =
            """
            INSERT INTO person_key (person, wrapped) VALUES (?, ?)
            ON CONFLICT (person) DO UPDATE SET wrapped = excluded.wrapped
            """;
    private static final String WRAPPED =
            "SELECT person, wrapped FROM person_key WHERE person = ANY (?) AND wrapped IS NOT NULL";

    private static final String ERASED =
            "SELECT FROM person_key WHERE person = ? AND wrapped IS NULL";

    private PersonKeyRows() {}

    /// Gives each person a key, unless there is one.
    ///
    /// @param wrapped the keys by person
    /// @return the persons whose keys are new
    static List<String> add(Connection connection, Map<String, String> wrapped)
            throws SQLException {
        var persons = wrapped.keySet().toArray();
        var keys = Arrays.stream(persons).map(wrapped::get).toArray();
        try (var insert = connection.prepareStatement(ADD)) {
            insert.setArray(1, connection.createArrayOf("text", persons));
            insert.setArray(2, connection.createArrayOf("text", keys));
            try (var added = insert.executeQuery()) {
                var fresh = new ArrayList<String>();
                while (added.next()) {
                    fresh.add(added.getString(1));
                }
                return fresh;
            }
        }
    }

    static void learn(Connection connection, String person, @Nullable String wrapped)
            throws SQLException {
        try (var insert = connection.prepareStatement(LEARN)) {
            insert.setString(1, person);
            insert.setString(2, wrapped);
            insert.executeUpdate();
        }
    }

    static boolean isErased(Connection connection, String person) throws SQLException {
        try (var select = connection.prepareStatement(ERASED)) {
            select.setString(1, person);
            try (var found = select.executeQuery()) {
                return found.next();
            }
        }
    }

    static Map<String, String> wrapped(Connection connection, Collection<String> persons)
            throws SQLException {
        try (var select = connection.prepareStatement(WRAPPED)) {
            select.setArray(1, connection.createArrayOf("text", persons.toArray()));
            try (var found = select.executeQuery()) {
                var keys = new HashMap<String, String>();
                while (found.next()) {
                    keys.put(found.getString(1), found.getString(2));
                }
                return keys;
            }
        }
    }
}
