package dev.ordertrail.payment.translate;

import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.PaymentEvent;
import java.time.Instant;
import java.util.List;

/// What a provider's message means to us.
public sealed interface Translation {

    /// Something happened to a payment.
    ///
    /// @param about which payment, and by which names its order may be known
    /// @param at when it happened at the provider, never after it was received
    /// @param said what happened
    record Happened(About about, Instant at, Said said) implements Translation {}

    /// A message that says nothing about the payment of an order. It is kept and ignored.
    record NotOurs(String why) implements Translation {}

    /// A message about a payment that cannot be understood. It is kept for a human.
    record Unreadable(String why) implements Translation {}

    /// Which payment is meant.
    ///
    /// @param paymentId the payment's name, from the payload alone: the provider's longest-living
    ///   object that it names (the intent, else the session or charge)
    /// @param objects every object of the payment that the payload names
    /// @param orderNames what the merchant wrote to find the order again: its id, number or
    ///   reference
    record About(String paymentId, List<ProviderObject> objects, List<String> orderNames) {
        public About {
            objects = List.copyOf(objects);
            orderNames = List.copyOf(orderNames);
        }
    }

    /// What happened to it.
    sealed interface Said {}

    /// A fact that is complete as it stands.
    record Told(PaymentEvent fact) implements Said {}

    /// Money was captured; whether it is what the order asks is not the provider's to say.
    ///
    /// @param amount captured so far
    /// @param evidence the provider's object that says so
    record Paid(Money amount, String evidence) implements Said {}

    /// An escrow holds money for good; whether it is what the order asks is not the escrow's to
    /// say.
    ///
    /// @param amount locked so far
    /// @param transaction what locked it
    record Locked(Money amount, String transaction) implements Said {}
}
