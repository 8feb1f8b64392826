package dev.ordertrail.tracking;

import dev.ordertrail.contracts.WorkflowDefinition;
import dev.ordertrail.contracts.WorkflowDefinition.Level;
import dev.ordertrail.contracts.WorkflowDefinition.Phase;
import dev.ordertrail.contracts.WorkflowDefinition.Start;
import dev.ordertrail.contracts.WorkflowDefinition.Status;
import dev.ordertrail.contracts.WorkflowDefinition.Transition;
import dev.ordertrail.contracts.WorkflowDefinition.Trigger;
import java.util.List;
import java.util.Map;

/// The marketplace workflow, as far as reading needs it.
public final class Flows {
    private static final List<String> SELLERS = List.of("seller", "staff", "admin");
    private static final List<String> ALL =
            List.of("buyer", "seller", "storefront", "staff", "admin");
    private static final List<String> BEFORE_PAID = List.of("payment_pending", "failed");

    private Flows() {}

    public static final WorkflowDefinition MARKETPLACE =
            new WorkflowDefinition(
                    "marketplace",
                    1,
                    "Marketplace",
                    "ORD-{year}-{seq:6}",
                    List.of(
                            status(
                                    "payment_pending",
                                    "Payment pending",
                                    "⏳",
                                    "#B7791F",
                                    5,
                                    Phase.AWAITING_PAYMENT,
                                    "Waiting for payment"),
                            status(
                                    "payment_confirmed",
                                    "Payment confirmed",
                                    "💳",
                                    "#2F855A",
                                    15,
                                    Phase.PAID,
                                    "Payment confirmed"),
                            status(
                                    "escrow_locked",
                                    "Secured in escrow",
                                    "🔒",
                                    "#2F855A",
                                    15,
                                    Phase.PAID,
                                    "Payment secured in escrow"),
                            status(
                                    "order_confirmed",
                                    "Order confirmed",
                                    "👍",
                                    "#2B6CB0",
                                    25,
                                    Phase.IN_PROGRESS,
                                    "Order confirmed by seller"),
                            status(
                                    "processing",
                                    "Processing",
                                    "🛠️",
                                    "#2B6CB0",
                                    40,
                                    Phase.IN_PROGRESS,
                                    "Order is being prepared"),
                            status(
                                    "ready_to_ship",
                                    "Ready to ship",
                                    "📦",
                                    "#2B6CB0",
                                    50,
                                    Phase.IN_PROGRESS,
                                    "Order is packed and ready to ship"),
                            status(
                                    "shipped",
                                    "Shipped",
                                    "🚚",
                                    "#6B46C1",
                                    60,
                                    Phase.SHIPPING,
                                    "Package shipped"),
                            status(
                                    "in_transit",
                                    "In transit",
                                    "🛣️",
                                    "#6B46C1",
                                    75,
                                    Phase.SHIPPING,
                                    "Package is on its way"),
                            status(
                                    "out_for_delivery",
                                    "Out for delivery",
                                    "🏘️",
                                    "#6B46C1",
                                    90,
                                    Phase.SHIPPING,
                                    "Package is out for delivery"),
                            status(
                                    "delivered",
                                    "Delivered",
                                    "📬",
                                    "#2F855A",
                                    95,
                                    Phase.DELIVERED,
                                    "Package delivered"),
                            status(
                                    "completed",
                                    "Completed",
                                    "✅",
                                    "#276749",
                                    100,
                                    Phase.DONE,
                                    "Order completed"),
                            status(
                                    "disputed",
                                    "Disputed",
                                    "⚖️",
                                    "#C05621",
                                    0,
                                    Phase.PROBLEM,
                                    "The order is disputed"),
                            status(
                                    "cancelled",
                                    "Cancelled",
                                    "🚫",
                                    "#718096",
                                    0,
                                    Phase.CANCELLED,
                                    "Order cancelled"),
                            status(
                                    "refunded",
                                    "Refunded",
                                    "💸",
                                    "#718096",
                                    0,
                                    Phase.REFUNDED,
                                    "Order refunded"),
                            status(
                                    "failed",
                                    "Failed",
                                    "❌",
                                    "#C53030",
                                    0,
                                    Phase.FAILED,
                                    "Payment failed")),
                    new Start(
                            "payment_pending",
                            Map.of("escrow", "escrow_locked", "default", "payment_confirmed")),
                    List.of(
                            move("payment_pending", "cancelled", ALL),
                            move("payment_confirmed", "order_confirmed", SELLERS),
                            move("payment_confirmed", "cancelled", ALL),
                            move("escrow_locked", "order_confirmed", SELLERS),
                            move("order_confirmed", "processing", SELLERS),
                            move("processing", "ready_to_ship", SELLERS),
                            move("ready_to_ship", "shipped", SELLERS),
                            move("delivered", "completed", List.of("buyer", "staff")),
                            move("delivered", "disputed", List.of("buyer", "staff"))),
                    List.of(
                            new Trigger(Level.LOCKED_IN_ESCROW, BEFORE_PAID, "escrow_locked"),
                            new Trigger(Level.PAID, BEFORE_PAID, "payment_confirmed"),
                            new Trigger(Level.PAYMENT_ENDED, List.of("payment_pending"), "failed"),
                            new Trigger(Level.FULLY_REFUNDED, List.of("delivered"), "refunded"),
                            new Trigger(Level.PAYMENT_DISPUTED, List.of("delivered"), "disputed"),
                            new Trigger(Level.DISPUTE_SETTLED, List.of("disputed"), Trigger.BACK),
                            new Trigger(Level.ESCROW_RELEASED, List.of("delivered"), "completed"),
                            new Trigger(Level.ALL_DELIVERED, List.of("in_transit"), "delivered"),
                            new Trigger(
                                    Level.ALL_OUT_FOR_DELIVERY,
                                    List.of("in_transit"),
                                    "out_for_delivery"),
                            new Trigger(Level.ALL_IN_TRANSIT, List.of("shipped"), "in_transit"),
                            new Trigger(Level.ALL_PICKED_UP, List.of("ready_to_ship"), "shipped")),
                    List.of(),
                    List.of(),
                    List.of(),
                    Map.of());

    /// The same under another name.
    public static WorkflowDefinition marketplaceAs(String id) {
        return new WorkflowDefinition(
                id,
                MARKETPLACE.version(),
                MARKETPLACE.name(),
                MARKETPLACE.numberFormat(),
                MARKETPLACE.statuses(),
                MARKETPLACE.start(),
                MARKETPLACE.transitions(),
                MARKETPLACE.triggers(),
                MARKETPLACE.tells(),
                MARKETPLACE.timers(),
                MARKETPLACE.grants(),
                MARKETPLACE.ways());
    }

    private static Status status(
            String id,
            String label,
            String emoji,
            String colour,
            int progress,
            Phase phase,
            String says) {
        return new Status(id, label, emoji, colour, progress, phase, says);
    }

    private static Transition move(String from, String to, List<String> by) {
        return new Transition(from, to, by, null);
    }
}
