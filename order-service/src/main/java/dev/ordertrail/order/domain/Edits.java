package dev.ordertrail.order.domain;

import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.OrderEvent.EditDeclined;
import dev.ordertrail.contracts.OrderEvent.EditProposed;
import dev.ordertrail.contracts.OrderEvent.OrderEdited;
import dev.ordertrail.contracts.WorkflowDefinition.Phase;
import dev.ordertrail.order.domain.Decision.Accepted;
import dev.ordertrail.order.domain.Decision.Rejected;
import dev.ordertrail.order.domain.Order.Placed;
import dev.ordertrail.order.domain.OrderCommand.ConfirmEdit;
import dev.ordertrail.order.domain.OrderCommand.DeclineEdit;
import dev.ordertrail.order.domain.OrderCommand.EditOrder;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Changes of what was ordered. A change of the price needs the word of whoever pays or is repaid:
/// the buyer. Where the order is a guest's, the shop speaks for them.
final class Edits {
    private static final Set<Phase> OPEN =
            EnumSet.of(Phase.AWAITING_PAYMENT, Phase.PAID, Phase.IN_PROGRESS);
    private static final List<String> PAYERS = List.of("buyer", "storefront");
    private static final List<String> EDITORS =
            List.of("buyer", "storefront", "seller", "staff", "admin");

    private Edits() {}

    static Decision edit(Workflow flow, Placed order, EditOrder c) {
        var refused = refusal(flow, order, c.by());
        if (refused.isPresent()) {
            return new Rejected(refused.get());
        }
        if (same(order, c)) {
            return new Accepted(List.of());
        }
        var difference = c.total().minus(order.total());
        var events = new ArrayList<OrderEvent>(dropped(order, c.by()));
        if (difference.amount().signum() == 0 || speaksForBuyer(order, c.by())) {
            events.add(
                    new OrderEdited(
                            c.by(),
                            c.editId(),
                            c.items(),
                            c.total(),
                            difference,
                            c.delivery(),
                            c.personal()));
            return OrderDecider.settled(flow, order, null, events);
        }
        events.add(
                new EditProposed(
                        c.by(),
                        c.editId(),
                        c.items(),
                        c.total(),
                        difference,
                        c.delivery(),
                        c.personal()));
        return new Accepted(events);
    }

    static Decision confirm(Workflow flow, Placed order, ConfirmEdit c) {
        var proposed = order.contents().proposed();
        if (proposed == null || !proposed.editId().equals(c.editId())) {
            return new Rejected(new Rejection.UnknownEdit(c.editId()));
        }
        if (!speaksForBuyer(order, c.by())) {
            return new Rejected(new Rejection.NotYours(c.by().role(), PAYERS));
        }
        return refusal(flow, order, c.by())
                .<Decision>map(Rejected::new)
                .orElseGet(() ->
                        OrderDecider.settled(
                                flow, order, null, List.of(agreed(proposed, order, c.by()))));
    }

    static Decision decline(Placed order, DeclineEdit c) {
        var proposed = order.contents().proposed();
        if (proposed == null || !proposed.editId().equals(c.editId())) {
            return new Rejected(new Rejection.UnknownEdit(c.editId()));
        }
        return EDITORS.contains(c.by().role())
                ? new Accepted(List.of(new EditDeclined(c.by(), c.editId())))
                : new Rejected(new Rejection.NotYours(c.by().role(), EDITORS));
    }

    private static Optional<Rejection> refusal(Workflow flow, Placed order, By by) {
        if (!EDITORS.contains(by.role())) {
            return Optional.of(new Rejection.NotYours(by.role(), EDITORS));
        }
        if (!OPEN.contains(flow.phase(order.status()))) {
            return Optional.of(
                    Rejection.NotNow.of(flow, order, by, "It is too late to change the order."));
        }
        if (!order.announced().isEmpty() || !order.goods().keys().isEmpty()) {
            return Optional.of(
                    Rejection.NotNow.of(
                            flow, order, by, "A part of the order has been handed over already."));
        }
        return Optional.empty();
    }

    private static boolean speaksForBuyer(Placed order, By by) {
        return PAYERS.contains(by.role()) || order.buyer() == null;
    }

    private static boolean same(Placed order, EditOrder c) {
        return c.personal() == null
                && c.items().equals(order.items())
                && c.total().equals(order.total())
                && c.delivery().equals(order.contents().delivery());
    }

    /// A newer change takes the place of one that waited.
    private static List<OrderEvent> dropped(Placed order, By by) {
        var proposed = order.contents().proposed();
        return proposed == null ? List.of() : List.of(new EditDeclined(by, proposed.editId()));
    }

    private static OrderEdited agreed(EditProposed proposed, Placed order, By by) {
        return new OrderEdited(
                by,
                proposed.editId(),
                proposed.items(),
                proposed.total(),
                proposed.total().minus(order.total()),
                proposed.delivery(),
                proposed.personal());
    }
}
