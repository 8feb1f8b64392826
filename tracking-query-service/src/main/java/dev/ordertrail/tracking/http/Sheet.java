package dev.ordertrail.tracking.http;

import dev.ordertrail.contracts.WorkflowDefinition.Status;
import dev.ordertrail.tracking.readmodel.OrderAnswer;
import dev.ordertrail.tracking.readmodel.ShippingAnswer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a tracking page shows, ready for its template: texts and class names, no decisions left.
///
/// @param order the answer that its reader may see
/// @param outlook class name: `on_track`, `fine`, `attention`, `stopped`
/// @param headline what the reader wants to know first
/// @param progress how far the bar goes, 0 to 100
/// @param items what was ordered, with what each line comes to
/// @param total what all of it comes to, with its currency
/// @param stream where changes are told
/// @param isPublic whether the reader is anybody
public record Sheet(
        OrderAnswer order,
        String outlook,
        String headline,
        String subline,
        String icon,
        int progress,
        String progressText,
        List<Step> steps,
        @Nullable Arrival arrival,
        List<Alert> alerts,
        List<Happening> timeline,
        List<Parcel> parcels,
        List<Line> items,
        String total,
        String css,
        String stream,
        boolean isPublic) {

    /// A milestone.
    ///
    /// @param state `done`, `now`, `next`, `stop`
    public record Step(String label, String state) {}

    /// When it arrives, or arrived.
    public record Arrival(String label, String text, String machine) {}

    /// Something the reader must know.
    public record Alert(String tone, String title, String text) {}

    /// An entry of the timeline.
    public record Happening(
            OrderAnswer.Entry entry,
            String title,
            String tone,
            String css,
            String icon,
            String source,
            Moment at) {}

    /// One line of the order.
    public record Line(OrderAnswer.Item item, @Nullable String total) {}

    /// A parcel.
    ///
    /// @param expected the day of delivery, as long as there is one to hope for
    public record Parcel(
            ShippingAnswer.Parcel parcel,
            String state,
            String tone,
            String icon,
            @Nullable String expected,
            List<Spot> scans) {}

    /// A scan of a parcel.
    public record Spot(ShippingAnswer.Scan scan, Moment at) {}

    /// A time for people and machines.
    public record Moment(String text, String machine) {
        private static final DateTimeFormatter TEXT =
                DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
                        .withZone(ZoneOffset.UTC);

        static Moment of(Instant at) {
            return new Moment(TEXT.format(at), at.toString());
        }
    }

    static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);

    static String day(LocalDate date) {
        return DAY.format(date);
    }

    /// When it was ordered.
    public Moment placed() {
        return Moment.of(order.createdAt());
    }

    /// When it came to its status.
    public Moment since() {
        return Moment.of(order.statusUpdatedAt());
    }

    static Sheet of(OrderAnswer order, List<Status> statuses, String stream, boolean isPublic) {
        return new SheetMaker(order, statuses).make(stream, isPublic);
    }
}
