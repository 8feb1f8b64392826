package dev.ordertrail.shipping.intake;

import dev.ordertrail.kit.intake.StoredOffsets;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/// Where `order-events` goes on: the offsets that were stored with what they changed.
@Singleton
@Identifier("order-events")
public class OrderEventsOffsets extends StoredOffsets {

    @Inject
    OrderEventsOffsets(DataSource dataSource) {
        super(dataSource, OrderEventsIntake.GROUP);
    }
}
