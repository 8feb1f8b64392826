package dev.ordertrail.tracking.readmodel;

import dev.ordertrail.tracking.project.NotificationDoc;
import dev.ordertrail.tracking.project.OrderDoc;
import dev.ordertrail.tracking.project.PaymentDoc;
import dev.ordertrail.tracking.project.ShippingDoc;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One order as it is stored. A document is read when it is first asked for: few readers need all
/// four, and who finds the answer ready needs none.
public final class OrderRow {
    private final Head head;
    private final Stored stored;

    // Read twice at worst, when two threads ask at the same moment.
    private @Nullable OrderDoc order;
    private @Nullable PaymentDoc payment;
    private @Nullable ShippingDoc shipping;
    private @Nullable NotificationDoc notifications;

    OrderRow(Head head, Stored stored) {
        this.head = head;
        this.stored = stored;
    }

    /// What says which order it is, how far it is, and who may see it.
    ///
    /// @param revision grows with every event of any topic
    /// @param version the order's own
    /// @param staleSince since when a record of it is parked; null while all is well
    record Head(
            String orderId,
            long revision,
            long version,
            String shop,
            String number,
            @Nullable String buyerId,
            @Nullable String sellerId,
            @Nullable Instant staleSince) {}

    /// Its documents as the database has them; only an order that was placed is a row for readers.
    @SuppressWarnings("ArrayRecordComponent") // compared by isSameAs
    record Stored(
            byte[] order,
            byte @Nullable [] payment,
            byte @Nullable [] shipping,
            byte @Nullable [] notifications) {

        boolean isSameAs(Stored other) {
            return Arrays.equals(order, other.order)
                    && Arrays.equals(payment, other.payment)
                    && Arrays.equals(shipping, other.shipping)
                    && Arrays.equals(notifications, other.notifications);
        }

        int bytes() {
            return order.length + length(payment) + length(shipping) + length(notifications);
        }

        private static int length(byte @Nullable [] document) {
            return document == null ? 0 : document.length;
        }
    }

    public String orderId() {
        return head.orderId;
    }

    public long revision() {
        return head.revision;
    }

    public long version() {
        return head.version;
    }

    public String shop() {
        return head.shop;
    }

    public String number() {
        return head.number;
    }

    public @Nullable String buyerId() {
        return head.buyerId;
    }

    public @Nullable String sellerId() {
        return head.sellerId;
    }

    public @Nullable Instant staleSince() {
        return head.staleSince;
    }

    public OrderDoc order() {
        var read = order;
        if (read == null) {
            read = Objects.requireNonNull(Docs.order(stored.order));
            order = read;
        }
        return read;
    }

    public PaymentDoc payment() {
        var read = payment;
        if (read == null) {
            read = Objects.requireNonNullElse(Docs.payment(stored.payment), PaymentDoc.NONE);
            payment = read;
        }
        return read;
    }

    public ShippingDoc shipping() {
        var read = shipping;
        if (read == null) {
            read = Objects.requireNonNullElse(Docs.shipping(stored.shipping), ShippingDoc.NONE);
            shipping = read;
        }
        return read;
    }

    public NotificationDoc notifications() {
        var read = notifications;
        if (read == null) {
            read =
                    Objects.requireNonNullElse(
                            Docs.notification(stored.notifications), NotificationDoc.NONE);
            notifications = read;
        }
        return read;
    }

    Stored stored() {
        return stored;
    }
}
