package dev.ordertrail.order.intake;

import dev.ordertrail.contracts.PaymentEvent;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.contracts.ShippingEvent;
import dev.ordertrail.order.domain.OrderCommand;
import dev.ordertrail.order.handle.Fact;
import java.util.Optional;

/// Lets a test outside this package hand facts to the decider exactly as the intake does.
public final class FactsOfTheLog {
    private FactsOfTheLog() {}

    public static Optional<OrderCommand> ofPayment(Recorded<PaymentEvent> in) {
        return PaymentFacts.of(in).map(Fact::command);
    }

    public static OrderCommand ofParcel(Recorded<ShippingEvent> in) {
        return ShippingFacts.of(in).command();
    }
}
