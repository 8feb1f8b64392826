package dev.ordertrail.payment.domain;

import dev.ordertrail.contracts.Event;
import java.time.Instant;

/// Something that was told about an order.
///
/// @param topic who told it
/// @param version its number in that topic's history of the order
/// @param happened when it happened, by the word of whoever told it
/// @param learned when it was learned
public record CaseEvent(
        String topic, long version, Event event, Instant happened, Instant learned) {}
