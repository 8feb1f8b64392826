package dev.ordertrail.systemtest.arrival;

import dev.ordertrail.contracts.Event;
import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.PaymentEvent;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.contracts.ShippingEvent;
import dev.ordertrail.tracking.project.OrderDoc;
import dev.ordertrail.tracking.project.OrderFold;
import dev.ordertrail.tracking.project.ParcelAxis;
import dev.ordertrail.tracking.project.PaymentAxis;
import dev.ordertrail.tracking.project.PaymentDoc;
import dev.ordertrail.tracking.project.PaymentFold;
import dev.ordertrail.tracking.project.ShippingDoc;
import dev.ordertrail.tracking.project.ShippingFold;
import dev.ordertrail.tracking.project.Timeline;
import dev.ordertrail.tracking.project.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// tracking-query-service without its tables: the folds.
final class Tracking {
    private @Nullable OrderDoc order;
    private PaymentDoc payment = PaymentDoc.NONE;
    private ShippingDoc shipping = ShippingDoc.NONE;

    void fold(Recorded<? extends Event> in) {
        var at = in.envelope();
        switch (in.event()) {
            case OrderEvent e -> order = OrderFold.apply(order, new Recorded<>(at, e));
            case PaymentEvent e -> payment = PaymentFold.apply(payment, new Recorded<>(at, e));
            case ShippingEvent e -> shipping = ShippingFold.apply(shipping, new Recorded<>(at, e));
            case dev.ordertrail.contracts.NotificationEvent _ -> {}
        }
    }

    /// What readers see in the end.
    Seen seen() {
        var doc = Objects.requireNonNull(order);
        var flow = OrderDesk.MARKETPLACE.definition();
        return new Seen(
                doc.status(),
                PaymentAxis.of(payment, doc.placed().payment().claimed()),
                ParcelAxis.of(doc, shipping),
                doc.anomalies().stream()
                        .filter(a -> a.closedAt() == null)
                        .map(a -> a.kind() + " " + a.subject())
                        .collect(Collectors.toSet()),
                Timeline.of(doc, payment, shipping, flow).stream().map(Entry::of).toList());
    }

    /// The documents, for comparing one way of folding with another.
    List<Object> documents() {
        return List.of(Objects.requireNonNull(order), payment, shipping);
    }

    /// Everything that the order's page is made of.
    record Seen(
            String status,
            PaymentAxis payment,
            ParcelAxis parcels,
            Set<String> openAnomalies,
            List<Entry> timeline) {}

    /// An entry without the id that is chance.
    record Entry(
            Instant at,
            String status,
            String source,
            String sentence,
            @Nullable String message,
            @Nullable String place,
            Map<String, String> metadata) {
        static Entry of(TimelineEntry e) {
            return new Entry(
                    e.at(),
                    e.status(),
                    e.source(),
                    e.sentence(),
                    e.message(),
                    e.place(),
                    e.metadata());
        }
    }
}
