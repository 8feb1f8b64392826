package dev.ordertrail.shipping.handle;

import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.access.Role;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.shipping.domain.KnownOrder;
import dev.ordertrail.shipping.store.Orders;
import dev.ordertrail.shipping.store.Parcels;
import dev.ordertrail.shipping.store.Scans;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The parcels of orders, for those who may see them: the shop's people, and a seller for the
/// orders placed with them. What one may not see is not there.
@Singleton
public class Shipments {
    private final Tx tx;
    private final Orders orders;
    private final Parcels parcels;
    private final Scans scans;

    @Inject
    Shipments(Tx tx, Orders orders, Parcels parcels, Scans scans) {
        this.tx = tx;
        this.orders = orders;
        this.parcels = parcels;
        this.scans = scans;
    }

    /// The order, when this caller may ship it or see its parcels.
    ///
    /// @throws ProblemException ORDER_NOT_FOUND, also for an order that was placed a moment ago and
    ///   is not heard of yet
    public KnownOrder order(Caller caller, String orderId) {
        return tx.read(c -> orders.find(c, orderId))
                .filter(order -> mayTouch(caller, order))
                .orElseThrow(() ->
                        new ProblemException(
                                Code.ORDER_NOT_FOUND, "There is no such order for you."));
    }

    /// A parcel with all its scans.
    ///
    /// @throws ProblemException NOT_FOUND
    public Shipment one(Caller caller, String parcelId) {
        return tx.in(c -> seen(c, caller, parcelId))
                .orElseThrow(() ->
                        new ProblemException(Code.NOT_FOUND, "There is no such parcel for you."));
    }

    /// The parcels of an order, without their scans.
    ///
    /// @throws ProblemException ORDER_NOT_FOUND
    public List<Shipment> ofOrder(Caller caller, String orderId) {
        var order = order(caller, orderId);
        return tx.read(c -> parcels.ofOrder(c, order.orderId())).stream()
                .map(p -> Shipment.of(p, List.of()))
                .toList();
    }

    Optional<Shipment> find(Connection c, String parcelId) throws SQLException {
        var found = parcels.find(c, parcelId);
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(Shipment.of(found.get(), scans.of(c, parcelId)));
    }

    private Optional<Shipment> seen(Connection c, Caller caller, String parcelId)
            throws SQLException {
        var found = find(c, parcelId);
        if (found.isEmpty()) {
            return found;
        }
        var order = orders.find(c, found.get().orderId());
        return order.filter(o -> mayTouch(caller, o)).flatMap(_ -> found);
    }

    private static boolean mayTouch(Caller caller, KnownOrder order) {
        var ofShop = caller.hasAny(Role.STOREFRONT, Role.STAFF, Role.ADMIN, Role.OPS);
        var own = caller.has(Role.SELLER) && caller.id().equals(order.seller());
        return caller.reaches(order.shop()) && (ofShop || own);
    }
}
