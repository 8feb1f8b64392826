package dev.ordertrail.tracking.project;

import dev.ordertrail.contracts.Envelope;
import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.OrderEvent.OrderPlaced;
import dev.ordertrail.contracts.Recorded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Folds order-events, which come in version order without gaps.
public final class OrderFold {

    private OrderFold() {}

    /// The document after one more event; the same document when it was folded before.
    ///
    /// @throws IllegalStateException when an order's first event does not place it
    public static OrderDoc apply(@Nullable OrderDoc doc, Recorded<OrderEvent> in) {
        if (doc != null && in.version() <= doc.version()) {
            return doc;
        }
        if (in.event() instanceof OrderPlaced placed) {
            return place(in.envelope(), placed);
        }
        if (doc == null) {
            throw new IllegalStateException("the first event of an order does not place it");
        }
        var edit = new OrderEdit(doc, in.envelope());
        edit.take(in.event());
        return edit.done();
    }

    private static OrderDoc place(Envelope at, OrderPlaced placed) {
        return new OrderDoc(
                at.streamVersion(),
                at.id(),
                at.shop(),
                at.time(),
                at.recordedTime(),
                placed,
                placed.status(),
                at.time(),
                at.recordedTime(),
                placed.estimatedDelivery(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Extras.NONE);
    }
}
