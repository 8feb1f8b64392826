package dev.ordertrail.notification;

import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.Envelope;
import dev.ordertrail.contracts.Event;
import dev.ordertrail.contracts.EventTypes;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.OrderEvent.Cause;
import dev.ordertrail.contracts.OrderEvent.Delivery;
import dev.ordertrail.contracts.OrderEvent.Item;
import dev.ordertrail.contracts.OrderEvent.OrderPlaced;
import dev.ordertrail.contracts.OrderEvent.Origin;
import dev.ordertrail.contracts.OrderEvent.PaymentClaim;
import dev.ordertrail.contracts.OrderEvent.PaymentTerms;
import dev.ordertrail.contracts.OrderEvent.Seller;
import dev.ordertrail.contracts.OrderEvent.StatusChanged;
import dev.ordertrail.contracts.PaymentEvent.CheckoutStarted;
import dev.ordertrail.contracts.PaymentEvent.PaymentConfirmed;
import dev.ordertrail.contracts.PaymentEvent.Verdict;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.contracts.Sealed;
import dev.ordertrail.contracts.WorkflowDefinition;
import dev.ordertrail.contracts.WorkflowDefinition.Phase;
import dev.ordertrail.contracts.WorkflowDefinition.Start;
import dev.ordertrail.contracts.WorkflowDefinition.Status;
import dev.ordertrail.contracts.WorkflowDefinition.Tell;
import dev.ordertrail.contracts.WorkflowRef;
import dev.ordertrail.contracts.WorkflowTimer;
import dev.ordertrail.contracts.WorkflowTimer.Act;
import dev.ordertrail.notification.compose.CardFold;
import dev.ordertrail.notification.compose.OrderCard;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The order that tests talk about.
public final class Samples {
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    public static final WorkflowRef FLOW = new WorkflowRef("marketplace", 1);
    public static final String NUMBER = "ORD-2026-000123";

    private Samples() {}

    public static Money usd(String amount) {
        return new Money(new BigDecimal(amount), Asset.iso("USD"));
    }

    public static OrderPlaced placed(String status) {
        return placed(status, "Lamp", null);
    }

    public static OrderPlaced placed(String status, String product, @Nullable Sealed personal) {
        return placed(FLOW, status, product, personal);
    }

    public static OrderPlaced placed(
            WorkflowRef flow, String status, String product, @Nullable Sealed personal) {
        return new OrderPlaced(
                By.system("api"),
                flow,
                status,
                NUMBER,
                null,
                "buyer-1",
                new Seller("seller-1", "Sam", "Sam's Lamps"),
                List.of(new Item("i1", "l1", product, null, 2, usd("100"), usd("200"), null)),
                usd("200"),
                new PaymentTerms("stripe", PaymentClaim.NONE, null, null, null, null, null, null),
                new Delivery(null, null, null, null),
                new Origin(null, null, null, null),
                null,
                Map.of(),
                personal);
    }

    /// The same order under another number.
    public static OrderPlaced numbered(String number, OrderPlaced p) {
        return new OrderPlaced(
                p.by(),
                p.workflow(),
                p.status(),
                number,
                p.reference(),
                p.buyer(),
                p.seller(),
                p.items(),
                p.total(),
                p.payment(),
                p.delivery(),
                p.origin(),
                p.estimatedDelivery(),
                p.metadata(),
                p.personal());
    }

    public static StatusChanged moved(String from, String to, Cause cause) {
        return new StatusChanged(
                By.system("api"), from, to, cause, cause == Cause.FACT ? "fact-1" : null, null);
    }

    public static CheckoutStarted checkout() {
        return new CheckoutStarted("pi_1", "stripe", "cs_test_1", usd("200"), NOON);
    }

    public static PaymentConfirmed paid(Verdict verdict) {
        return new PaymentConfirmed("pi_1", "stripe", usd("200"), usd("200"), verdict, "pi_1");
    }

    public static OrderCard card(OrderPlaced placed) {
        return CardFold.apply(OrderCard.unknown("order-1", "main"), placed);
    }

    public static <E extends Event> Recorded<E> recorded(String orderId, long version, E event) {
        var id = UUID.randomUUID().toString();
        var type = EventTypes.nameOf(event);
        return new Recorded<>(
                new Envelope(
                        id, type, "/test", orderId, NOON, NOON, "main", version, "corr", null,
                        null),
                event);
    }

    /// The marketplace, as far as telling goes.
    public static WorkflowDefinition marketplace() {
        return new WorkflowDefinition(
                FLOW.id(),
                FLOW.version(),
                "Marketplace",
                "ORD-{year}-{seq:6}",
                List.of(
                        status("payment_pending", "Payment pending", Phase.AWAITING_PAYMENT),
                        status("payment_confirmed", "Payment confirmed", Phase.PAID),
                        status("order_confirmed", "Order confirmed", Phase.IN_PROGRESS),
                        status("shipped", "Shipped", Phase.SHIPPING),
                        status("completed", "Completed", Phase.DONE),
                        status("disputed", "Disputed", Phase.PROBLEM),
                        status("cancelled", "Cancelled", Phase.CANCELLED),
                        status("refunded", "Refunded", Phase.REFUNDED),
                        status("failed", "Failed", Phase.FAILED)),
                new Start("payment_pending", Map.of("default", "payment_confirmed")),
                List.of(),
                List.of(),
                List.of(
                        new Tell("placed", List.of("buyer"), "order_created"),
                        new Tell("placed", List.of("seller", "staff"), "new_order"),
                        new Tell(
                                "payment_confirmed",
                                List.of("buyer", "seller", "staff"),
                                "payment_confirmed"),
                        new Tell("order_confirmed", List.of("buyer"), "order_confirmed"),
                        new Tell("shipped", List.of("buyer", "staff"), "shipped"),
                        new Tell(
                                "completed",
                                List.of("buyer", "seller", "staff"),
                                "order_completed"),
                        new Tell("disputed", List.of("buyer", "seller", "staff"), "order_disputed"),
                        new Tell("refunded", List.of("buyer", "seller", "staff"), "order_refunded"),
                        new Tell("checkout_started", List.of("buyer"), "checkout_started")),
                List.of(
                        timer("not_sent", Act.REMIND, List.of("seller"), "seller_reminder"),
                        timer("still_not_sent", Act.ALERT, List.of("staff", "seller"), null),
                        timer("unpaid", Act.MOVE, List.of(), null)),
                List.of(),
                Map.of());
    }

    private static WorkflowTimer timer(
            String id, Act act, List<String> tell, @Nullable String template) {
        return new WorkflowTimer(
                id, List.of("order_confirmed"), Duration.ofDays(5), act, null, tell, template);
    }

    private static Status status(String id, String label, Phase phase) {
        return new Status(id, label, "📦", "#6B46C1", 50, phase, label + " it is");
    }
}
