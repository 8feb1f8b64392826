package dev.ordertrail.tracking.readmodel;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How many answers are kept ready, and how long.
@ConfigMapping(prefix = "ordertrail.tracking.answers")
public interface AnswersConfig {

    /// Bytes of all of them; the least used go first.
    @WithDefault("33554432")
    long mostBytes();

    /// Personal data is open in them: no longer than `ordertrail.kit.person-keys.cached-for`.
    @WithDefault("${ordertrail.kit.person-keys.cached-for:PT5M}")
    Duration keptFor();
}
