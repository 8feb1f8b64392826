package dev.ordertrail.systemtest.arrival;

import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.Event;
import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.OrderEvent.OrderPlaced;
import dev.ordertrail.contracts.OrderEvent.ShipmentAnnounced;
import dev.ordertrail.contracts.ParcelIds;
import dev.ordertrail.contracts.PaymentEvent;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.contracts.ShippingEvent;
import dev.ordertrail.order.domain.OrderCommand;
import dev.ordertrail.order.domain.OrderCommand.MoveOrder;
import dev.ordertrail.order.domain.OrderCommand.Shipment;
import dev.ordertrail.order.intake.FactsOfTheLog;
import dev.ordertrail.systemtest.callback.Callback;
import dev.ordertrail.systemtest.callback.Story;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/// One order's life in the whole system, without anything between its parts: what one says, the
/// others hear at once.
final class Life {
    private static final By SELLER = new By("seller456", "seller", "web", null);
    private static final By BUYER = new By("buyer123", "buyer", "web", null);

    private final Story story;
    private final Queue<Runnable> post = new ArrayDeque<>();
    private final Log<OrderEvent> orders = new Log<>(post);
    private final Log<PaymentEvent> payments = new Log<>(post);
    private final Log<ShippingEvent> parcels = new Log<>(post);
    private final OrderDesk orderDesk = new OrderDesk(orders);
    private final PaymentDesk paymentDesk = new PaymentDesk(payments);
    private final ShippingDesk shippingDesk = new ShippingDesk(parcels);
    private final Tracking tracking = new Tracking();
    private final Deque<Step> steps;
    private final boolean labelFirst;

    /// @param labelFirst the parcel is registered as soon as the order is placed, and its first
    ///   scan says that it was shipped; otherwise the seller does, and names the parcel
    Life(Story story, boolean labelFirst) {
        this.story = story;
        this.labelFirst = labelFirst;
        this.steps = new ArrayDeque<>(steps(story, labelFirst));
        orders.tell(tracking::fold);
        orders.tell(this::heard);
        payments.tell(in -> FactsOfTheLog.ofPayment(in).ifPresent(c -> decideFact(in, c)));
        parcels.tell(in -> decideFact(in, FactsOfTheLog.ofParcel(in)));
        payments.tell(tracking::fold);
        parcels.tell(tracking::fold);
    }

    /// What a person asks for, and when they say it is so.
    private record Step(MoveOrder move, Duration after) {}

    private static List<Step> steps(Story story, boolean labelFirst) {
        var steps = new ArrayList<Step>();
        steps.add(new Step(move(SELLER, "order_confirmed"), Duration.ofSeconds(140)));
        steps.add(new Step(move(SELLER, "processing"), Duration.ofSeconds(150)));
        steps.add(new Step(move(SELLER, "ready_to_ship"), Duration.ofSeconds(160)));
        if (!labelFirst) {
            var number = ParcelIds.trackingNumber(story.trackingNumber());
            var parcel = new Shipment(ParcelIds.of(Log.ORDER_ID, number), "ups", number);
            steps.add(
                    new Step(
                            new MoveOrder(SELLER, "shipped", null, parcel, null),
                            Duration.ofSeconds(170)));
        }
        steps.add(new Step(move(BUYER, "completed"), Duration.ofHours(1)));
        return steps;
    }

    private static MoveOrder move(By by, String to) {
        return new MoveOrder(by, to, null, null, null);
    }

    void place() {
        if (orderDesk.isPlaced()) {
            return; // the same key: the same answer
        }
        orderDesk.decide(OrderDesk.placing(story), story.begins());
        if (labelFirst) {
            shippingDesk.follow(null, story.trackingNumber(), story.after(Duration.ofSeconds(1)));
        }
        deliver();
    }

    void callback(Callback callback) {
        switch (callback.provider()) {
            case STRIPE -> paymentDesk.take(callback);
            case EASYPOST -> shippingDesk.take(callback);
        }
        deliver();
    }

    /// The seller and the buyer try what they have not been allowed so far.
    void persons() {
        while (!steps.isEmpty()) {
            var step = steps.getFirst();
            if (!orderDesk.decide(step.move(), story.after(step.after()))) {
                return;
            }
            steps.removeFirst();
            deliver();
        }
    }

    /// Everybody hears everything, and what follows from it.
    private void deliver() {
        for (var next = post.poll(); next != null; next = post.poll()) {
            next.run();
        }
    }

    private void heard(Recorded<OrderEvent> in) {
        if (in.event() instanceof OrderPlaced placed) {
            paymentDesk.expect(placed);
        } else if (in.event() instanceof ShipmentAnnounced a) {
            shippingDesk.follow(a.carrier(), a.trackingNumber(), in.envelope().time());
        }
    }

    private void decideFact(Recorded<? extends Event> in, OrderCommand fact) {
        if (!orderDesk.decide(fact, in.envelope().time())) {
            throw new AssertionError("a fact was refused: " + fact);
        }
    }

    /// Where it ended.
    End end() {
        var order = orderDesk.order();
        return new End(
                order.status(),
                order.payments(),
                order.parcels(),
                order.open(),
                paymentDesk.payment(),
                tracking.seen());
    }

    /// How much was written.
    int records() {
        return orders.records().size() + payments.records().size() + parcels.records().size();
    }

    /// The documents as they grew, and as they come out when the topics are read one after the
    /// other, the last one first.
    boolean rebuildsAlike() {
        var rebuilt = new Tracking();
        parcels.records().forEach(rebuilt::fold);
        payments.records().forEach(rebuilt::fold);
        orders.records().forEach(rebuilt::fold);
        return rebuilt.documents().equals(tracking.documents());
    }

    /// Where an order ended, for the one who decides and for those who look.
    ///
    /// @param payments the payment axis of the decider
    /// @param parcels its parcel axis
    /// @param open ids of open anomalies
    /// @param payment as payment-service knows it
    record End(
            String status,
            Object payments,
            Object parcels,
            Set<String> open,
            Object payment,
            Tracking.Seen seen) {}
}
