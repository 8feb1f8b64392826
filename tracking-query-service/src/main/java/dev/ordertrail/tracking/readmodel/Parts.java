package dev.ordertrail.tracking.readmodel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.ParcelState;
import dev.ordertrail.contracts.ShippingEvent.Place;
import dev.ordertrail.tracking.project.NotificationDoc;
import dev.ordertrail.tracking.project.OrderDoc;
import dev.ordertrail.tracking.project.ParcelAxis;
import dev.ordertrail.tracking.project.ParcelRank;
import dev.ordertrail.tracking.project.PaymentAxis;
import dev.ordertrail.tracking.project.ShippingDoc;
import dev.ordertrail.tracking.project.Timeline;
import dev.ordertrail.tracking.project.TimelineEntry;
import dev.ordertrail.tracking.project.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
                money == null ? null : money.asset().code(),
                p.since());
    }

    private static OrderAnswer.Refund refund(OrderDoc.RefundAsked r) {
        return new OrderAnswer.Refund(
                r.id(), Amounts.plain(r.amount()), r.amount().asset().code(), r.cause(), r.at());
    }

    OrderAnswer.Shipping shipping(
            OrderDoc doc,
            ParcelAxis axis,
            OrderAnswer.Address address,
            @Nullable LocalDate estimate) {
        var counted = axis.counted();
        var carriers =
                counted.stream()
                        .map(ParcelAxis.Parcel::carrier)
                        .filter(Objects::nonNull)
                        .distinct()
                        .collect(Collectors.joining(", "));
        var number =
                viewer.seesParties() && !counted.isEmpty()
                        ? counted.getLast().trackingNumber()
                        : null;
        return new OrderAnswer.Shipping(
                doc.placed().delivery().method(),
                carriers.isEmpty() ? null : carriers,
                number,
                estimate,
                address,
                axis.summary(),
                counted.size(),
                (int) axis.delivered(),
                axis.parcels().stream().map(this::parcel).toList());
    }

    private OrderAnswer.Parcel parcel(ParcelAxis.Parcel p) {
        var latest = p.latest();
        var seen = viewer.seesParties();
        return new OrderAnswer.Parcel(
                p.id(),
                p.carrier(),
                seen ? p.trackingNumber() : null,
                seen ? CarrierLinks.of(p.carrier(), p.trackingNumber()) : null,
                p.state().name().toLowerCase(Locale.ROOT),
                TimelineEntry.sentenceOf(p.state()),
                ParcelRank.isIncident(p.state()),
                p.since(),
                p.deliveredAt(),
                p.estimate(),
                seen && latest != null ? latest.nextStep() : null,
                seen && latest != null ? latest.owner() : null,
                p.scans().reversed().stream().map(this::scan).toList());
    }

    private OrderAnswer.Scan scan(ShippingDoc.Scan s) {
        var ours = TimelineEntry.sentenceOf(s.state());
        return new OrderAnswer.Scan(
                s.state().name().toLowerCase(Locale.ROOT),
                s.at(),
                said(s.message(), s.state().name(), ours),
                place(s.place()));
    }

    private static @Nullable String place(@Nullable Place place) {
        if (place == null) {
            return null;
        }
        var text =
                Stream.of(place.city(), place.state(), place.country())
                        .filter(s -> s != null && !s.isBlank())
                        .collect(Collectors.joining(", "));
        return text.isEmpty() ? null : text;
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
        return said(e.message(), e.metadata().getOrDefault("state", ""), e.sentence());
    }

    /// The carrier's words; but carriers write down who signed for a parcel, or with whom they left
    /// it, and that is not for the public.
    private String said(@Nullable String message, String state, String ours) {
        if (message == null || message.isBlank()) {
            return ours;
        }
        var moving =
                Stream.of(
                                ParcelState.LABEL_CREATED,
                                ParcelState.PICKED_UP,
                                ParcelState.IN_TRANSIT,
                                ParcelState.OUT_FOR_DELIVERY)
                        .anyMatch(s -> s.name().equalsIgnoreCase(state));
        return viewer.seesParties() || moving ? message : ours;
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
