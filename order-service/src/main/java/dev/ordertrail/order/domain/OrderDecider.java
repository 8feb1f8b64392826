package dev.ordertrail.order.domain;

import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.OrderEvent.DeliveryEstimated;
import dev.ordertrail.contracts.OrderEvent.KeysAssigned;
import dev.ordertrail.contracts.OrderEvent.KeysChanged;
import dev.ordertrail.contracts.OrderEvent.KeysOwed;
import dev.ordertrail.contracts.OrderEvent.NoteAdded;
import dev.ordertrail.contracts.OrderEvent.OrderPlaced;
import dev.ordertrail.contracts.OrderEvent.ParcelNoted;
import dev.ordertrail.contracts.OrderEvent.PaymentNoted;
import dev.ordertrail.contracts.OrderEvent.StockNoted;
import dev.ordertrail.contracts.OrderEvent.Visibility;
import dev.ordertrail.order.domain.Decision.Accepted;
import dev.ordertrail.order.domain.Decision.Rejected;
import dev.ordertrail.order.domain.Order.NotPlaced;
import dev.ordertrail.order.domain.Order.Placed;
import dev.ordertrail.order.domain.OrderCommand.AddNote;
import dev.ordertrail.order.domain.OrderCommand.AssignKeys;
import dev.ordertrail.order.domain.OrderCommand.AssignStaff;
import dev.ordertrail.order.domain.OrderCommand.CancelOrder;
import dev.ordertrail.order.domain.OrderCommand.ChangeKeys;
import dev.ordertrail.order.domain.OrderCommand.CloseAnomaly;
import dev.ordertrail.order.domain.OrderCommand.CompleteOrder;
import dev.ordertrail.order.domain.OrderCommand.ConfirmEdit;
import dev.ordertrail.order.domain.OrderCommand.DeclineEdit;
import dev.ordertrail.order.domain.OrderCommand.EditOrder;
import dev.ordertrail.order.domain.OrderCommand.FireTimer;
import dev.ordertrail.order.domain.OrderCommand.HoldOrder;
import dev.ordertrail.order.domain.OrderCommand.LinkReference;
import dev.ordertrail.order.domain.OrderCommand.MoveOrder;
import dev.ordertrail.order.domain.OrderCommand.NoteEstimate;
import dev.ordertrail.order.domain.OrderCommand.NoteParcel;
import dev.ordertrail.order.domain.OrderCommand.NotePayment;
import dev.ordertrail.order.domain.OrderCommand.NoteStock;
import dev.ordertrail.order.domain.OrderCommand.OpenDispute;
import dev.ordertrail.order.domain.OrderCommand.OweKeys;
import dev.ordertrail.order.domain.OrderCommand.PlaceOrder;
import dev.ordertrail.order.domain.OrderCommand.RefundOrder;
import dev.ordertrail.order.domain.OrderCommand.ResolveDispute;
import dev.ordertrail.order.domain.OrderCommand.ResumeOrder;
import dev.ordertrail.order.domain.OrderCommand.RetryOrder;
import dev.ordertrail.order.domain.OrderCommand.UnassignStaff;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Decides what a command does to an order. Wishes of people may be refused; facts are always
/// recorded.
public final class OrderDecider {
    private static final Set<String> INSIDERS = Set.of("seller", "staff", "admin");

    private OrderDecider() {}

    /// What comes of a command.
    ///
    /// @param flow the workflow the order began with, or the one it is to begin with
    /// @param order its state
    /// @param command what is asked, or what happened
    public static Decision decide(Workflow flow, Order order, OrderCommand command) {
        return switch (order) {
            case NotPlaced() ->
                    switch (command) {
                        case PlaceOrder c -> place(flow, c);
                        default -> new Rejected(new Rejection.UnknownOrder());
                    };
            case Placed placed -> ongoing(flow, placed, command);
        };
    }

