package dev.ordertrail.order.domain;

import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.OrderEvent.LinkKind;
import dev.ordertrail.contracts.OrderEvent.ReferenceLinked;
import dev.ordertrail.contracts.OrderEvent.StaffAssigned;
import dev.ordertrail.contracts.OrderEvent.StaffUnassigned;
import dev.ordertrail.order.domain.Decision.Accepted;
import dev.ordertrail.order.domain.Decision.Rejected;
import dev.ordertrail.order.domain.Order.Placed;
import dev.ordertrail.order.domain.OrderCommand.AssignStaff;
import dev.ordertrail.order.domain.OrderCommand.Link;
import dev.ordertrail.order.domain.OrderCommand.LinkReference;
import dev.ordertrail.order.domain.OrderCommand.UnassignStaff;
import java.util.List;

/// Who works on an order, and what it belongs with: nothing of it moves the order.
final class Desks {
    private static final List<String> ASSIGNERS = List.of("seller", "staff", "admin");
    private static final List<String> LINKERS = List.of("storefront", "seller", "staff", "admin");

    private Desks() {}

    static Decision assign(Placed order, AssignStaff c) {
        if (!ASSIGNERS.contains(c.by().role())) {
            return new Rejected(new Rejection.NotYours(c.by().role(), ASSIGNERS));
        }
        return new Accepted(
                order.desk().assigned().contains(c.staffId())
                        ? List.of()
                        : List.of(new StaffAssigned(c.by(), c.staffId(), c.name())));
    }

    static Decision unassign(Placed order, UnassignStaff c) {
        if (!ASSIGNERS.contains(c.by().role())) {
            return new Rejected(new Rejection.NotYours(c.by().role(), ASSIGNERS));
        }
        return new Accepted(
                order.desk().assigned().contains(c.staffId())
                        ? List.of(new StaffUnassigned(c.by(), c.staffId()))
                        : List.of());
    }

    /// A buyer may link what they wrote about the order: a review, a ticket of theirs.
    static Decision link(Placed order, LinkReference c) {
        var kind = c.link().kind();
        var own = kind == LinkKind.REVIEW || kind == LinkKind.TICKET;
        var mayBuyer = own && c.by().role().equals("buyer");
        return LINKERS.contains(c.by().role()) || mayBuyer
                ? new Accepted(linked(order, c.by(), c.link()))
                : new Rejected(new Rejection.NotYours(c.by().role(), LINKERS));
    }

    static List<OrderEvent> linked(Placed order, By by, Link link) {
        return order.desk().links().contains(link(link.kind(), link.reference()))
                ? List.of()
                : List.of(new ReferenceLinked(by, link.kind(), link.reference()));
    }

    static String link(LinkKind kind, String reference) {
        return kind + " " + reference;
    }
}
