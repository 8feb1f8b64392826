package dev.ordertrail.order.handle;

import dev.ordertrail.contracts.Envelope;
import dev.ordertrail.order.domain.OrderCommand;

/// Something that happened outside, as the decider takes it.
///
/// @param envelope of the record that told it
public record Fact(Envelope envelope, OrderCommand command) {

    String orderId() {
        return envelope.subject();
    }
}
