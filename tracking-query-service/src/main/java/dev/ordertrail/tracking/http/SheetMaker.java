package dev.ordertrail.tracking.http;

import dev.ordertrail.contracts.WorkflowDefinition.Phase;
import dev.ordertrail.contracts.WorkflowDefinition.Status;
import dev.ordertrail.tracking.http.Sheet.Alert;
import dev.ordertrail.tracking.http.Sheet.Arrival;
import dev.ordertrail.tracking.http.Sheet.Happening;
import dev.ordertrail.tracking.http.Sheet.Line;
import dev.ordertrail.tracking.http.Sheet.Moment;
import dev.ordertrail.tracking.http.Sheet.Parcel;
import dev.ordertrail.tracking.http.Sheet.Spot;
import dev.ordertrail.tracking.readmodel.OrderAnswer;
import dev.ordertrail.tracking.readmodel.ShippingAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Decides what a page says about an order. Truthful first: a bar is never green for what went
/// wrong.
final class SheetMaker {
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,60}");

    private final OrderAnswer order;
    private final List<Status> statuses;

    SheetMaker(OrderAnswer order, List<Status> statuses) {
        this.order = order;
        this.statuses = statuses;
    }

    Sheet make(String stream, boolean isPublic) {
        var stopped = order.outlook().equals("stopped");
        var progress = stopped || isProblem() ? order.reached().progress() : reachedNow();
        var trouble = stopped ? null : Alerts.headline(order);
        return new Sheet(
                order,
                order.outlook(),
                trouble == null ? order.label() : trouble.title(),
                trouble == null ? subline() : "The order itself stands at: " + order.label(),
                icon(trouble),
                progress,
                progressText(progress),
                Milestones.of(order, statuses),
                arrival(),
                Alerts.of(order),
                timeline(),
                order.shipping().parcels().reversed().stream().map(this::parcel).toList(),
                order.items().stream().map(this::line).toList(),
                Sums.text(order, order.totalAmount()) + " " + order.currency(),
                css(),
                stream,
                isPublic);
    }

    private Line line(OrderAnswer.Item item) {
        var total = item.totalPrice();
        return new Line(item, total == null ? null : Sums.text(order, total));
    }

    private String icon(@Nullable Alert trouble) {
        if (trouble != null) {
            return "⚠️";
        }
        var emoji = order.emoji();
        return emoji == null ? "•" : emoji;
    }

    private boolean isProblem() {
        return Phase.PROBLEM.wire().equals(order.phase());
    }

    private int reachedNow() {
        var progress = order.progress();
        return progress == null ? 0 : progress;
    }

    private String subline() {
        var latest = order.timeline().isEmpty() ? null : order.timeline().getLast();
        var summary = order.shipping().summary();
        var said = order.statusDescription();
        if (order.shipping().parcelsTotal() > 1 && summary != null) {
            return summary;
        }
        return said != null ? said : latest == null ? "" : latest.description();
    }

    private String progressText(int progress) {
        return switch (order.outlook()) {
            case "stopped" -> order.label() + ": it had come " + progress + " percent of its way";
            case "attention" -> order.label() + ", " + progress + " percent, needs attention";
            default -> order.label() + ", " + progress + " percent";
        };
    }

    private @Nullable Arrival arrival() {
        var delivered = order.deliveredAt();
        if (delivered != null) {
            var at = Moment.of(delivered);
            return new Arrival("Delivered", at.text(), at.machine());
        }
        var expected = order.estimatedDelivery();
        if (expected == null || order.outlook().equals("stopped") || Alerts.isHopeless(order)) {
            return null;
        }
        return new Arrival("Expected", Sheet.day(expected), expected.toString());
    }

    private List<Happening> timeline() {
        var entries = new ArrayList<Happening>();
        for (var entry : order.timeline().reversed()) {
            var known = statuses.stream().anyMatch(s -> s.id().equals(entry.status()));
            entries.add(
                    new Happening(
                            entry,
                            places(entry) ? "Order placed" : entry.label(),
                            entry.tone(),
                            known ? "c-" + cssName(entry.status()) : "c-fact",
                            entry.emoji() == null
                                    ? Icons.of(entry.status(), entry.tone())
                                    : entry.emoji(),
                            source(entry.source()),
                            Moment.of(entry.timestamp())));
        }
        return entries;
    }

    /// Not simply the first: a payment may have happened before its order was placed.
    private boolean places(OrderAnswer.Entry entry) {
        return entry.source().equals("system") && entry.timestamp().equals(order.createdAt());
    }

    private Parcel parcel(ShippingAnswer.Parcel p) {
        var bad = List.of("lost", "damaged", "returned", "returning").contains(p.state());
        var tone =
                bad
                        ? "bad"
                        : p.incident()
                                ? "attention"
                                : p.state().equals("delivered") ? "good" : "neutral";
        var day = p.estimatedDelivery();
        return new Parcel(
                p,
                words(p.state()),
                tone,
                Icons.of(p.state(), tone),
                day == null || bad || p.deliveredAt() != null ? null : Sheet.day(day),
                p.scans().stream().map(s -> new Spot(s, Moment.of(s.timestamp()))).toList());
    }

    private static String words(String name) {
        var spaced = name.replace('_', ' ');
        return spaced.isEmpty()
                ? spaced
                : spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }

    private static String source(String source) {
        return switch (source) {
            case "shipping_provider" -> "Carrier";
            case "payment_processor" -> "Payment";
            case "seller" -> "Seller";
            case "buyer" -> "Buyer";
            case "staff" -> "Staff";
            default -> "Ordertrail";
        };
    }

    /// The workflow's colours. Both names and colours come from files, so both are checked. None is
    /// the order's own: the page takes the one of its status by class, so that it changes with a
    /// live update too.
    private String css() {
        return statuses.stream()
                .filter(s -> COLOUR.matcher(s.colour()).matches())
                .map(s -> ".c-" + cssName(s.id()) + "{--c:" + s.colour() + "}")
                .collect(Collectors.joining());
    }

    private static String cssName(String status) {
        return NAME.matcher(status).matches() ? status : "unknown";
    }
}
