package dev.ordertrail.payment.store;

import dev.ordertrail.payment.domain.Checkout;
import dev.ordertrail.payment.domain.ProviderCall.Ask;
import dev.ordertrail.payment.domain.ProviderCall.Kind;
import java.sql.Connection;
import java.sql.SQLException;

/// Sessions and intents by which an order could still be paid that nobody is to pay any more.
///
/// Called off and refunded orders take no money at all. A failed order may be paid again, by a
/// checkout that was started after it failed: that one stays.
public final class OpenWays {
    /// Phases in which an order takes no money, as contracts name them.
    static final String CLOSING_PHASES = "('CANCELLED', 'REFUNDED', 'FAILED')";

    /// What closes an order is read and noted in one statement: a move in between is not missed.
    /// Whoever moves several orders at once takes them in order-id order, and so does this.
    private static final String CLOSING =
            """
            WITH due AS MATERIALIZED (
                SELECT s.order_id FROM standing s JOIN workflow_phase w USING (workflow, status)
                WHERE NOT s.settled
                ORDER BY s.order_id
                FOR NO KEY UPDATE OF s),
            closed AS (
                UPDATE standing s SET settled = true FROM due, workflow_phase w
                WHERE s.order_id = due.order_id
                    AND NOT s.settled AND w.workflow = s.workflow AND w.status = s.status
                RETURNING s.order_id, s.entered_at, w.phase)
            """;

    private static final String CLOSED =
            """
            WITH closed AS (
                SELECT s.order_id, s.entered_at, w.phase
                FROM standing s JOIN workflow_phase w USING (workflow, status)
                WHERE s.settled AND s.entered_at > clock_timestamp() - interval '35 days')
            """;
    private static final String ONE =
            """
            WITH closed AS (
                SELECT s.order_id, s.entered_at, w.phase
                FROM standing s JOIN workflow_phase w USING (workflow, status)
                WHERE s.order_id = ?)
            """;
    private static final String END =
            """
            INSERT INTO provider_call (call_id, kind, provider, shop, order_id, subject)
            SELECT 'end/' || l.shop || '/' || l.value, 'end',
                coalesce(p.provider, k.provider, CASE l.kind WHEN 'po' THEN 'paypal' ELSE 'stripe' END),
                l.shop, l.order_id, l.value
            FROM closed s
            JOIN payment_link l ON l.order_id = s.order_id AND l.kind IN ('pi', 'cs', 'po')
            LEFT JOIN payment p ON p.order_id = l.order_id AND p.payment_id = l.value
            LEFT JOIN checkout k ON k.order_id = l.order_id AND k.object_id = l.value
            WHERE s.phase IN %s
                AND p.captured IS NULL AND NOT coalesce(p.ended, false)
                AND (s.phase <> 'FAILED' OR k.asked_at IS NULL OR k.asked_at <= s.entered_at)
            ORDER BY 1
            ON CONFLICT (call_id) DO NOTHING
            """
                    .formatted(CLOSING_PHASES);

    private OpenWays() {}

    /// Asks that what can still be paid of orders that have just closed be ended.
    ///
    /// @return how many calls are new
    public static int endClosing(Connection c) throws SQLException {
        try (var insert = c.prepareStatement(CLOSING + END)) {
            return insert.executeUpdate();
        }
    }

    /// The same for orders of which it was asked before: something may have turned up since.
    ///
    /// @return how many calls are new
    public static int endClosed(Connection c) throws SQLException {
        try (var insert = c.prepareStatement(CLOSED + END)) {
            return insert.executeUpdate();
        }
    }

    /// The same for one order, where it has closed.
    public static void end(Connection c, String orderId) throws SQLException {
        try (var insert = c.prepareStatement(ONE + END)) {
            insert.setString(1, orderId);
            insert.executeUpdate();
        }
    }

    /// Asks that a checkout be ended which another one is to replace.
    public static void replace(Connection c, Checkout checkout) throws SQLException {
        var object = checkout.objectId();
        if (object != null) {
            var ask =
                    new Ask(
                            Kind.END,
                            checkout.provider(),
                            checkout.shop(),
                            checkout.orderId(),
                            object,
                            null,
                            null);
            ProviderCalls.ask(c, "end/" + checkout.shop() + "/" + object, ask);
        }
    }
}
