package dev.ordertrail.orderctl.demo;

import dev.ordertrail.orderctl.settings.Settings;
import java.time.Duration;
import java.util.function.Consumer;

/// What a day is played in.
///
/// @param patience how long a step may take to become visible
/// @param pause how long to rest after each step
/// @param say hears a line for each step
public record Surroundings(
        Settings settings, Duration patience, Duration pause, Consumer<String> say) {}
