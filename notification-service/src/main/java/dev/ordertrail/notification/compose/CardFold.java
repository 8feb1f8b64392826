package dev.ordertrail.notification.compose;

import dev.ordertrail.contracts.Event;
import dev.ordertrail.contracts.NotificationEvent;
import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.OrderEvent.Item;
import dev.ordertrail.contracts.OrderEvent.OrderEdited;
import dev.ordertrail.contracts.OrderEvent.OrderPlaced;
import dev.ordertrail.contracts.OrderEvent.ShipmentAnnounced;
import dev.ordertrail.contracts.OrderEvent.StatusChanged;
import dev.ordertrail.contracts.PaymentEvent;
import dev.ordertrail.contracts.PaymentEvent.PaymentDisputed;
import dev.ordertrail.contracts.ShippingEvent;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Events folded into the card of their order.
public final class CardFold {

    private CardFold() {}

    /// The card after an event.
    public static OrderCard apply(OrderCard card, Event event) {
        return switch (event) {
            case OrderEvent e -> afterOrder(card, e);
            case PaymentDisputed e -> note(card, disputeNote(e.disputeId()), e.state().name());
            case PaymentEvent _ -> card;
            case ShippingEvent _ -> card;
            case NotificationEvent _ -> card;
        };
    }

    /// The name of the note that says where a dispute stood when it was last told.
    static String disputeNote(String disputeId) {
        return "dispute:" + disputeId;
    }

    private static OrderCard afterOrder(OrderCard card, OrderEvent event) {
        return switch (event) {
            case OrderPlaced e ->
                    new OrderCard(card.orderId(), card.shop(), placed(e), e.status(), card.notes());
            case StatusChanged e ->
                    new OrderCard(card.orderId(), card.shop(), card.placed(), e.to(), card.notes());
            case ShipmentAnnounced e -> note(card, "tracking", tracking(e));
            case OrderEdited e -> edited(card, e);
            case OrderEvent.DeliveryEstimated _,
                    OrderEvent.PaymentNoted _,
                    OrderEvent.ParcelNoted _,
                    OrderEvent.NoteAdded _,
                    OrderEvent.DisputeOpened _,
                    OrderEvent.RefundRequested _,
                    OrderEvent.AnomalyRaised _,
                    OrderEvent.AnomalyClosed _,
                    OrderEvent.DisputeResolved _,
                    OrderEvent.StaffAssigned _,
                    OrderEvent.StaffUnassigned _,
                    OrderEvent.ReferenceLinked _,
                    OrderEvent.EditProposed _,
                    OrderEvent.EditDeclined _,
                    OrderEvent.StockNoted _,
                    OrderEvent.KeysAssigned _,
                    OrderEvent.KeysOwed _,
                    OrderEvent.KeysChanged _,
                    OrderEvent.TimerFired _,
                    OrderEvent.BenefitGranted _ ->
                    card;
        };
    }

    private static OrderCard.Placed placed(OrderPlaced e) {
        var seller = Optional.ofNullable(e.seller());
        return new OrderCard.Placed(
                e.number(),
                e.buyer(),
                seller.map(OrderEvent.Seller::id).orElse(null),
                seller.map(CardFold::tradingName).orElse(null),
                e.items().stream().map(CardFold::line).toList(),
                e.total(),
                e.payment().method(),
                e.workflow(),
                e.personal());
    }

    /// The buyer's data stay as they were: an edit tells of the address alone, which no text names.
    private static OrderCard edited(OrderCard card, OrderEdited e) {
        var before = card.placed();
        if (before == null) {
            return card;
        }
        var after =
                new OrderCard.Placed(
                        before.number(),
                        before.buyer(),
                        before.seller(),
                        before.sellerName(),
                        e.items().stream().map(CardFold::line).toList(),
                        e.total(),
                        before.paymentMethod(),
                        before.workflow(),
                        before.personal());
        return new OrderCard(card.orderId(), card.shop(), after, card.status(), card.notes());
    }

    private static @Nullable String tradingName(OrderEvent.Seller seller) {
        return seller.storeName() != null ? seller.storeName() : seller.name();
    }

    private static OrderCard.Line line(Item item) {
        var name = item.productName() != null ? item.productName() : item.listingId();
        return new OrderCard.Line(
                name != null ? name : item.id(), item.quantity(), item.totalPrice());
    }

    private static String tracking(ShipmentAnnounced e) {
        return e.carrier() == null ? e.trackingNumber() : e.carrier() + " " + e.trackingNumber();
    }

    private static OrderCard note(OrderCard card, String name, String value) {
        var notes = new LinkedHashMap<>(card.notes());
        notes.put(name, value);
        return new OrderCard(card.orderId(), card.shop(), card.placed(), card.status(), notes);
    }
}
