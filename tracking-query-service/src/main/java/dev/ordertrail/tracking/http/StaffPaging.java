package dev.ordertrail.tracking.http;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// Which part of a staff list is asked for, and in what order.
public class StaffPaging {
    @QueryParam("sortBy")
    @Parameter(description = "createdAt, statusUpdatedAt or totalAmount (by currency, then amount)")
    @Nullable String sortBy;

    @QueryParam("sortOrder")
    @Parameter(description = "desc, unless asked, or asc")
    @Nullable String sortOrder;

    @QueryParam("page")
    @Parameter(description = "from 1, up to the 10,000th order; further on by cursor")
    @Nullable String page;

    @QueryParam("limit")
    @Parameter(description = "orders a page, 1 to 100; 20 unless asked")
    @Nullable String limit;

    @QueryParam("cursor")
    @Parameter(description = "nextCursor of the page before; stays right while orders come in")
    @Nullable String cursor;

    @QueryParam("count")
    @Parameter(description = "exact: count all, however long it takes")
    @Nullable String count;
}
