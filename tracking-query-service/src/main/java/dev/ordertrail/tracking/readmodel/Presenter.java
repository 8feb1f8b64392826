package dev.ordertrail.tracking.readmodel;

import dev.ordertrail.contracts.Sealed;
import dev.ordertrail.contracts.WorkflowDefinition.Phase;
import dev.ordertrail.contracts.WorkflowDefinition.Status;
import dev.ordertrail.kit.seal.Sealing;
import dev.ordertrail.tracking.project.Judged;
import dev.ordertrail.tracking.project.OrderDoc;
import dev.ordertrail.tracking.project.Outlook;
import dev.ordertrail.tracking.project.ParcelAxis;
import dev.ordertrail.tracking.project.Standing;
import dev.ordertrail.tracking.project.Words;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes answers of rows, each as its reader may see it.
@Singleton
public class Presenter {
    private final Workflows workflows;
    private final Sealing sealing;

    @Inject
    Presenter(Workflows workflows, Sealing sealing) {
        this.workflows = workflows;
        this.sealing = sealing;
    }

    /// An answer, and how long it is true.
    ///
    /// @param boxes of all persons whose data it shows: no longer than they can be opened
    /// @param lasts whether, but for that, as long as the row is what it is; else something may
    ///   still come that is not part of it: a workflow, a key
    record Made(OrderAnswer answer, List<Sealed> boxes, boolean lasts) {}

    /// The whole order.
    public OrderAnswer order(OrderRow row, Viewer viewer) {
        return make(row, viewer).answer();
    }

    Made make(OrderRow row, Viewer viewer) {
        var words = new Words(workflows.find(row.order().placed().workflow()));
        var people = new People(sealing);
        var answer = order(row, viewer, words, people);
        return new Made(answer, people.opened(), words.flow() != null && !people.someShut());
    }

    private static OrderAnswer order(OrderRow row, Viewer viewer, Words words, People people) {
        var doc = row.order();
        var status = words.status(doc.status());
        var payment = Judged.of(doc, row.payment());
        var parcels = ParcelAxis.of(doc, row.shipping());
        var who = people.of(doc, viewer);
        var parts = new Parts(viewer, words);
        var course = new Course(row, words, parcels);
        return new OrderAnswer(
                row.orderId(),
                doc.placed().number(),
                viewer.seesParties() ? doc.placed().reference() : null,
                doc.shop(),
                row.version(),
                row.revision(),
                doc.placed().workflow().toString(),
                doc.status(),
                words.label(doc.status()),
                status == null ? null : status.emoji(),
                status == null ? null : status.colour(),
                status == null ? null : status.phase().wire(),
                status == null ? null : status.progress(),
                Outlook.of(status, payment, parcels).name().toLowerCase(Locale.ROOT),
                status == null ? null : status.description(),
                doc.statusAt(),
                doc.placedAt(),
                course.updatedAt(),
                course.deliveredAt(),
                course.lastIn(Phase.DONE),
                course.lastIn(Phase.CANCELLED),
                Amounts.plain(doc.placed().total()),
                doc.placed().total().asset().code(),
                estimate(doc, parcels),
                "/orders/" + row.orderId(),
                who.buyer(),
                viewer.seesParties() ? People.seller(doc) : null,
                doc.placed().items().stream().map(parts::item).toList(),
                parts.payment(doc, payment),
                new ParcelParts(viewer)
                        .shipping(doc, parcels, who.address(), estimate(doc, parcels)),
                parts.timeline(row, people),
                Transitions.open(
                        words, doc, viewer, new Standing(doc.placed().total(), payment, parcels)),
                people.notes(doc, viewer),
                who.customerNotes(),
                who.specialInstructions(),
                viewer.seesParties() ? doc.agentId() : null,
                viewer.seesParties() ? doc.placed().origin().conversationId() : null,
                viewer.seesParties() ? doc.placed().metadata() : Map.of(),
                viewer.isStaff() ? doc.anomalies().stream().map(Parts::anomaly).toList() : null,
                viewer.isStaff() ? parts.told(row.notifications()) : null,
                row.staleSince(),
                new ExtraParts(viewer, parts).of(doc),
                course.reached(),
                doc.placed().total().asset().decimals());
    }

    /// A line of a list.
    public ListAnswer.Line line(OrderRow row, Viewer viewer, boolean seller, boolean buyer) {
        var doc = row.order();
        var words = new Words(workflows.find(doc.placed().workflow()));
        var status = words.status(doc.status());
        var parcels = ParcelAxis.of(doc, row.shipping());
        return new ListAnswer.Line(
                row.orderId(),
                doc.placed().number(),
                doc.status(),
                words.label(doc.status()),
                status == null ? null : status.phase().wire(),
                status == null ? null : status.progress(),
                Amounts.plain(doc.placed().total()),
                doc.placed().total().asset().code(),
                seller ? People.seller(doc) : null,
                buyer ? masked(new People(sealing).of(doc, viewer).buyer()) : null,
                doc.placedAt(),
                doc.statusAt(),
                estimate(doc, parcels),
                parcels.summary(),
                Judged.of(doc, row.payment()).state().wire(),
                row.version());
    }

    /// The statuses of an order's workflow, in the order in which a page shows them.
    public List<Status> statuses(OrderRow row) {
        var flow = workflows.find(row.order().placed().workflow());
        return flow == null ? List.of() : flow.statuses();
    }

    private static OrderAnswer.@Nullable Buyer masked(OrderAnswer.@Nullable Buyer buyer) {
        return buyer == null
                ? null
                : new OrderAnswer.Buyer(
                        buyer.id(),
                        buyer.name(),
                        Masks.email(buyer.email()),
                        Masks.phone(buyer.phone()));
    }

    /// What the carrier says counts more than what was promised, once it is about every parcel.
    static @Nullable LocalDate estimate(OrderDoc doc, ParcelAxis parcels) {
        var byCarrier = parcels.estimate();
        return byCarrier == null ? doc.estimate() : byCarrier;
    }
}
