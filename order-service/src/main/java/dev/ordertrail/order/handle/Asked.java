package dev.ordertrail.order.handle;

import dev.ordertrail.kit.access.Caller;
import java.time.Instant;

/// Who asks, when, and what set it off.
public record Asked(Caller caller, Cause cause, Instant now) {}
