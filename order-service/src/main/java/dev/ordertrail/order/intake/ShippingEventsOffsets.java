package dev.ordertrail.order.intake;

import dev.ordertrail.kit.intake.StoredOffsets;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/// Where `shipping-events` goes on: the offset beside what it changed.
@Singleton
@Identifier("shipping-events")
final class ShippingEventsOffsets extends StoredOffsets {
    @Inject
    ShippingEventsOffsets(DataSource dataSource) {
        super(dataSource, FactsIntake.GROUP);
    }
}
