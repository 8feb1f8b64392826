package dev.ordertrail.systemtest.wire;

import dev.ordertrail.systemtest.callback.Story;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/// Stories of which no two in the world have the same names.
public final class Stories {
    private Stories() {}

    /// One whose callbacks tell of the last hour.
    public static Story fresh() {
        return begun(Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS));
    }

    /// One that began then.
    public static Story begun(Instant at) {
        var chance = Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), 36);
        return new Story(chance.toUpperCase(Locale.ROOT), at, 20_000);
    }
}
