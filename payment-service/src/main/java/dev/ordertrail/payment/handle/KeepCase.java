package dev.ordertrail.payment.handle;

import dev.ordertrail.contracts.Event;
import dev.ordertrail.contracts.NotificationEvent;
import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.OrderEvent.BenefitGranted;
import dev.ordertrail.contracts.OrderEvent.ParcelNoted;
import dev.ordertrail.contracts.OrderEvent.PaymentNoted;
import dev.ordertrail.contracts.OrderEvent.StockNoted;
import dev.ordertrail.contracts.OrderEvent.TimerFired;
import dev.ordertrail.contracts.PaymentEvent;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.contracts.ShippingEvent;
import dev.ordertrail.contracts.Topics;
import dev.ordertrail.payment.store.CaseRows;
import dev.ordertrail.payment.store.CaseRows.Heard;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Keeps what is told about orders, so that a dispute can be answered with all of it.
@ApplicationScoped
public class KeepCase {

    /// Keeps a batch in the intake's transaction, in key order.
    public void keep(Connection c, List<Recorded<? extends Event>> batch) throws SQLException {
        var heard = new ArrayList<Heard>();
        for (var recorded : batch) {
            if (matters(recorded.event())) {
                heard.add(new Heard(topic(recorded.event()), recorded));
            }
        }
        heard.sort(
                Comparator.<Heard, String>comparing(h -> h.recorded().orderId())
                        .thenComparing(Heard::topic)
                        .thenComparingLong(h -> h.recorded().version()));
        CaseRows.add(c, heard);
    }

    /// What an order repeats of payments and parcels, their own services tell better; who was not
    /// reached proves nothing.
    private static boolean matters(Event event) {
        return switch (event) {
            case PaymentNoted _, ParcelNoted _, StockNoted _, TimerFired _, BenefitGranted _ ->
                    false;
            case OrderEvent _, PaymentEvent _, ShippingEvent _ -> true;
            case NotificationEvent e -> e instanceof NotificationEvent.Told;
            default -> false;
        };
    }

    private static String topic(Event event) {
        return switch (event) {
            case PaymentEvent _ -> Topics.PAYMENT_EVENTS.name();
            case ShippingEvent _ -> Topics.SHIPPING_EVENTS.name();
            case NotificationEvent _ -> Topics.NOTIFICATION_EVENTS.name();
            default -> Topics.ORDER_EVENTS.name();
        };
    }
}
