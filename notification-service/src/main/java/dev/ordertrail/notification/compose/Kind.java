package dev.ordertrail.notification.compose;

import dev.ordertrail.contracts.WorkflowDefinition.Phase;
import dev.ordertrail.contracts.WorkflowDefinition.Status;
import java.util.Set;

/// The names under which events are told, subscribed to and switched off.
public final class Kind {
    public static final String CHECKOUT_STARTED = "checkout.started";
    public static final String ORDER_PLACED = "order.placed";
    public static final String ORDER_PENDING = "order.pending";
    public static final String PAYMENT_COMPLETED = "payment.completed";
    public static final String ORDER_COMPLETED = "order.completed";
    public static final String PAYMENT_FAILED = "payment.failed";
    public static final String ORDER_REFUNDED = "order.refunded";
    public static final String ORDER_DISPUTED = "order.disputed";

    static final String DISPUTED = "disputed";

    private static final Set<String> CLASSIC =
            Set.of(
                    CHECKOUT_STARTED,
                    ORDER_PENDING,
                    PAYMENT_COMPLETED,
                    ORDER_COMPLETED,
                    PAYMENT_FAILED,
                    ORDER_REFUNDED,
                    ORDER_DISPUTED);

    private Kind() {}

    /// One of the seven that staff always hear.
    static boolean isClassic(String kind) {
        return CLASSIC.contains(kind);
    }

    /// What entering a status is called: the seven classic names where they fit, else the status
    /// itself.
    static String ofEntering(Status status) {
        if (status.id().equals(DISPUTED)) {
            return ORDER_DISPUTED;
        }
        return switch (status.phase()) {
            case AWAITING_PAYMENT -> ORDER_PENDING;
            case PAID -> PAYMENT_COMPLETED;
            case DONE -> ORDER_COMPLETED;
            case REFUNDED -> ORDER_REFUNDED;
            case FAILED -> PAYMENT_FAILED;
            case IN_PROGRESS, SHIPPING, DELIVERED, PROBLEM, CANCELLED -> "order." + status.id();
        };
    }

    /// Entering this status only repeats what the payment's own event has told.
    static boolean followsFromPayment(Status status) {
        return status.id().equals(DISPUTED)
                || status.phase() == Phase.PAID
                || status.phase() == Phase.REFUNDED
                || status.phase() == Phase.FAILED;
    }
}
