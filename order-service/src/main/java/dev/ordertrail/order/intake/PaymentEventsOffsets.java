package dev.ordertrail.order.intake;

import dev.ordertrail.kit.intake.StoredOffsets;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/// Where `payment-events` goes on: the offset beside what it changed.
@Singleton
@Identifier("payment-events")
final class PaymentEventsOffsets extends StoredOffsets {
    @Inject
    PaymentEventsOffsets(DataSource dataSource) {
        super(dataSource, FactsIntake.GROUP);
    }
}
