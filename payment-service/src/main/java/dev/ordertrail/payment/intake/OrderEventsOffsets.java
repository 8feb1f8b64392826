package dev.ordertrail.payment.intake;

import dev.ordertrail.kit.intake.StoredOffsets;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/// Where this service stands in order-events.
@Singleton
@Identifier("order-events")
public class OrderEventsOffsets extends StoredOffsets {

    @Inject
    OrderEventsOffsets(DataSource dataSource) {
        super(dataSource, OrderEvents.GROUP);
    }
}
