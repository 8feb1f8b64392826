package dev.ordertrail.notification.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The delivery ledger: one row per cause, recipient and channel. Pending → told, given up or
/// suppressed; the last three are final. A row is settled only by the worker that leases it.
@ApplicationScoped
public class Ledger {
    private static final String PLAN =
            """
            INSERT INTO delivery (id, cause_event_id, recipient, channel, order_id, shop, kind, template, details,
                happened_at, correlation_id, state, why, attempts, settled_at)
            SELECT id::uuid, cause, recipient, channel, order_id, shop, kind, template, details::jsonb,
                happened::timestamptz, correlation, state, why,
                CASE state WHEN 'told' THEN 1 ELSE 0 END,
                CASE state WHEN 'pending' THEN NULL ELSE clock_timestamp() END
            FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) WITH ORDINALITY AS t(id, cause, recipient,
                channel, order_id, shop, kind, template, details, happened, correlation, state, why, ord)
            ORDER BY ord
            ON CONFLICT DO NOTHING RETURNING id
            """;
    private static final String SETTLE =
            """
            UPDATE delivery SET state = ?, why = ?, external_id = ?, attempts = attempts + ?,
                settled_at = clock_timestamp(), leased_by = NULL, leased_until = NULL
            WHERE id = ? AND leased_by = ? AND state = 'pending'
            """;
    private static final String POSTPONE =
            """
            UPDATE delivery SET next_attempt_at = clock_timestamp() + ? * interval '1 millisecond', why = ?,
                attempts = attempts + ?, leased_by = NULL, leased_until = NULL
            WHERE id = ? AND leased_by = ? AND state = 'pending'
            """;
    private static final String RELEASE =
            """
            UPDATE delivery SET leased_by = NULL, leased_until = NULL
            WHERE id = ANY (?::uuid[]) AND leased_by = ? AND state = 'pending'
            """;

    /// A delivery as it enters the ledger.
    ///
    /// @param why for what is never told
    public record Entry(Delivery delivery, State state, @Nullable String why) {}

    /// Where a delivery stands.
    public enum State {
        PENDING,
        TOLD,
        GIVEN_UP,
        SUPPRESSED;

        String wire() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// Enters deliveries.
    ///
    /// @return the ids of those that were not there before
    public Set<UUID> plan(Connection c, List<Entry> entries) throws SQLException {
        var added = new HashSet<UUID>();
        if (entries.isEmpty()) {
            return added;
        }
        var columns =
                List.<Function<Entry, @Nullable String>>of(
                        e -> e.delivery().id().toString(),
                        e -> e.delivery().causeEventId(),
                        e -> e.delivery().recipient(),
                        e -> e.delivery().channel(),
                        e -> e.delivery().orderId(),
                        e -> e.delivery().shop(),
                        e -> e.delivery().kind(),
                        e -> e.delivery().template(),
                        e -> Json.write(e.delivery().details()),
                        e -> e.delivery().happened().toString(),
                        e -> e.delivery().correlationId(),
                        e -> e.state().wire(),
                        Entry::why);
        try (var insert = c.prepareStatement(PLAN)) {
            for (var i = 0; i < columns.size(); i++) {
                var values = entries.stream().map(columns.get(i)).toArray();
                insert.setArray(i + 1, c.createArrayOf("text", values));
            }
            try (var rows = insert.executeQuery()) {
                while (rows.next()) {
                    added.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return added;
    }

    /// The end of a delivery.
    ///
    /// @param attempts how many attempts to add to its count
    /// @return false when the lease was lost to another worker: whatever happened is theirs to
    ///   write
    public boolean settle(
            Connection c, UUID id, UUID worker, State state, Settled settled, int attempts)
            throws SQLException {
        try (var update = c.prepareStatement(SETTLE)) {
            update.setString(1, state.wire());
            update.setString(2, settled.why());
            update.setString(3, settled.externalId());
            update.setInt(4, attempts);
            update.setObject(5, id);
            update.setObject(6, worker);
            return update.executeUpdate() == 1;
        }
    }

    /// How it ended.
    ///
    /// @param why the error, for what was not told
    /// @param externalId the channel's name of the message, for what was
    public record Settled(@Nullable String why, @Nullable String externalId) {}

    /// Not now, but after the wait.
    ///
    /// @param attempts how many failed attempts to add to its count
    /// @return false when the lease was lost
    public boolean postpone(
            Connection c, UUID id, UUID worker, Duration wait, @Nullable String why, int attempts)
            throws SQLException {
        try (var update = c.prepareStatement(POSTPONE)) {
            update.setLong(1, wait.toMillis());
            update.setString(2, why);
            update.setInt(3, attempts);
            update.setObject(4, id);
            update.setObject(5, worker);
            return update.executeUpdate() == 1;
        }
    }

    /// Gives leased rows back untouched.
    public void release(Connection c, Collection<UUID> ids, UUID worker) throws SQLException {
        try (var update = c.prepareStatement(RELEASE)) {
            update.setArray(1, c.createArrayOf("text", ids.stream().map(UUID::toString).toArray()));
            update.setObject(2, worker);
            update.executeUpdate();
        }
    }
}
