package dev.ordertrail.kit.intake;

import dev.ordertrail.contracts.Event;
import dev.ordertrail.contracts.Recorded;

/// A record and whether it was on the topic before this group first started.
public record Seen(Recorded<? extends Event> recorded, boolean history) {}
