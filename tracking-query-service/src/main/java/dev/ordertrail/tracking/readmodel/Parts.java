package dev.ordertrail.tracking.readmodel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.tracking.project.NotificationDoc;
import dev.ordertrail.tracking.project.OrderDoc;
import dev.ordertrail.tracking.project.PaymentAxis;
import dev.ordertrail.tracking.project.Timeline;
import dev.ordertrail.tracking.project.TimelineEntry;
import dev.ordertrail.tracking.project.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The parts of an answer for one reader of one order.
record Parts(Viewer viewer, Words words) {
    private static final ObjectMapper JSON = new ObjectMapper();

    OrderAnswer.Item item(OrderEvent.Item item) {
        var seen = viewer.seesParties();
        return new OrderAnswer.Item(
                item.id(),
                item.listingId(),
                item.productName(),
                item.description(),
                item.quantity(),
                seen ? Amounts.plainOrNull(item.unitPrice()) : null,
                seen ? Amounts.plainOrNull(item.totalPrice()) : null,
                seen ? snapshot(item.snapshot()) : null);
    }

    private static @Nullable JsonNode snapshot(@Nullable String json) {
        try {
            return json == null ? null : JSON.readTree(json);
        } catch (JsonProcessingException _) {
            return TextNode.valueOf(json);
        }
    }

    OrderAnswer.Payment payment(OrderDoc doc, PaymentAxis axis) {
        var terms = doc.placed().payment();
        var seen = viewer.seesParties();
        return new OrderAnswer.Payment(
                terms.method(),
                axis.state().wire(),
                seen ? terms.transactionHash() : null,
                seen ? terms.escrowId() : null,
                seen ? terms.paymentIntentId() : null,
                seen ? terms.sessionId() : null,
                seen ? Amounts.plainOrNull(terms.processingFee()) : null,
                seen ? Amounts.plainOrNull(terms.gasFee()) : null,
                seen ? axis.payments().stream().map(Parts::payment).toList() : List.of(),
                seen ? doc.refunds().stream().map(Parts::refund).toList() : List.of());
    }

    private static OrderAnswer.OnePayment payment(PaymentAxis.Payment p) {
        var money = p.captured() == null ? p.refunded() : p.captured();
        return new OrderAnswer.OnePayment(
                p.id(),
                p.provider(),
                p.state().wire(),
                Amounts.plainOrNull(p.captured()),
                Amounts.plainOrNull(p.refunded()),
                Amounts.plainOrNull(p.chargedBack()),
                money == null ? null : money.asset().code(),
                p.since());
    }

    private static OrderAnswer.Refund refund(OrderDoc.RefundAsked r) {
        return new OrderAnswer.Refund(
                r.id(),
                Amounts.plain(r.amount()),
                r.amount().asset().code(),
                r.cause(),
                r.at(),
                r.items() == null ? List.of() : r.items());
    }

    List<OrderAnswer.Entry> timeline(OrderRow row, People people) {
        return Timeline.of(row.order(), row.payment(), row.shipping(), words.flow()).stream()
                .filter(this::isMine)
                .map(e -> entry(e, people))
                .toList();
    }

    private boolean isMine(TimelineEntry e) {
        return switch (e.eyes()) {
            case ALL -> true;
            case PARTIES -> viewer.seesParties();
            case HOUSE -> viewer.seesInternalNotes();
        };
    }

    private OrderAnswer.Entry entry(TimelineEntry e, People people) {
        var status = words.status(e.status());
        return new OrderAnswer.Entry(
                e.id(),
                e.status(),
                words.label(e.status()),
                e.at(),
                description(e, people),
                e.source(),
                e.recordedAt(),
                e.place(),
                viewer.seesParties() ? e.trackingNumber() : null,
                viewer.seesParties() ? e.metadata() : Map.of(),
                status == null ? null : status.emoji(),
                status == null ? null : status.colour(),
                e.tone().name().toLowerCase(Locale.ROOT));
    }

    private String description(TimelineEntry e, People people) {
        var note = e.note();
        if (note != null && viewer.seesParties()) {
            var text = people.text(note);
            if (text != null) {
                return text;
            }
        }
        return new ParcelParts(viewer)
                .said(e.message(), e.metadata().getOrDefault("state", ""), e.sentence());
    }

    static OrderAnswer.Anomaly anomaly(OrderDoc.Anomaly a) {
        return new OrderAnswer.Anomaly(
                a.id(),
                a.kind().name().toLowerCase(Locale.ROOT),
                a.subject(),
                a.owner(),
                a.nextStep(),
                a.facts(),
                a.raisedAt(),
                a.closedAt());
    }

    List<OrderAnswer.Told> told(NotificationDoc doc) {
        return doc.told().values().stream()
                .map(t ->
                        new OrderAnswer.Told(
                                t.outcome().name().toLowerCase(Locale.ROOT),
                                t.recipient(),
                                t.channel(),
                                t.template(),
                                t.attempt(),
                                t.at(),
                                t.detail()))
                .toList();
    }
}
