package dev.ordertrail.tracking.http;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// What a list can be asked for.
public class ListParams {
    @QueryParam("status")
    @Parameter(description = "only orders in this status")
    @Nullable String status;

    @QueryParam("agent_id")
    @Parameter(description = "only orders that this agent took")
    @Nullable String agentId;

    @QueryParam("page")
    @Parameter(description = "from 1")
    @Nullable Integer page;

    @QueryParam("limit")
    @Parameter(description = "orders a page, 1 to 100; 20 unless asked")
    @Nullable Integer limit;

    @QueryParam("sortBy")
    @Parameter(description = "createdAt, status or totalAmount")
    @Nullable String sortBy;

    @QueryParam("sortOrder")
    @Parameter(description = "asc or desc")
    @Nullable String sortOrder;

    @QueryParam("cursor")
    @Parameter(description = "nextCursor of the page before; stays right while orders come in")
    @Nullable String cursor;
}
