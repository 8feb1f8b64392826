package dev.ordertrail.tracking.http;

/// Pictures for what is no status of a workflow.
final class Icons {
    private Icons() {}

    static String of(String name, String tone) {
        return switch (name) {
            case "delivered", "parcel_delivered" -> "📬";
            case "parcel_registered", "parcel_announced", "label_created", "registered" -> "🏷️";
            case "picked_up", "parcel_picked_up", "in_transit", "parcel_in_transit" -> "🚚";
            case "out_for_delivery", "parcel_out_for_delivery" -> "🛵";
            case "ready_for_pickup" -> "🏪";
            case "returning", "returned" -> "↩️";
            case "lost" -> "🔍";
            case "damaged" -> "💥";
            case "delayed", "on_hold" -> "⏸️";
            case "checkout_started" -> "🛒";
            case "refund_pending", "refunded", "partly_refunded" -> "💸";
            case "keys_ready",
                    "keys_owed",
                    "keys_revealed",
                    "keys_restored",
                    "keys_suspended",
                    "keys_revoked" ->
                    "🔑";
            case "change_proposed", "order_changed", "change_declined" -> "✏️";
            case "staff_assigned", "staff_unassigned" -> "🧑‍🔧";
            case "server_ready", "handed_over" -> "🎁";
            case "reminder_sent", "overdue", "time_ran_out", "timer_ran_out" -> "⏰";
            case "review_open", "role_earned", "benefit_earned", "review_written" -> "⭐";
            case "dispute_resolved" -> "🤝";
            default -> tone.equals("bad") || tone.equals("attention") ? "⚠️" : "•";
        };
    }
}
