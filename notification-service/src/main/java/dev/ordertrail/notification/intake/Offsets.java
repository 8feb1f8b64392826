package dev.ordertrail.notification.intake;

import dev.ordertrail.kit.intake.StoredOffsets;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/// Where each channel goes on: at the place that the last transaction has stored.
@Singleton
@Identifier("notification")
final class Offsets extends StoredOffsets {
    Offsets(DataSource dataSource) {
        super(dataSource, EventsIntake.GROUP);
    }
}
