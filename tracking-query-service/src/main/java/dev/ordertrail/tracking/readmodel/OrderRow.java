package dev.ordertrail.tracking.readmodel;

import dev.ordertrail.tracking.project.NotificationDoc;
import dev.ordertrail.tracking.project.OrderDoc;
import dev.ordertrail.tracking.project.PaymentDoc;
import dev.ordertrail.tracking.project.ShippingDoc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One order as it is stored. A document is read when it is first asked for: few readers need all
/// four.
public final class OrderRow {
    static final int WIDTH = OrderHead.WIDTH + 4;
    static final String COLUMNS =
            OrderHead.COLUMNS + ", v.order_doc, v.payment_doc, v.shipping_doc, v.notification_doc";

    private final OrderHead head;
    private final Document<OrderDoc> order;
    private final Document<PaymentDoc> payment;
    private final Document<ShippingDoc> shipping;
    private final Document<NotificationDoc> notifications;

    private OrderRow(OrderHead head, ResultSet row) throws SQLException {
        var at = OrderHead.WIDTH;
        this.head = head;
        order = new Document<>(row.getBytes(++at), Docs::order, null);
        payment = new Document<>(row.getBytes(++at), Docs::payment, PaymentDoc.NONE);
        shipping = new Document<>(row.getBytes(++at), Docs::shipping, ShippingDoc.NONE);
        notifications =
                new Document<>(row.getBytes(++at), Docs::notification, NotificationDoc.NONE);
    }

    /// A document, and what stands for it while there is none.
    private static final class Document<T> {
        private final byte @Nullable [] json;
        private final Function<byte @Nullable [], @Nullable T> reading;
        private final @Nullable T none;
        private @Nullable T known;

        Document(
                byte @Nullable [] json,
                Function<byte @Nullable [], @Nullable T> reading,
                @Nullable T none) {
            this.json = json;
            this.reading = reading;
            this.none = none;
        }

        T get() {
            var content = known;
            if (content == null) {
                content = json == null ? none : reading.apply(json);
                known = content;
            }
            return Objects.requireNonNull(content, "a placed order has no document");
        }
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
        return order.get();
    }

    public PaymentDoc payment() {
        return payment.get();
    }

    public ShippingDoc shipping() {
        return shipping.get();
    }

    public NotificationDoc notifications() {
        return notifications.get();
    }
}
