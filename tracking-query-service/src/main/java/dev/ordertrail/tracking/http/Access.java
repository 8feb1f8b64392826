package dev.ordertrail.tracking.http;

import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.access.Role;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.tracking.readmodel.OrderHead;
import dev.ordertrail.tracking.readmodel.Orders;
import dev.ordertrail.tracking.readmodel.References;
import dev.ordertrail.tracking.readmodel.Viewer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Orders as callers may see them. What they may not see is not there.
@Singleton
public class Access {
    private static final String NONE = "No order of yours has this id, number or reference.";

    private final Orders orders;
    private final References references;

    @Inject
    Access(Orders orders, References references) {
        this.orders = orders;
        this.references = references;
    }

    /// An order and what its reader is to it.
    public record Seen(OrderHead head, Viewer viewer) {}

    /// The order, if it is there for this caller: by its id, its number, or the reference that its
    /// shop gave it, where that names one order alone.
    public Optional<Seen> find(Caller caller, String name) {
        var found = orders.find(name).flatMap(head -> seen(caller, head));
        if (found.isPresent()) {
            return found;
        }
        var referred = referred(caller, name);
        return referred.size() == 1 ? Optional.of(referred.getFirst()) : Optional.empty();
    }

    private List<Seen> referred(Caller caller, String reference) {
        if (Orders.isId(reference)) {
            return List.of(); // who waits for an order that was just placed looks often
        }
        return references.find(caller, reference).stream()
                .flatMap(head -> seen(caller, head).stream())
                .toList();
    }

    private static Optional<Seen> seen(Caller caller, OrderHead head) {
        return Viewer.of(caller, head).map(viewer -> new Seen(head, viewer));
    }

    /// The order.
    ///
    /// @throws ProblemException ORDER_NOT_FOUND, to staff with numbers that look like it
    public Seen get(Caller caller, String name) {
        return find(caller, name).orElseThrow(() -> missing(caller, name));
    }

    /// The order with this id, whoever asks.
    Optional<OrderHead> byId(String id) {
        return orders.head(id);
    }

    /// The order with this number, for everybody.
    ///
    /// @throws ProblemException ORDER_NOT_FOUND
    public OrderHead getPublic(String number) {
        return orders.byNumber(number).orElseThrow(Access::missing);
    }

    private ProblemException missing(Caller caller, String name) {
        if (!caller.hasAny(Role.STAFF, Role.ADMIN, Role.OPS)) {
            return missing();
        }
        var several = referred(caller, name);
        if (!several.isEmpty()) {
            var numbers = several.stream().map(s -> s.head().number()).toList();
            return new ProblemException(
                    Code.ORDER_NOT_FOUND,
                    "Several orders have this reference: ask for one by its number.",
                    Map.of("nearMisses", numbers));
        }
        return new ProblemException(
                Code.ORDER_NOT_FOUND, NONE, Map.of("nearMisses", orders.near(caller.shop(), name)));
    }

    static ProblemException missing() {
        return new ProblemException(Code.ORDER_NOT_FOUND, NONE);
    }
}
