package dev.ordertrail.bench.load;

import org.HdrHistogram.Histogram;

/// What a stretch of load came to.
///
/// @param perSecond successes a second
/// @param failures answers that were not what was asked for
/// @param latency in microseconds
public record Figures(double perSecond, long failures, Histogram latency) {

    /// A percentile in milliseconds.
    public double millis(double percentile) {
        return latency.getValueAtPercentile(percentile) / 1000.0;
    }

    /// The longest in milliseconds.
    public double maxMillis() {
        return latency.getMaxValue() / 1000.0;
    }

    /// Both stretches taken together: rates averaged, latencies joined.
    public Figures and(Figures other) {
        var joined = latency.copy();
        joined.add(other.latency);
        return new Figures((perSecond + other.perSecond) / 2, failures + other.failures, joined);
    }

    /// An empty histogram for up to a minute.
    public static Histogram histogram() {
        return new Histogram(60_000_000L, 3);
    }
}
