package dev.ordertrail.order.bulk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Sizes and times of imports.
@ConfigMapping(prefix = "ordertrail.import")
interface ImportConfig {
    /// Rows worked off in one transaction.
    @WithDefault("500")
    int batchRows();

    /// Bytes of an upload kept in one piece.
    @WithDefault("262144")
    int chunkBytes();

    /// How long the worker sleeps when nobody wakes it, and when the database is away.
    @WithDefault("PT2S")
    Duration poll();

    /// How long an ended import and its report are kept.
    @WithDefault("P90D")
    Duration keep();

    /// How long an upload may stay incomplete.
    @WithDefault("P7D")
    Duration unfinished();
}
