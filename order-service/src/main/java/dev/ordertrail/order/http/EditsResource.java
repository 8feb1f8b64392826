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

/// Changes of what was ordered, and the answers to them.
@Path("/api/orders/{id}/edits")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
public class EditsResource {
    private final Changing changing;

    EditsResource(Changing changing) {
        this.changing = changing;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Change what was ordered",
            description =
                    "`{\"items\": [...], \"shippingAddress\": {...}}`: all items, not those that change. Another price waits for the buyer, unless the buyer asks.")
    public Response edit(@PathParam("id") String id, @Context HttpHeaders headers, byte[] body) {
        return changing.change(
                "edit", new Changing.Request("POST", id, "edits", headers, body), Map.of());
    }

    @POST
    @Path("{editId}/confirm")
    @Operation(
            summary = "Agree to a change",
            description = "The buyer, or the storefront for them.")
    public Response confirmEdit(
            @PathParam("id") String id,
            @PathParam("editId") String editId,
            @Context HttpHeaders headers,
            byte[] body) {
        return changing.change(
                "confirm-edit",
                new Changing.Request("POST", id, "edits/" + editId + "/confirm", headers, body),
                Map.of("editId", editId));
    }

    @POST
    @Path("{editId}/decline")
    @Operation(summary = "Turn a change down, or take it back", description = "Nothing changes.")
    public Response declineEdit(
            @PathParam("id") String id,
            @PathParam("editId") String editId,
            @Context HttpHeaders headers,
            byte[] body) {
        return changing.change(
                "decline-edit",
                new Changing.Request("POST", id, "edits/" + editId + "/decline", headers, body),
                Map.of("editId", editId));
    }
}