    private static Decision ongoing(Workflow flow, Placed order, OrderCommand command) {
        return switch (command) {
            case PlaceOrder _ -> new Rejected(new Rejection.AlreadyPlaced());
            case MoveOrder c -> Moves.move(flow, order, c);
            case CancelOrder c -> Moves.cancel(flow, order, c);
            case OpenDispute c -> Moves.dispute(flow, order, c);
            case HoldOrder c -> Moves.hold(flow, order, c);
            case ResumeOrder c -> Moves.resume(flow, order, c);
            case RetryOrder c -> Moves.retry(flow, order, c);
            case CompleteOrder c -> Moves.complete(flow, order, c);
            case RefundOrder c -> Repayments.refund(flow, order, c);
            case ResolveDispute c -> Repayments.resolve(flow, order, c);
            case AssignStaff c -> Desks.assign(order, c);
            case UnassignStaff c -> Desks.unassign(order, c);
            case LinkReference c -> Desks.link(order, c);
            case EditOrder c -> Edits.edit(flow, order, c);
            case ConfirmEdit c -> Edits.confirm(flow, order, c);
            case DeclineEdit c -> Edits.decline(order, c);
            case FireTimer c -> Timers.fire(flow, order, c);
            case NoteStock c -> noted(flow, order, new StockNoted(c.by(), c.state(), c.missing()));
            case AssignKeys c -> noted(flow, order, new KeysAssigned(c.by(), c.keys()));
            case OweKeys c ->
                    noted(
                            flow,
                            order,
                            new KeysOwed(c.by(), c.itemId(), c.listingId(), c.quantity()));
            case ChangeKeys c ->
                    noted(flow, order, new KeysChanged(c.by(), c.change(), c.keyIds()));
            case AddNote c -> note(c);
            case NotePayment c -> payment(flow, order, c);
            case NoteParcel c -> parcel(flow, order, c);
            case NoteEstimate c -> estimate(order, c);
            case CloseAnomaly c -> Anomalies.close(order, c);
        };
    }

    private static Decision place(Workflow flow, PlaceOrder c) {
        var status = flow.start(c.payment().method(), c.payment().claimed());
        if (status.isEmpty()) {
            return new Rejected(new Rejection.PaymentNotConfirmed());
        }
        var placed =
                new OrderPlaced(
                        c.by(),
                        flow.ref(),
                        status.get(),
                        c.number(),
                        c.reference(),
                        c.buyer(),
                        c.seller(),
                        c.items(),
                        c.total(),
                        c.payment(),
                        c.delivery(),
                        c.origin(),
                        c.estimatedDelivery(),
                        c.metadata(),
                        c.personal());
        var events = new ArrayList<OrderEvent>();
        events.add(placed);
        var notes = c.notes().stream().map(OrderDecider::noted).toList();
        var begun = Evolution.begin(c.orderId(), placed);
        events.addAll(new Settlement(flow, begun, null).record(notes).settle());
        return new Accepted(events);
    }

    private static Decision noted(Workflow flow, Placed order, OrderEvent event) {
        return settled(flow, order, null, List.of(event));
    }

    private static Decision note(AddNote c) {
        if (c.visibility() == Visibility.INTERNAL && !INSIDERS.contains(c.by().role())) {
            return new Rejected(new Rejection.InternalNotesNotAllowed(c.by().role()));
        }
        return new Accepted(List.of(noted(c)));
    }

    private static OrderEvent noted(AddNote c) {
        return new NoteAdded(c.by(), c.noteId(), c.visibility(), c.text());
    }

    private static Decision payment(Workflow flow, Placed order, NotePayment c) {
        var noted =
                new PaymentNoted(
                        c.by(),
                        c.factId(),
                        c.paymentId(),
                        c.fact(),
                        c.amount(),
                        c.captured(),
                        c.detail(),
                        c.happened());
        return settled(flow, order, c.factId(), List.of(noted));
    }

    private static Decision parcel(Workflow flow, Placed order, NoteParcel c) {
        var noted =
                new ParcelNoted(
                        c.by(),
                        c.factId(),
                        c.parcelId(),
                        c.trackingNumber(),
                        c.state(),
                        c.happened());
        return settled(flow, order, c.factId(), List.of(noted));
    }

    private static Decision estimate(Placed order, NoteEstimate c) {
        return c.date().equals(order.estimate())
                ? new Accepted(List.of())
                : new Accepted(List.of(new DeliveryEstimated(c.by(), c.date())));
    }

    static Decision settled(
            Workflow flow,
            Placed order,
            @org.jspecify.annotations.Nullable String factId,
            List<OrderEvent> decided) {
        return new Accepted(new Settlement(flow, order, factId).record(decided).settle());
    }
}
