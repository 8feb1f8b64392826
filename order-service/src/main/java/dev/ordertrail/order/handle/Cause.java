package dev.ordertrail.order.handle;

import org.jspecify.annotations.Nullable;

/// What set a command off.
///
/// @param correlationId one id for everything a first cause set off
/// @param causationId the command or the event that is the direct cause
/// @param traceparent W3C trace context, where there is one
public record Cause(String correlationId, String causationId, @Nullable String traceparent) {}
