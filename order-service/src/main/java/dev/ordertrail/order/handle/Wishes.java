package dev.ordertrail.order.handle;

import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.ParcelIds;
import dev.ordertrail.contracts.Sealed;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.kit.seal.Sealing;
import dev.ordertrail.order.domain.OrderCommand;
import dev.ordertrail.order.domain.OrderCommand.Shipment;
import dev.ordertrail.order.store.OrderHead;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes commands of wishes: ids are drawn and texts are sealed here.
@ApplicationScoped
class Wishes {
    private static final Set<String> SENDERS = Set.of("seller", "staff", "admin", "storefront");

    private final Sealing sealing;

    Wishes(Sealing sealing) {
        this.sealing = sealing;
    }

    OrderCommand command(Connection c, OrderHead head, By by, Wish wish) {
        return switch (wish) {
            case Wish.Move w ->
                    new OrderCommand.MoveOrder(
                            by,
                            w.to(),
                            sealed(c, head, w.note()),
                            shipment(head, by, w),
                            w.estimatedDelivery());
            case Wish.Cancel w -> new OrderCommand.CancelOrder(by, sealed(c, head, w.note()));
            case Wish.Dispute w ->
                    new OrderCommand.OpenDispute(
                            by, Ids.dispute(), sealed(c, head, w.description()));
            case Wish.Note w ->
                    new OrderCommand.AddNote(
                            by,
                            Ids.note(),
                            w.visibility(),
                            sealing.sealText(c, head.person(), w.text()));
            case Wish.CloseAnomaly w -> new OrderCommand.CloseAnomaly(closer(by), w.anomalyId());
        };
    }

    private static @Nullable Shipment shipment(OrderHead head, By by, Wish.Move w) {
        var number = w.trackingNumber();
        if ((number != null || w.estimatedDelivery() != null) && !SENDERS.contains(by.role())) {
            throw new ProblemException(
                    Code.FORBIDDEN, "Parcels and dates are told by those who send.");
        }
        return number == null
                ? null
                : new Shipment(
                        ParcelIds.of(head.orderId(), number),
                        w.carrier(),
                        ParcelIds.trackingNumber(number));
    }

    private static By closer(By by) {
        if (by.role().equals("buyer") || by.role().equals("storefront")) {
            throw new ProblemException(
                    Code.FORBIDDEN, "Anomalies are closed by sellers and staff.");
        }
        return by;
    }

    private @Nullable Sealed sealed(Connection c, OrderHead head, @Nullable String text) {
        return text == null ? null : sealing.sealText(c, head.person(), text);
    }
}
