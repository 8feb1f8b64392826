package dev.ordertrail.notification.store;

import dev.ordertrail.notification.compose.OrderCard;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/// What is due, leased to one worker at a time.
///
/// About one order a recipient hears things in the order in which they were planned: while an
/// earlier letter is pending, the later ones wait behind it.
@ApplicationScoped
public class DueDeliveries {
    private static final String CLAIM =
            """
            UPDATE delivery d
            SET leased_by = ?, leased_until = clock_timestamp() + ? * interval '1 millisecond'
            FROM order_card o
            WHERE o.order_id = d.order_id AND d.id IN (
                SELECT p.id FROM delivery p
                WHERE p.state = 'pending' AND p.channel = ? AND NOT p.shop = ANY (?)
                  AND p.next_attempt_at <= clock_timestamp()
                  AND (p.leased_until IS NULL OR p.leased_until < clock_timestamp())
                  AND NOT EXISTS (
                    SELECT FROM delivery e
                    WHERE e.state = 'pending' AND e.order_id = p.order_id AND e.channel = p.channel
                      AND e.recipient = p.recipient AND e.seq < p.seq)
                ORDER BY p.seq LIMIT ? FOR UPDATE SKIP LOCKED)
            RETURNING d.id, d.seq, d.cause_event_id, d.recipient, d.channel, d.kind, d.template, d.details,
                d.happened_at, d.correlation_id, d.attempts, d.forgiven,
                (extract(epoch FROM clock_timestamp() - d.planned_at) * 1000)::bigint AS age_ms, o.*
            """;
    private static final String NEXT =
            """
            SELECT count(*), (extract(epoch FROM clock_timestamp() - min(planned_at)) * 1000)::bigint
            FROM delivery WHERE state = 'pending' AND channel = ?
            """;

    /// A delivery that belongs to this worker until its lease ends.
    ///
    /// @param attempts failed attempts so far
    /// @param forgiven of these, how many no longer count
    /// @param age since it was planned
    public record Claimed(
            Delivery delivery,
            OrderCard card,
            int attempts,
            int forgiven,
            Duration age,
            long seq) {}

    /// How much waits in a channel, and how long the oldest has waited.
    public record Backlog(long pending, Duration oldest) {}

    /// Leases what is due, oldest first.
    ///
    /// @param resting shops to leave out
    public List<Claimed> claim(
            Connection c, UUID worker, String channel, Collection<String> resting, Lease lease)
            throws SQLException {
        var claimed = new ArrayList<Claimed>();
        try (var update = c.prepareStatement(CLAIM)) {
            update.setObject(1, worker);
            update.setLong(2, lease.length().toMillis());
            update.setString(3, channel);
            update.setArray(4, c.createArrayOf("text", resting.toArray()));
            update.setInt(5, lease.atMost());
            try (var rows = update.executeQuery()) {
                while (rows.next()) {
                    claimed.add(read(rows));
                }
            }
        }
        claimed.sort(Comparator.comparingLong(Claimed::seq));
        return claimed;
    }

    /// How many for how long.
    public record Lease(int atMost, Duration length) {}

    public Backlog backlog(Connection c, String channel) throws SQLException {
        try (var select = c.prepareStatement(NEXT)) {
            select.setString(1, channel);
            try (var row = select.executeQuery()) {
                row.next();
                return new Backlog(row.getLong(1), Duration.ofMillis(row.getLong(2)));
            }
        }
    }

    private static Claimed read(ResultSet row) throws SQLException {
        var card = Cards.read(row);
        var delivery =
                new Delivery(
                        row.getObject("id", UUID.class),
                        row.getString("cause_event_id"),
                        row.getString("recipient"),
                        row.getString("channel"),
                        card.orderId(),
                        card.shop(),
                        row.getString("kind"),
                        row.getString("template"),
                        Json.map(row.getString("details")),
                        row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                        row.getString("correlation_id"));
        return new Claimed(
                delivery,
                card,
                row.getInt("attempts"),
                row.getInt("forgiven"),
                Duration.ofMillis(row.getLong("age_ms")),
                row.getLong("seq"));
    }
}
