package dev.ordertrail.payment.intake;

import dev.ordertrail.kit.intake.StoredOffsets;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/// Where this service stands in workflow-definitions.
@Singleton
@Identifier("workflow-definitions")
public class WorkflowDefinitionsOffsets extends StoredOffsets {

    @Inject
    WorkflowDefinitionsOffsets(DataSource dataSource) {
        super(dataSource, WorkflowDefinitions.GROUP);
    }
}
