package dev.ordertrail.notification.intake;

import dev.ordertrail.contracts.Event;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.notification.compose.Notice;

/// A notice with the event that gave rise to it.
///
/// @param history the event is history: nobody is told
record Wish(Recorded<? extends Event> cause, Notice notice, boolean history) {}
