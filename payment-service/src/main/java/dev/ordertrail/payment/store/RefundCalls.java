package dev.ordertrail.payment.store;

import dev.ordertrail.contracts.Money;
import dev.ordertrail.payment.domain.ProviderCall;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/// What is special about the calls that send money back: they become people's tasks and come back
/// from them, fail after they were made, and share what a payment has.
public final class RefundCalls {
    private static final String AGAIN =
            """
            UPDATE provider_call SET state = 'due', next_at = clock_timestamp(), attempt = attempt + 1,
                changed_at = clock_timestamp()
            WHERE refund_id = ? AND state = 'manual'
            """;
    private static final String CAME_BACK =
            """
            UPDATE provider_call SET state = 'manual', why = ?, failed = array_append(failed, ?),
                sending = NULL, key = NULL, key_at = NULL, changed_at = clock_timestamp()
            WHERE refund_id = ? AND result = ? AND state = 'done'
            """;
    private static final String MAY_BE_MADE =
            "SELECT 1 FROM provider_call WHERE refund_id = ? AND state = 'manual' AND key IS NOT NULL";
    private static final String DROP =
            """
            UPDATE provider_call SET state = 'void', why = ?, sending = NULL, changed_at = clock_timestamp()
            WHERE refund_id = ? AND state = 'manual'
            """;
    private static final String ON_THEIR_WAY =
            """
            SELECT * FROM provider_call p
            WHERE order_id = ? AND subject = ? AND kind = 'refund' AND sending IS NOT NULL
                AND (state IN ('due', 'sent', 'unknown') OR state = 'done' AND NOT EXISTS (
                    SELECT FROM ledger_entry l WHERE l.order_id = p.order_id AND l.object = p.result))
            """;
    private static final String REFUNDS =
            """
            SELECT * FROM provider_call
            WHERE shop = ? AND subject = ? AND kind = 'refund' AND call_id <> ?
                AND state IN ('sent', 'unknown', 'done') AND sending IS NOT NULL
            """;

    private RefundCalls() {}

    /// Lets a refund that became somebody's task be tried again.
    public static boolean again(Connection c, String refundId) throws SQLException {
        try (var update = c.prepareStatement(AGAIN)) {
            update.setString(1, refundId);
            return update.executeUpdate() == 1;
        }
    }

    /// What a refund had moved came back: it is somebody's to try again, as if it had never been
    /// sent.
    ///
    /// @param object the provider's refund that failed
    public static void cameBack(Connection c, String refundId, String object, String why)
            throws SQLException {
        try (var update = c.prepareStatement(CAME_BACK)) {
            update.setString(1, why);
            update.setString(2, object);
            update.setString(3, refundId);
            update.setString(4, object);
            update.executeUpdate();
        }
    }

    /// Whether a refund that is somebody's task may have reached the provider all the same.
    public static boolean mayBeMade(Connection c, String refundId) throws SQLException {
        try (var select = c.prepareStatement(MAY_BE_MADE)) {
            select.setString(1, refundId);
            try (var row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    /// A refund that is somebody's task is not for us to make any more.
    public static void drop(Connection c, String refundId, String why) throws SQLException {
        try (var update = c.prepareStatement(DROP)) {
            update.setString(1, why);
            update.setString(2, refundId);
            update.executeUpdate();
        }
    }

    /// What may be going back of a payment and is not in the ledger yet.
    public static List<Money> onTheirWay(Connection c, String orderId, String subject)
            throws SQLException {
        try (var select = c.prepareStatement(ON_THEIR_WAY)) {
            select.setString(1, orderId);
            select.setString(2, subject);
            return ProviderCalls.rows(select.executeQuery()).stream()
                    .map(row -> Objects.requireNonNull(row.call().progress().sending()))
                    .toList();
        }
    }

    /// The other refunds of a payment that went or may be going.
    public static List<ProviderCalls.Row> others(Connection c, ProviderCall call)
            throws SQLException {
        try (var select = c.prepareStatement(REFUNDS)) {
            select.setString(1, call.ask().shop());
            select.setString(2, call.ask().subject());
            select.setString(3, call.callId());
            return ProviderCalls.rows(select.executeQuery());
        }
    }
}
