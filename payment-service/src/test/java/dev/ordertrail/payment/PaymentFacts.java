package dev.ordertrail.payment;

import dev.ordertrail.contracts.PaymentEvent;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.contracts.Topics;
import dev.ordertrail.embedded.TopicSoFar;
import java.util.List;

/// What is on payment-events.
public final class PaymentFacts {
    private PaymentFacts() {}

    /// Everything that was told about an order so far, in order.
    public static List<Recorded<PaymentEvent>> of(String orderId) {
        return TopicSoFar.of(Topics.PAYMENT_EVENTS).events(PaymentEvent.class, orderId);
    }

    /// Everything that was told so far, each order's in order.
    public static List<Recorded<PaymentEvent>> all() {
        return TopicSoFar.of(Topics.PAYMENT_EVENTS).events(PaymentEvent.class);
    }
}
