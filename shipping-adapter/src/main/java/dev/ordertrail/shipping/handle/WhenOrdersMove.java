package dev.ordertrail.shipping.handle;

import dev.ordertrail.contracts.Envelope;
import dev.ordertrail.contracts.Event;
import dev.ordertrail.contracts.OrderEvent.OrderPlaced;
import dev.ordertrail.contracts.OrderEvent.ShipmentAnnounced;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.shipping.domain.KnownOrder;
import dev.ordertrail.shipping.store.Orders;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Learns orders and the parcels that their sellers announce. Nothing else in an order's history
/// moves a parcel.
@Singleton
public class WhenOrdersMove {
    private final Orders orders;
    private final Registrar registrar;

    @Inject
    WhenOrdersMove(Orders orders, Registrar registrar) {
        this.orders = orders;
        this.registrar = registrar;
    }

    /// Takes records that are news, in the intake's transaction.
    public void apply(Connection c, List<Recorded<? extends Event>> batch) throws SQLException {
        var announcements = new ArrayList<Announcement>();
        for (var recorded : batch) {
            var envelope = recorded.envelope();
            if (recorded.event() instanceof OrderPlaced placed) {
                orders.learn(c, known(envelope, placed));
            } else if (recorded.event() instanceof ShipmentAnnounced announced) {
                announcements.add(announcement(envelope, announced));
            }
        }
        if (!announcements.isEmpty()) {
            registrar.register(c, announcements);
        }
    }

    private static KnownOrder known(Envelope envelope, OrderPlaced placed) {
        var seller = placed.seller();
        return new KnownOrder(
                envelope.subject(),
                envelope.shop(),
                seller == null ? null : seller.id(),
                placed.number());
    }

    private static Announcement announcement(Envelope envelope, ShipmentAnnounced announced) {
        return new Announcement(
                announced.parcelId(),
                envelope.subject(),
                envelope.shop(),
                announced.carrier(),
                announced.trackingNumber(),
                envelope.time(),
                envelope.correlationId(),
                envelope.id());
    }
}
