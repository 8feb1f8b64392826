package dev.ordertrail.payment.store;

import dev.ordertrail.contracts.Money;
import dev.ordertrail.payment.domain.ProviderCall;
import dev.ordertrail.payment.domain.ProviderCall.Ask;
import dev.ordertrail.payment.domain.ProviderCall.Kind;
import dev.ordertrail.payment.domain.ProviderCall.Progress;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What we want done at providers, and how far it is. Whoever works at a call holds it by its
/// attempt: who comes back after somebody else took over changes nothing.
public final class ProviderCalls {
    private static final String ASK =
            """
            INSERT INTO provider_call
                (call_id, kind, provider, shop, order_id, subject, refund_id, amount, asset, decimals)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (call_id) DO NOTHING
            """;
    private static final String CLAIM =
            """
            UPDATE provider_call SET state = 'sent', attempt = attempt + 1, changed_at = clock_timestamp()
            WHERE call_id = (
                SELECT p.call_id FROM provider_call p
                WHERE (p.state IN ('due', 'unknown') AND p.next_at <= clock_timestamp()
                        OR p.state = 'sent' AND p.changed_at < ?)
                    AND (?::text IS NULL OR p.order_id = ?)
                    AND NOT EXISTS (
                        SELECT FROM provider_call o
                        WHERE o.shop = p.shop AND o.subject = p.subject AND o.call_id <> p.call_id
                            AND o.state IN ('sent', 'unknown'))
                ORDER BY p.position LIMIT 1
                FOR UPDATE SKIP LOCKED)
            RETURNING *
            """;
    private static final String SEND =
            """
            UPDATE provider_call SET sending = ?, key = ?, key_at = clock_timestamp()
            WHERE call_id = ? AND attempt = ? AND state = 'sent'
            """;
    private static final String SETTLE =
            """
            UPDATE provider_call SET state = ?, result = coalesce(?, result), why = ?,
                next_at = clock_timestamp() + ? * interval '1 millisecond',
                sending = CASE WHEN ? THEN NULL ELSE sending END,
                key = CASE WHEN ? THEN NULL ELSE key END,
                changed_at = clock_timestamp()
            WHERE call_id = ? AND attempt = ? AND state = 'sent'
            """;
    private static final String OF_ORDER =
            "SELECT * FROM provider_call WHERE order_id = ? ORDER BY position";

    private ProviderCalls() {}

    /// A call as it stands.
    public record Row(
            ProviderCall call,
            State state,
            @Nullable String result,
            @Nullable String why,
            Instant askedAt,
            Instant changedAt) {}

    /// How far a call is.
    public enum State {
        DUE,
        SENT,
        UNKNOWN,
        DONE,
        VOID,
        MANUAL
    }

    /// Asks for something once.
    ///
    /// @return whether it is new
    public static boolean ask(Connection c, String callId, Ask ask) throws SQLException {
        try (var insert = c.prepareStatement(ASK)) {
            insert.setString(1, callId);
            insert.setString(2, ask.kind().name().toLowerCase(Locale.ROOT));
            insert.setString(3, ask.provider());
            insert.setString(4, ask.shop());
            insert.setString(5, ask.orderId());
            insert.setString(6, ask.subject());
            insert.setString(7, ask.refundId());
            Columns.bind(insert, 8, ask.amount());
            return insert.executeUpdate() == 1;
        }
    }

    /// The oldest call that can be worked at now; it is the caller's for one attempt.
    ///
    /// @param lostBefore whoever took a call before that is no longer at it
    /// @param orderId of this order; null: of any
    public static Optional<ProviderCall> claim(
            Connection c, Instant lostBefore, @Nullable String orderId) throws SQLException {
        try (var update = c.prepareStatement(CLAIM)) {
            update.setObject(1, Columns.time(lostBefore));
            update.setString(2, orderId);
            update.setString(3, orderId);
            try (var row = update.executeQuery()) {
                return row.next() ? Optional.of(row(row).call()) : Optional.empty();
            }
        }
    }

    /// States that so much is sent under this key from now on.
    ///
    /// @return false when somebody else has taken over
    public static boolean sends(Connection c, ProviderCall call, @Nullable Money amount, String key)
            throws SQLException {
        try (var update = c.prepareStatement(SEND)) {
            update.setBigDecimal(1, amount == null ? null : amount.amount());
            update.setString(2, key);
            update.setString(3, call.callId());
            update.setInt(4, call.progress().attempt());
            return update.executeUpdate() == 1;
        }
    }

    /// What an attempt came to.
    ///
    /// @param after how long to wait with the next one
    /// @param afresh nothing was done and nothing will be: the next attempt counts anew
    public record Outcome(
            State state,
            @Nullable String result,
            @Nullable String why,
            Duration after,
            boolean afresh) {

        public static Outcome done(@Nullable String result, @Nullable String why) {
            return new Outcome(State.DONE, result, why, Duration.ZERO, false);
        }

        public static Outcome of(State state, String why) {
            return new Outcome(state, null, why, Duration.ZERO, false);
        }

        public static Outcome again(State state, String why, Duration after) {
            return new Outcome(state, null, why, after, false);
        }
    }

    /// Records what an attempt came to.
    ///
    /// @return false when somebody else has taken over
    public static boolean settle(Connection c, ProviderCall call, Outcome outcome)
            throws SQLException {
        try (var update = c.prepareStatement(SETTLE)) {
            update.setString(1, outcome.state().name().toLowerCase(Locale.ROOT));
            update.setString(2, outcome.result());
            update.setString(3, outcome.why());
            update.setLong(4, outcome.after().toMillis());
            update.setBoolean(5, outcome.afresh());
            update.setBoolean(6, outcome.afresh());
            update.setString(7, call.callId());
            update.setInt(8, call.progress().attempt());
            return update.executeUpdate() == 1;
        }
    }

    public static List<Row> ofOrder(Connection c, String orderId) throws SQLException {
        try (var select = c.prepareStatement(OF_ORDER)) {
            select.setString(1, orderId);
            return rows(select.executeQuery());
        }
    }

    static List<Row> rows(ResultSet row) throws SQLException {
        var rows = new ArrayList<Row>();
        try (row) {
            while (row.next()) {
                rows.add(row(row));
            }
        }
        return rows;
    }

    private static Row row(ResultSet row) throws SQLException {
        var amount = Columns.money(row, "amount", "asset", "decimals");
        var ask =
                new Ask(
                        Kind.valueOf(Columns.text(row, "kind").toUpperCase(Locale.ROOT)),
                        Columns.text(row, "provider"),
                        Columns.text(row, "shop"),
                        Columns.text(row, "order_id"),
                        Columns.text(row, "subject"),
                        row.getString("refund_id"),
                        amount);
        var keyAt = row.getObject("key_at", OffsetDateTime.class);
        var progress =
                new Progress(
                        row.getInt("attempt"),
                        part(row.getBigDecimal("sending"), amount),
                        row.getString("key"),
                        keyAt == null ? null : keyAt.toInstant(),
                        List.of((String[]) row.getArray("failed").getArray()));
        return new Row(
                new ProviderCall(Columns.text(row, "call_id"), ask, progress),
                State.valueOf(Columns.text(row, "state").toUpperCase(Locale.ROOT)),
                row.getString("result"),
                row.getString("why"),
                Columns.time(row, "asked_at"),
                Columns.time(row, "changed_at"));
    }

    private static @Nullable Money part(@Nullable BigDecimal sending, @Nullable Money amount) {
        return sending == null || amount == null ? null : new Money(sending, amount.asset());
    }
}
