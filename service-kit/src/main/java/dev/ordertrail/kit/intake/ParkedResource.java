package dev.ordertrail.kit.intake;

import dev.ordertrail.kit.access.Callers;
import dev.ordertrail.kit.access.Role;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/// Parked orders for ops.
@Path("/ops/parked")
@Produces(MediaType.APPLICATION_JSON)
public class ParkedResource {
    private static final int MOST = 200;

    private final ParkedOrders parked;
    private final Callers callers;

    @Inject
    ParkedResource(ParkedOrders parked, Callers callers) {
        this.parked = parked;
        this.callers = callers;
    }

    @GET
    public List<ParkedOrders.Parked> list() {
        callers.require(Role.OPS);
        return parked.list(MOST);
    }

    @POST
    @Path("/{orderId}/redrive")
    public List<ParkedOrders.Redriven> redrive(@PathParam("orderId") String orderId) {
        callers.require(Role.OPS);
        var redriven = parked.redrive(orderId);
        if (redriven.isEmpty()) {
            throw new ProblemException(Code.NOT_FOUND, "No record of this order is parked here.");
        }
        return redriven;
    }
}
