package dev.ordertrail.tracking.http;

import dev.ordertrail.tracking.http.Sheet.Alert;
import dev.ordertrail.tracking.http.Sheet.Moment;
import dev.ordertrail.tracking.readmodel.OrderAnswer;
import dev.ordertrail.tracking.readmodel.ShippingAnswer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a reader must know before anything else.
final class Alerts {
    private static final List<String> LOST_CAUSES =
            List.of("lost", "damaged", "returned", "returning");

    private Alerts() {}

    /// What a page says first while a parcel is in trouble; null while none is.
    static @Nullable Alert headline(OrderAnswer order) {
        return order.shipping().parcels().stream()
                .filter(p -> LOST_CAUSES.contains(p.state()))
                .findFirst()
                .map(Alerts::incident)
                .orElse(null);
    }

    /// No parcel of this order is expected to arrive.
    static boolean isHopeless(OrderAnswer order) {
        var parcels = order.shipping().parcels();
        return !parcels.isEmpty()
                && parcels.stream().allMatch(p -> LOST_CAUSES.contains(p.state()));
    }

    static List<Alert> of(OrderAnswer order) {
        var alerts = new ArrayList<Alert>();
        var stale = order.staleSince();
        if (stale != null) {
            alerts.add(
                    new Alert(
                            "attention",
                            "This page may be out of date",
                            "Newer information about this order cannot be shown yet. It is complete up to "
                                    + Moment.of(stale).text()
                                    + "."));
        }
        for (var parcel : order.shipping().parcels()) {
            if (parcel.incident()) {
                var incident = incident(parcel);
                var known = LOST_CAUSES.contains(parcel.state()); // the headline says it
                alerts.add(
                        known
                                ? new Alert(incident.tone(), "What you can do", incident.text())
                                : incident);
            } else if (parcel.state().equals("ready_for_pickup")) {
                alerts.add(
                        new Alert(
                                "attention",
                                "Ready to be picked up",
                                nextStep(
                                        parcel, "The parcel waits for you at the pick-up point.")));
            }
        }
        change(order, alerts);
        payment(order, alerts);
        return alerts;
    }

    private static Alert incident(ShippingAnswer.Parcel parcel) {
        var bad = LOST_CAUSES.contains(parcel.state());
        var text =
                switch (parcel.state()) {
                    case "lost", "damaged" ->
                            "Ask the seller for a replacement, or for your money back.";
                    case "returned", "returning" ->
                            "It will not arrive as planned. Ask the seller what happens next.";
                    case "attempt_failed" -> "The carrier will usually try again.";
                    default -> "It may arrive later than planned.";
                };
        return new Alert(bad ? "bad" : "attention", parcel.description(), nextStep(parcel, text));
    }

    private static String nextStep(ShippingAnswer.Parcel parcel, String otherwise) {
        var next = parcel.nextStep();
        return next == null ? otherwise : next;
    }

    private static void change(OrderAnswer order, List<Alert> alerts) {
        var edit = order.extras().pendingEdit();
        if (edit != null) {
            alerts.add(
                    new Alert(
                            "attention",
                            "A change waits for the buyer's word",
                            "The new total is %s %s, instead of %s %s."
                                    .formatted(
                                            Sums.text(order, edit.totalAmount()),
                                            edit.currency(),
                                            Sums.text(order, order.totalAmount()),
                                            order.currency())));
        }
        if (order.extras().keysOwed() > 0) {
            alerts.add(
                    new Alert(
                            "attention",
                            "Licence keys are still to come",
                            "They appear here as soon as the shop has new ones: "
                                    + order.extras().keysOwed()
                                    + "."));
        }
    }

    private static void payment(OrderAnswer order, List<Alert> alerts) {
        var waits = "awaiting_payment".equals(order.phase());
        switch (order.payment().status()) {
            case "attempt_failed" -> {
                if (waits) {
                    alerts.add(
                            new Alert(
                                    "attention",
                                    "The payment did not go through",
                                    "It can be tried again, with another card for example."));
                }
            }
            case "disputed" ->
                    alerts.add(
                            new Alert(
                                    "bad",
                                    "The payment is disputed",
                                    "The order waits until that is decided."));
            case "underpaid" ->
                    alerts.add(
                            new Alert(
                                    "attention",
                                    "The payment is not complete",
                                    "What arrived is not what the order asks for."));
            default -> {
                // nothing that a reader must know first
            }
        }
    }
}
