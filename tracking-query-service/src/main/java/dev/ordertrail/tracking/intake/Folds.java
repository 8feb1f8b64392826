package dev.ordertrail.tracking.intake;

import dev.ordertrail.contracts.Event;
import dev.ordertrail.contracts.NotificationEvent;
import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.PaymentEvent;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.contracts.ShippingEvent;
import dev.ordertrail.tracking.project.NotificationDoc;
import dev.ordertrail.tracking.project.OrderDoc;
import dev.ordertrail.tracking.project.OrderFold;
import dev.ordertrail.tracking.project.PaymentDoc;
import dev.ordertrail.tracking.project.PaymentFold;
import dev.ordertrail.tracking.project.ShippingDoc;
import dev.ordertrail.tracking.project.ShippingFold;
import dev.ordertrail.tracking.readmodel.Source;
import org.jspecify.annotations.Nullable;

/// The fold and the document of each source.
final class Folds {
    private Folds() {}

    /// The document after this event.
    ///
    /// @throws ClassCastException when the event is none of this source
    static Object apply(Source source, @Nullable Object doc, Recorded<? extends Event> in) {
        var at = in.envelope();
        return switch (source) {
            case ORDER ->
                    OrderFold.apply((OrderDoc) doc, new Recorded<>(at, (OrderEvent) in.event()));
            case PAYMENT ->
                    PaymentFold.apply(
                            (PaymentDoc) doc, new Recorded<>(at, (PaymentEvent) in.event()));
            case SHIPPING ->
                    ShippingFold.apply(
                            (ShippingDoc) doc, new Recorded<>(at, (ShippingEvent) in.event()));
            case NOTIFICATION ->
                    NotificationDoc.apply(
                            (NotificationDoc) doc,
                            new Recorded<>(at, (NotificationEvent) in.event()));
        };
    }

    static long version(Object doc) {
        return switch (doc) {
            case OrderDoc d -> d.version();
            case PaymentDoc d -> d.version();
            case ShippingDoc d -> d.version();
            case NotificationDoc d -> d.version();
            default -> throw new IllegalArgumentException("no document: " + doc.getClass());
        };
    }
}
