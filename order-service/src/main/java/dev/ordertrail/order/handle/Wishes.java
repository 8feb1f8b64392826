package dev.ordertrail.order.handle;

import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.OrderEvent.RefundedItem;
import dev.ordertrail.contracts.ParcelIds;
import dev.ordertrail.contracts.Sealed;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.kit.seal.Sealing;
import dev.ordertrail.order.domain.Order.Placed;
import dev.ordertrail.order.domain.OrderCommand;
import dev.ordertrail.order.domain.OrderCommand.Shipment;
import dev.ordertrail.order.store.OrderHead;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes commands of wishes: ids are drawn and texts are sealed here.
@ApplicationScoped
class Wishes {
    private static final Set<String> SENDERS = Set.of("seller", "staff", "admin", "storefront");

    private final Sealing sealing;
    private final EditWishes edits;

    Wishes(Sealing sealing, EditWishes edits) {
        this.sealing = sealing;
        this.edits = edits;
    }

    OrderCommand command(Connection c, OrderHead head, Placed order, By by, Wish wish)
            throws SQLException {
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
            case Wish.Along w -> along(by, w, sealed(c, head, w.note()));
            case Wish.Complete w ->
                    new OrderCommand.CompleteOrder(by, sealed(c, head, w.note()), delivered(w));
            case Wish.Refund w ->
                    new OrderCommand.RefundOrder(
                            by,
                            amount(order, w.amount()),
                            pieces(order, w.items()),
                            sealed(c, head, w.note()));
            case Wish.Resolve w ->
                    new OrderCommand.ResolveDispute(by, w.outcome(), sealed(c, head, w.note()));
            case Wish.Assign w -> new OrderCommand.AssignStaff(by, w.staffId(), w.name());
            case Wish.Unassign w -> new OrderCommand.UnassignStaff(by, w.staffId());
            case Wish.LinkTo w ->
                    new OrderCommand.LinkReference(
                            by,
                            new OrderCommand.Link(
                                    w.kind(),
                                    w.reference() == null ? Ids.ticket() : w.reference()));
            case Wish.Edit w -> edits.command(c, head, order, by, w);
            case Wish.AnswerEdit w ->
                    w.agreed()
                            ? new OrderCommand.ConfirmEdit(by, w.editId())
                            : new OrderCommand.DeclineEdit(by, w.editId());
            case Wish.CloseAnomaly w -> new OrderCommand.CloseAnomaly(closer(by), w.anomalyId());
        };
    }

    private static OrderCommand along(By by, Wish.Along w, @Nullable Sealed note) {
        return switch (w.way()) {
            case HOLD -> new OrderCommand.HoldOrder(by, note);
            case RESUME -> new OrderCommand.ResumeOrder(by, note);
            case RETRY -> new OrderCommand.RetryOrder(by, note);
        };
    }

    private static OrderCommand.@Nullable Link delivered(Wish.Complete w) {
        var kind = w.kind();
        var reference = w.delivered();
        return kind == null || reference == null ? null : new OrderCommand.Link(kind, reference);
    }

    private static List<RefundedItem> pieces(Placed order, List<Wish.Piece> named) {
        return named.stream().map(p -> new RefundedItem(p.itemId(), quantity(order, p))).toList();
    }

    private static int quantity(Placed order, Wish.Piece piece) {
        var quantity = piece.quantity();
        return quantity == null ? order.refundable(piece.itemId()) : quantity;
    }

    private static @Nullable Money amount(Placed order, @Nullable BigDecimal amount) {
        if (amount == null) {
            return null;
        }
        var asset = order.total().asset();
        if (amount.signum() <= 0 || amount.stripTrailingZeros().scale() > asset.decimals()) {
            throw ProblemException.validation(
                    List.of(
                            new FieldError(
                                    "amount",
                                    "INVALID",
                                    "must be above 0, with at most %d decimals of %s"
                                            .formatted(asset.decimals(), asset.code()))));
        }
        return new Money(amount, asset);
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
