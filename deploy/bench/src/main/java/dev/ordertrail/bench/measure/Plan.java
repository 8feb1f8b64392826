package dev.ordertrail.bench.measure;

import java.time.Duration;

/// How long things take, and how much of them there is.
///
/// @param warmUp load before anything is counted
/// @param perCase how long each side of a case is measured in all
/// @param rounds in how many stretches the two sides alternate
/// @param events how many events are replayed
/// @param backlog how many outbox rows are drained
public record Plan(Duration warmUp, Duration perCase, int rounds, int events, int backlog) {

    /// One stretch of one side.
    Duration stretch() {
        return perCase.dividedBy(rounds);
    }
}
