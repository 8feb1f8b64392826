package dev.ordertrail.kit.stream;

import dev.ordertrail.contracts.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that happened, as the service that learned it tells it.
///
/// @param eventId `ce_id`: derived from the cause, or random
/// @param happened when it happened, by the provider's word
/// @param correlationId one id for everything that a first cause set off
/// @param causationId the command, event or message that caused this
public record Fact(
        String eventId,
        Instant happened,
        Event event,
        @Nullable String correlationId,
        @Nullable String causationId) {}
