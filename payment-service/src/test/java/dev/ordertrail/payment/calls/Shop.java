package dev.ordertrail.payment.calls;

import dev.ordertrail.contracts.Money;
import dev.ordertrail.kit.inbox.Inbox;
import dev.ordertrail.kit.intake.Seen;
import dev.ordertrail.kit.tx.Action;
import dev.ordertrail.kit.tx.SqlFailure;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.payment.Notice;
import dev.ordertrail.payment.Orders;
import dev.ordertrail.payment.Tables;
import dev.ordertrail.payment.handle.MakeCalls;
import dev.ordertrail.payment.handle.PaymentActions;
import dev.ordertrail.payment.handle.WhenOrdersMove;
import dev.ordertrail.payment.store.OpenWays;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// The service's doors, without a network between.
@ApplicationScoped
public class Shop {
    private final Tx tx;
    private final Inbox inbox;
    private final WhenOrdersMove orders;
    private final PaymentActions actions;
    private final MakeCalls calls;
    private final Tables tables;

    Shop(
            Tx tx,
            Inbox inbox,
            WhenOrdersMove orders,
            PaymentActions actions,
            MakeCalls calls,
            Tables tables) {
        this.tx = tx;
        this.inbox = inbox;
        this.orders = orders;
        this.actions = actions;
        this.calls = calls;
        this.tables = tables;
    }

    /// What this service knows to have come in and gone back.
    record Levels(Money captured, Money refunded) {}

    StripeBooks books() {
        return StripeHere.server().books();
    }

    PaymentActions actions() {
        return actions;
    }

    MakeCalls calls() {
        return calls;
    }

    void tells(List<Seen> batch) {
        again(c -> orders.apply(c, batch));
    }

    /// What has closed is noticed.
    void closes() {
        again(OpenWays::endClosing);
    }

    /// As the intake and the clock do: who loses a race begins again.
    private void again(Action work) {
        while (true) {
            try {
                tx.run(work);
                return;
            } catch (SqlFailure e) {
                if (!e.isConflict()) {
                    throw e;
                }
            }
        }
    }

    void keep(Notice notice, byte[] body) {
        inbox.keep(notice.incoming("stripe", "main", body, Instant.now()));
    }

    Levels levels(String orderId, String paymentId) {
        var rows =
                tables.rows(
                        "SELECT coalesce(captured, 0), coalesce(refunded, 0) FROM payment"
                                + " WHERE order_id = ? AND payment_id = ?",
                        orderId,
                        paymentId);
        var levels = rows.isEmpty() ? new String[] {"0", "0"} : rows.getFirst().split(" ", -1);
        return new Levels(Orders.usd(levels[0]), Orders.usd(levels[1]));
    }

    /// Nothing is under way any more.
    boolean isQuiet() {
        return tables.rows(
                                """
                                SELECT 1 FROM provider_call
                                WHERE order_id LIKE 'race-%' AND state IN ('due', 'sent', 'unknown') LIMIT 1
                                """)
                        .isEmpty()
                && tables.rows("SELECT 1 FROM standing WHERE NOT settled LIMIT 1").isEmpty()
                && tables.rows("SELECT 1 FROM inbox WHERE state = 'pending' LIMIT 1").isEmpty();
    }
}
