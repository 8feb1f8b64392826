package dev.ordertrail.shipping.handle;

import dev.ordertrail.contracts.ParcelIds;
import dev.ordertrail.kit.tx.SqlFailure;
import dev.ordertrail.shipping.domain.KnownOrder;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person or a shop's backend registers a parcel of an order, in the transaction of their
/// request.
@Singleton
public class RegisterByHand {
    private final Registrar registrar;
    private final Shipments shipments;

    @Inject
    RegisterByHand(Registrar registrar, Shipments shipments) {
        this.registrar = registrar;
        this.shipments = shipments;
    }

    /// The parcel, and whether it is new.
    public record Registered(Shipment shipment, boolean fresh) {}

    /// Registers a parcel; one that is known already may be told its carrier by it.
    public Registered register(
            Connection c, KnownOrder order, @Nullable String carrier, String trackingNumber) {
        try {
            var id = ParcelIds.of(order.orderId(), trackingNumber);
            var known = shipments.find(c, id).isPresent();
            registrar.register(c, List.of(announcement(id, order, carrier, trackingNumber)));
            return new Registered(shipments.find(c, id).orElseThrow(), !known);
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }

    private static Announcement announcement(
            String id, KnownOrder order, @Nullable String carrier, String trackingNumber) {
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return new Announcement(
                id, order.orderId(), order.shop(), carrier, trackingNumber, now, null, null);
    }
}
