package dev.ordertrail.kit.app;

import dev.ordertrail.kit.intake.StoredOffsets;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

@Singleton
@Identifier("shipping-events")
final class ShippingOffsets extends StoredOffsets {
    @Inject
    ShippingOffsets(DataSource dataSource) {
        super(dataSource, ShippingIntake.GROUP);
    }
}
