package dev.ordertrail.tracking.readmodel;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far a rebuild is.
///
/// @param read records read so far
/// @param total records there are to read; grows while the system works
/// @param parked orders with a record that cannot be read
/// @param error why it failed, in a word
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RebuildProgress(
        State state,
        long read,
        long total,
        long perSecond,
        @Nullable Long etaSeconds,
        long parked,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String error) {

    /// Nothing was ever rebuilt.
    public static final RebuildProgress IDLE =
            new RebuildProgress(State.IDLE, 0, 0, 0, null, 0, null, null, null);

    /// What it is doing.
    public enum State {
        IDLE,
        READING,
        SWAPPING,
        DONE,
        FAILED
    }

    /// A rebuild that began then and has read this much by now.
    public static RebuildProgress reading(
            State state, Instant started, Instant now, Counts counts) {
        var seconds = Math.max(1, Duration.between(started, now).toMillis()) / 1000.0;
        var rate = Math.round(counts.read() / seconds);
        var left = Math.max(0, counts.total() - counts.read());
        var over = state == State.DONE || state == State.FAILED;
        return new RebuildProgress(
                state,
                counts.read(),
                Math.max(counts.total(), counts.read()),
                rate,
                over || rate == 0 ? null : left / rate,
                counts.parked(),
                started,
                over ? now : null,
                null);
    }

    /// What was counted.
    public record Counts(long read, long total, long parked) {
        /// Nothing yet.
        public static final Counts NONE = new Counts(0, 0, 0);

        public Counts plus(Counts other) {
            return new Counts(read + other.read, total + other.total, parked + other.parked);
        }
    }

    /// The same, failed.
    public RebuildProgress failed(String why, Instant now) {
        return new RebuildProgress(
                State.FAILED, read, total, perSecond, null, parked, startedAt, now, why);
    }
}
