package dev.ordertrail.providers.deliver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// How long the providers wait before they tell again.
public final class Pauses {
    private static final List<Integer> STRIPE_MINUTES =
            List.of(5, 30, 120, 300, 600, 840, 1_200, 1_440);
    private static final int PAYPAL_ATTEMPTS = 25;
    private static final int PAYPAL_LONGEST_MINUTES = 222;

    private Pauses() {}

    /// Stripe: up to three days, ever longer.
    ///
    /// @param quicker by how much: 60 makes an hour of theirs a minute of ours
    public static List<Duration> stripe(int quicker) {
        return scaled(STRIPE_MINUTES.stream(), quicker);
    }

    /// PayPal: 25 attempts within three days.
    ///
    /// @param quicker by how much
    public static List<Duration> payPal(int quicker) {
        var minutes = new ArrayList<Integer>();
        for (var pause = 5; minutes.size() < PAYPAL_ATTEMPTS - 1; pause *= 2) {
            minutes.add(Math.min(pause, PAYPAL_LONGEST_MINUTES));
            pause = Math.min(pause, PAYPAL_LONGEST_MINUTES);
        }
        return scaled(minutes.stream(), quicker);
    }

    private static List<Duration> scaled(Stream<Integer> minutes, int quicker) {
        return minutes.map(Duration::ofMinutes).map(pause -> pause.dividedBy(quicker)).toList();
    }
}
