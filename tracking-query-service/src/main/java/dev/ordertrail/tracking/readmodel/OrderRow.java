package dev.ordertrail.tracking.readmodel;

import dev.ordertrail.tracking.project.NotificationDoc;
import dev.ordertrail.tracking.project.OrderDoc;
import dev.ordertrail.tracking.project.PaymentDoc;
import dev.ordertrail.tracking.project.ShippingDoc;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One order as it is stored, all its documents read.
///
/// @param revision grows with every event of any topic
/// @param staleSince since when a record of it is parked; null while all is well
public record OrderRow(
        String orderId,
        long revision,
        OrderDoc order,
        PaymentDoc payment,
        ShippingDoc shipping,
        NotificationDoc notifications,
        @Nullable Instant staleSince) {

    public long version() {
        return order.version();
    }

    public String number() {
        return order.placed().number();
    }

    public @Nullable String buyerId() {
        return order.placed().buyer();
    }

    public @Nullable String sellerId() {
        return ViewWriter.seller(order);
    }
}
