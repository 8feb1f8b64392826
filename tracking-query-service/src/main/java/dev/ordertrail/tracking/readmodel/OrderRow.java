package dev.ordertrail.tracking.readmodel;

import dev.ordertrail.tracking.project.NotificationDoc;
import dev.ordertrail.tracking.project.OrderDoc;
import dev.ordertrail.tracking.project.PaymentDoc;
import dev.ordertrail.tracking.project.ShippingDoc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One order as it is stored. A document is read when it is first asked for: few readers need all
/// four.
public final class OrderRow {
    static final int WIDTH = OrderHead.WIDTH + 4;
    static final String COLUMNS =
            OrderHead.COLUMNS + ", v.order_doc, v.payment_doc, v.shipping_doc, v.notification_doc";

    private final OrderHead head;
    private final byte[] orderJson;
    private final byte @Nullable [] paymentJson;
    private final byte @Nullable [] shippingJson;
    private final byte @Nullable [] notificationJson;

    // Read twice at worst, when two threads ask at the same moment.
    private @Nullable OrderDoc order;
    private @Nullable PaymentDoc payment;
    private @Nullable ShippingDoc shipping;
    private @Nullable NotificationDoc notifications;

    private OrderRow(OrderHead head, ResultSet row) throws SQLException {
        this.head = head;
        this.orderJson = row.getBytes(OrderHead.WIDTH + 1);
        this.paymentJson = row.getBytes(OrderHead.WIDTH + 2);
        this.shippingJson = row.getBytes(OrderHead.WIDTH + 3);
        this.notificationJson = row.getBytes(WIDTH);
    }

    /// A row that begins with [#COLUMNS].
    static OrderRow of(ResultSet row, Generation generation) throws SQLException {
        return new OrderRow(OrderHead.of(row, generation), row);
    }

    public OrderHead head() {
        return head;
    }

    public String orderId() {
        return head.orderId();
    }

    public long revision() {
        return head.revision();
    }

    public long version() {
        return head.version();
    }

    public @Nullable Instant staleSince() {
        return head.staleSince();
    }

    public OrderDoc order() {
        var read = order;
        if (read == null) {
            read = Objects.requireNonNull(Docs.order(orderJson));
            order = read;
        }
        return read;
    }

    public PaymentDoc payment() {
        var read = payment;
        if (read == null) {
            read = Objects.requireNonNullElse(Docs.payment(paymentJson), PaymentDoc.NONE);
            payment = read;
        }
        return read;
    }

    public ShippingDoc shipping() {
        var read = shipping;
        if (read == null) {
            read = Objects.requireNonNullElse(Docs.shipping(shippingJson), ShippingDoc.NONE);
            shipping = read;
        }
        return read;
    }

    public NotificationDoc notifications() {
        var read = notifications;
        if (read == null) {
            read =
                    Objects.requireNonNullElse(
                            Docs.notification(notificationJson), NotificationDoc.NONE);
            notifications = read;
        }
        return read;
    }
}
