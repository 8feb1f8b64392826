package dev.ordertrail.tracking.intake;

import dev.ordertrail.kit.intake.StoredOffsets;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/// Every channel goes on where the database says.
@Singleton
@Identifier("tracking")
final class TrackingOffsets extends StoredOffsets {
    @Inject
    TrackingOffsets(DataSource dataSource) {
        super(dataSource, Intakes.GROUP);
    }
}
