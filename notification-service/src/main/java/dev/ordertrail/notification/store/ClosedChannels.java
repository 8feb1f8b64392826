package dev.ordertrail.notification.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/// The ways that told us they are gone. Known by fingerprint: a new address is a new way.
@ApplicationScoped
public class ClosedChannels {
    private static final String CLOSE =
            """
            INSERT INTO channel_closed (shop, channel, fingerprint, why) VALUES (?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """;

    /// One way of one shop.
    public record Way(String shop, String channel, String fingerprint) {}

    public void close(Connection c, Way way, String why) throws SQLException {
        try (var insert = c.prepareStatement(CLOSE)) {
            insert.setString(1, way.shop());
            insert.setString(2, way.channel());
            insert.setString(3, way.fingerprint());
            insert.setString(4, why);
            insert.executeUpdate();
        }
    }

    public Set<Way> all(Connection c) throws SQLException {
        var ways = new HashSet<Way>();
        try (var select =
                        c.prepareStatement(
                                "SELECT shop, channel, fingerprint FROM channel_closed");
                var rows = select.executeQuery()) {
            while (rows.next()) {
                ways.add(new Way(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
        }
        return ways;
    }

    /// Opens whatever is closed of a shop's channel.
    ///
    /// @return false when nothing was closed
    public boolean open(Connection c, String shop, String channel) throws SQLException {
        try (var delete =
                c.prepareStatement("DELETE FROM channel_closed WHERE shop = ? AND channel = ?")) {
            delete.setString(1, shop);
            delete.setString(2, channel);
            return delete.executeUpdate() > 0;
        }
    }
}
