package dev.ordertrail.payment.handle;

import dev.ordertrail.contracts.NotificationEvent;
import dev.ordertrail.contracts.OrderEvent.DisputeOpened;
import dev.ordertrail.contracts.OrderEvent.Item;
import dev.ordertrail.contracts.OrderEvent.KeysAssigned;
import dev.ordertrail.contracts.OrderEvent.NoteAdded;
import dev.ordertrail.contracts.OrderEvent.OrderEdited;
import dev.ordertrail.contracts.OrderEvent.OrderPlaced;
import dev.ordertrail.contracts.OrderEvent.Visibility;
import dev.ordertrail.contracts.PersonalData;
import dev.ordertrail.contracts.Sealed;
import dev.ordertrail.kit.seal.Sealing;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.payment.domain.CaseEvent;
import dev.ordertrail.payment.domain.Expectation;
import dev.ordertrail.payment.handle.Evidence.Buyer;
import dev.ordertrail.payment.handle.Evidence.Handover;
import dev.ordertrail.payment.handle.Evidence.Line;
import dev.ordertrail.payment.handle.Evidence.Message;
import dev.ordertrail.payment.handle.Evidence.Parcel;
import dev.ordertrail.payment.handle.Evidence.Purchase;
import dev.ordertrail.payment.store.CaseRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects what was told about an order into what a dispute is answered with. Personal data is
/// opened only here, for whoever asks for the pack.
@ApplicationScoped
public class CollectEvidence {
    private final Tx tx;
    private final Sealing sealing;

    CollectEvidence(Tx tx, Sealing sealing) {
        this.tx = tx;
        this.sealing = sealing;
    }

    /// The evidence of an order that the caller may see.
    public Evidence of(Expectation order) {
        var told = tx.read(c -> CaseRows.of(c, order.orderId()));
        var purchase = purchase(told, order);
        var buyer = buyer(told);
        var parcels = Parcels.of(told);
        var handovers = handovers(told);
        return new Evidence(
                order.orderId(),
                order.number(),
                purchase,
                buyer,
                parcels,
                handovers,
                messages(told),
                Timeline.of(told),
                missing(buyer, parcels, handovers));
    }

    private static @Nullable Purchase purchase(List<CaseEvent> told, Expectation order) {
        Purchase purchase = null;
        for (var heard : told) {
            if (heard.event() instanceof OrderPlaced placed) {
                purchase =
                        new Purchase(
                                heard.happened(),
                                placed.reference(),
                                placed.seller() == null ? null : placed.seller().id(),
                                placed.payment().method(),
                                order.total(),
                                lines(placed.items()));
            } else if (heard.event() instanceof OrderEdited edited && purchase != null) {
                purchase =
                        new Purchase(
                                purchase.placedAt(),
                                purchase.reference(),
                                purchase.seller(),
                                purchase.paymentMethod(),
                                order.total(),
                                lines(edited.items()));
            }
        }
        return purchase;
    }

    private static List<Line> lines(List<Item> items) {
        return items.stream()
                .map(i -> new Line(i.productName(), i.quantity(), i.unitPrice(), i.totalPrice()))
                .toList();
    }

    /// As the buyer's data was said last.
    private @Nullable Buyer buyer(List<CaseEvent> told) {
        String id = null;
        Sealed personal = null;
        for (var heard : told) {
            if (heard.event() instanceof OrderPlaced placed) {
                id = placed.buyer();
                personal = placed.personal();
            } else if (heard.event() instanceof OrderEdited edited && edited.personal() != null) {
                personal = edited.personal();
            }
        }
        var data = personal == null ? null : sealing.open(personal).orElse(null);
        return data == null && id == null ? null : buyer(id, data);
    }

    private static Buyer buyer(@Nullable String id, @Nullable PersonalData data) {
        return data == null
                ? new Buyer(id, null, null, null, null)
                : new Buyer(id, data.name(), data.email(), data.phone(), data.address());
    }

    private static List<Handover> handovers(List<CaseEvent> told) {
        var handovers = new ArrayList<Handover>();
        for (var heard : told) {
            if (heard.event() instanceof KeysAssigned assigned) {
                for (var key : assigned.keys()) {
                    handovers.add(
                            new Handover(
                                    heard.happened(), "licence key ending in " + key.lastFour()));
                }
            }
        }
        return handovers;
    }

    private List<Message> messages(List<CaseEvent> told) {
        var messages = new ArrayList<Message>();
        for (var heard : told) {
            switch (heard.event()) {
                case NotificationEvent.Told said ->
                        messages.add(
                                new Message(
                                        heard.happened(),
                                        "shop",
                                        said.channel(),
                                        said.template(),
                                        null));
                case NoteAdded note when note.visibility() == Visibility.CUSTOMER ->
                        messages.add(
                                new Message(
                                        heard.happened(),
                                        note.by().role(),
                                        note.by().channel(),
                                        "note",
                                        opened(note.text())));
                case DisputeOpened dispute ->
                        messages.add(
                                new Message(
                                        heard.happened(),
                                        dispute.by().role(),
                                        dispute.by().channel(),
                                        "dispute",
                                        opened(dispute.text())));
                default -> {}
            }
        }
        return messages;
    }

    private @Nullable String opened(@Nullable Sealed text) {
        return text == null ? null : sealing.openText(text).orElse(null);
    }

    private static List<String> missing(
            @Nullable Buyer buyer, List<Parcel> parcels, List<Handover> handovers) {
        var missing = new ArrayList<String>();
        if (buyer == null || (buyer.name() == null && buyer.email() == null)) {
            missing.add("who bought it: nothing is known, or it was erased");
        }
        if (parcels.isEmpty() && handovers.isEmpty()) {
            missing.add("that anything was sent: no parcel and no licence key");
        }
        for (var parcel : parcels) {
            if (parcel.delivered() == null) {
                missing.add("proof of delivery of parcel " + parcel.trackingNumber());
            }
        }
        return missing;
    }
}
