package dev.ordertrail.order.intake;

import dev.ordertrail.kit.intake.StoredOffsets;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/// Where `order-commands` goes on: the offset beside what it changed.
@Singleton
@Identifier("order-commands")
final class OrderCommandsOffsets extends StoredOffsets {
    @Inject
    OrderCommandsOffsets(DataSource dataSource) {
        super(dataSource, OrderCommands.GROUP);
    }
}
