package dev.ordertrail.notification.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The ledger as ops see it.
@ApplicationScoped
public class LedgerDesk {
    private static final String LIST =
            """
            SELECT id, order_id, shop, recipient, channel, kind, state, attempts, why, planned_at, settled_at
            FROM delivery WHERE state = ? ORDER BY seq DESC LIMIT ?
            """;
    private static final String AGAIN =
            """
            UPDATE delivery SET state = 'pending', forgiven = attempts, why = NULL, settled_at = NULL,
                planned_at = clock_timestamp(), next_attempt_at = clock_timestamp()
            WHERE id = ? AND state = 'given_up'
            """;

    /// One delivery: no text, no personal data.
    public record Row(
            UUID id,
            String orderId,
            String shop,
            String recipient,
            String channel,
            String kind,
            String state,
            int attempts,
            @Nullable String why,
            Instant plannedAt,
            @Nullable Instant settledAt) {}

    public List<Row> list(Connection c, String state, int atMost) throws SQLException {
        var found = new ArrayList<Row>();
        try (var select = c.prepareStatement(LIST)) {
            select.setString(1, state);
            select.setInt(2, atMost);
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    var settled = row.getObject("settled_at", OffsetDateTime.class);
                    found.add(
                            new Row(
                                    row.getObject("id", UUID.class),
                                    row.getString("order_id"),
                                    row.getString("shop"),
                                    row.getString("recipient"),
                                    row.getString("channel"),
                                    row.getString("kind"),
                                    row.getString("state"),
                                    row.getInt("attempts"),
                                    row.getString("why"),
                                    row.getObject("planned_at", OffsetDateTime.class).toInstant(),
                                    settled == null ? null : settled.toInstant()));
                }
            }
        }
        return found;
    }

    /// Makes a delivery pending again.
    ///
    /// @return false when there is none that was given up
    public boolean again(Connection c, UUID id) throws SQLException {
        try (var update = c.prepareStatement(AGAIN)) {
            update.setObject(1, id);
            return update.executeUpdate() == 1;
        }
    }
}
