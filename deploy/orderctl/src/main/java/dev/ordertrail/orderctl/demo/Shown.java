package dev.ordertrail.orderctl.demo;

import org.jspecify.annotations.Nullable;

/// What tracking has to show of an order.
///
/// @param payment where its money stands: `confirmed`, `disputed`; null where that does not matter
record Shown(String status, @Nullable String payment) {
    static Shown as(String status) {
        return new Shown(status, null);
    }

    boolean isMet(Order order) {
        return order.status().equals(status)
                && (payment == null || payment.equals(order.payment()));
    }

    @Override
    public String toString() {
        return payment == null ? status : status + ", payment " + payment;
    }
}
