package dev.ordertrail.order.http;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The dispute of an order: opened by either side, decided by staff.
@Path("/api/orders/{id}/dispute")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
public class DisputeResource {
    private final Changing changing;

    DisputeResource(Changing changing) {
        this.changing = changing;
    }

    @POST
    @Operation(
            summary = "Dispute an order",
            description = "`{\"reason\": \"not_received\", \"description\": \"...\"}`")
    public Response dispute(@PathParam("id") String id, @Context HttpHeaders headers, byte[] body) {
        return changing.change(
                "dispute", new Changing.Request("POST", id, "dispute", headers, body), Map.of());
    }

    @POST
    @Path("resolve")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Say what a dispute comes to",
            description =
                    "`{\"outcome\": \"refund\", \"complete\", \"cancel\" or \"resume\", \"notes\": \"...\"}`")
    public Response resolveDispute(
            @PathParam("id") String id, @Context HttpHeaders headers, byte[] body) {
        return changing.change(
                "resolve-dispute",
                new Changing.Request("POST", id, "dispute/resolve", headers, body),
                Map.of());
    }
}
