package dev.ordertrail.tracking.http;

import dev.ordertrail.kit.access.Callers;
import dev.ordertrail.kit.access.Role;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.tracking.readmodel.Orders;
import dev.ordertrail.tracking.readmodel.RebuildProgress;
import dev.ordertrail.tracking.readmodel.Rebuilder;
import dev.ordertrail.tracking.readmodel.Shadow;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// For those who run the system: rebuild the view, compare it.
@Path("/ops")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "ops", description = "Rebuild and compare the view; role ops")
public class OpsResource {
    private final Callers callers;
    private final Rebuilder rebuild;
    private final Orders orders;

    @Inject
    OpsResource(Callers callers, Rebuilder rebuild, Orders orders) {
        this.callers = callers;
        this.rebuild = rebuild;
        this.orders = orders;
    }

    @POST
    @Path("/replay")
    @Operation(summary = "Rebuild the view from the start of the topics; reads go on")
    public Response replay(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String header) {
        callers.require(Role.OPS);
        if (header == null) {
            throw new ProblemException(Code.FORBIDDEN, "A session cookie only reads.");
        }
        var status = rebuild.start() ? 202 : 409;
        return Response.status(status).entity(rebuild.progress()).build();
    }

    @GET
    @Path("/replay")
    @Operation(summary = "How far the rebuild is")
    public RebuildProgress progress() {
        callers.require(Role.OPS);
        return rebuild.progress();
    }

    @GET
    @Path("/views/hash")
    @Operation(
            summary = "All rows of the view as one word, to compare a rebuild with the live view")
    public Shadow.Hash hash() {
        callers.require(Role.OPS);
        return orders.hash();
    }
}
