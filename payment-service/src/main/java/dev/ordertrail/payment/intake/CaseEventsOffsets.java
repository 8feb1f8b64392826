package dev.ordertrail.payment.intake;

import dev.ordertrail.kit.intake.StoredOffsets;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/// Where this service stands in what it keeps of cases.
@Singleton
@Identifier("case-events")
public class CaseEventsOffsets extends StoredOffsets {

    @Inject
    CaseEventsOffsets(DataSource dataSource) {
        super(dataSource, CaseEvents.GROUP);
    }
}
