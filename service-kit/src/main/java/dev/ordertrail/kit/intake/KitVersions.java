package dev.ordertrail.kit.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// The kit's own table of versions.
final class KitVersions implements VersionStore {
    private static final String LAST =
            "SELECT order_id, version FROM intake_version WHERE grp = ? AND topic = ? AND order_id = ANY (?)";
    private static final String SAVE =
            """
            INSERT INTO intake_version (grp, topic, order_id, version)
            SELECT ?, ?, order_id, version FROM unnest(?::text[], ?::bigint[]) AS seen(order_id, version)
            ON CONFLICT (grp, topic, order_id) DO UPDATE SET version = excluded.version
            """;

    @Override
    public Map<String, Long> last(
            Connection connection, String group, String topic, Collection<String> orderIds)
            throws SQLException {
        try (var select = connection.prepareStatement(LAST)) {
            select.setString(1, group);
            select.setString(2, topic);
            select.setArray(3, connection.createArrayOf("text", orderIds.toArray()));
            try (var found = select.executeQuery()) {
                var versions = new HashMap<String, Long>();
                while (found.next()) {
                    versions.put(found.getString(1), found.getLong(2));
                }
                return versions;
            }
        }
    }

    @Override
    public void save(Connection connection, String group, String topic, Map<String, Long> versions)
            throws SQLException {
        var sorted = new TreeMap<>(versions); // in key order: no deadlock
        try (var insert = connection.prepareStatement(SAVE)) {
            insert.setString(1, group);
            insert.setString(2, topic);
            insert.setArray(3, connection.createArrayOf("text", sorted.keySet().toArray()));
            insert.setArray(4, connection.createArrayOf("bigint", sorted.values().toArray()));
            insert.executeUpdate();
        }
    }
}
