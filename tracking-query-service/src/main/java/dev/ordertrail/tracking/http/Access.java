package dev.ordertrail.tracking.http;

import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.access.Role;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.tracking.readmodel.OrderRow;
import dev.ordertrail.tracking.readmodel.Orders;
import dev.ordertrail.tracking.readmodel.Viewer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/// Orders as callers may see them. What they may not see is not there.
@Singleton
public class Access {
    private final Orders orders;

    @Inject
    Access(Orders orders) {
        this.orders = orders;
    }

    /// An order and what its reader is to it.
    public record Seen(OrderRow row, Viewer viewer) {}

    /// The order, if it is there for this caller.
    public Optional<Seen> find(Caller caller, String idOrNumber) {
        return orders.find(idOrNumber)
                .flatMap(row -> Viewer.of(caller, row).map(viewer -> new Seen(row, viewer)));
    }

    /// The order.
    ///
    /// @throws ProblemException ORDER_NOT_FOUND, to staff with numbers that look like it
    public Seen get(Caller caller, String idOrNumber) {
        return find(caller, idOrNumber).orElseThrow(() -> missing(caller, idOrNumber));
    }

    /// The order with this id, whoever asks.
    Optional<OrderRow> byId(String id) {
        return orders.byId(id);
    }

    /// The order with this number, for everybody.
    ///
    /// @throws ProblemException ORDER_NOT_FOUND
    public OrderRow getPublic(String number) {
        return orders.byNumber(number).orElseThrow(Access::missing);
    }

    private ProblemException missing(Caller caller, String idOrNumber) {
        if (!caller.hasAny(Role.STAFF, Role.ADMIN, Role.OPS)) {
            return missing();
        }
        return new ProblemException(
                Code.ORDER_NOT_FOUND,
                "No order of yours has this id or number.",
                Map.of("nearMisses", orders.near(caller.shop(), idOrNumber)));
    }

    static ProblemException missing() {
        return new ProblemException(
                Code.ORDER_NOT_FOUND, "No order of yours has this id or number.");
    }
}
