package dev.ordertrail.tracking.readmodel;

import dev.ordertrail.tracking.project.Judged;
import dev.ordertrail.tracking.project.ParcelAxis;
import dev.ordertrail.tracking.project.Words;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/// Makes the lines of staff lists. The buyer's name comes from what search keeps, so that a page
/// opens no sealed box.
@Singleton
public class StaffPresenter {
    private final Workflows workflows;

    @Inject
    StaffPresenter(Workflows workflows) {
        this.workflows = workflows;
    }

    /// The lines of a page.
    public List<StaffAnswer.Line> lines(StaffPage page) {
        return page.found().stream().map(this::line).toList();
    }

    private StaffAnswer.Line line(StaffPage.Found found) {
        var row = found.row();
        var doc = row.order();
        var placed = doc.placed();
        var words = new Words(workflows.find(placed.workflow()));
        var status = words.status(doc.status());
        var parcels = ParcelAxis.of(doc, row.shipping());
        return new StaffAnswer.Line(
                row.orderId(),
                placed.number(),
                placed.reference(),
                doc.shop(),
                placed.workflow().toString(),
                doc.status(),
                words.label(doc.status()),
                status == null ? null : status.emoji(),
                status == null ? null : status.colour(),
                status == null ? null : status.phase().wire(),
                status == null ? null : status.progress(),
                Amounts.plain(placed.total()),
                placed.total().asset().code(),
                placed.items().stream()
                        .map(i ->
                                new StaffAnswer.Item(i.listingId(), i.productName(), i.quantity()))
                        .toList(),
                People.seller(doc),
                new OrderAnswer.Buyer(
                        placed.buyer(),
                        found.name(),
                        Masks.email(found.email()),
                        Masks.phone(found.phone())),
                doc.agentId(),
                doc.staff().stream().map(s -> new StaffAnswer.Staff(s.id(), s.name())).toList(),
                placed.payment().method(),
                Judged.of(doc, row.payment()).state().wire(),
                doc.trackingNumbers(),
                parcels.summary(),
                doc.placedAt(),
                doc.statusAt(),
                Presenter.estimate(doc, parcels),
                row.staleSince(),
                row.version());
    }
}
