package dev.ordertrail.order.domain;

import dev.ordertrail.contracts.OrderEvent;
import java.util.List;

/// What came of a command: events to append (none when it had been done before), or a refusal.
public sealed interface Decision {

    record Accepted(List<OrderEvent> events) implements Decision {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    record Rejected(Rejection reason) implements Decision {}
}
