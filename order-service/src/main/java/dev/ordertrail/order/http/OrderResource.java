package dev.ordertrail.order.http;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What people do to an order. `{id}` is its id or its number. The order's workflow says who may do
/// what, and when. Its disputes and its edits have resources of their own.
@Path("/api/orders/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
public class OrderResource {
    private final Changing changing;

    OrderResource(Changing changing) {
        this.changing = changing;
    }

    @PUT
    @Path("status")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Move an order to another status",
            description =
                    "If-Match takes the order's version; an Idempotency-Key may be sent."
                            + " A refusal names where the order may go.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "shipped", value = Examples.MOVE)))
    public Response put(@PathParam("id") String id, @Context HttpHeaders headers, byte[] body) {
        return changing.change(
                "move", new Changing.Request("PUT", id, "status", headers, body), Map.of());
    }

    @PATCH
    @Path("status")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Move an order to another status, as PUT does",
            description =
                    "If-Match takes the order's version; an Idempotency-Key may be sent."
                            + " A refusal names where the order may go.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "shipped", value = Examples.MOVE)))
    public Response patch(@PathParam("id") String id, @Context HttpHeaders headers, byte[] body) {
        return changing.change(
                "move", new Changing.Request("PATCH", id, "status", headers, body), Map.of());
    }

    @POST
    @Path("cancel")
    @Operation(
            summary = "Cancel an order",
            description = "`{\"reason\": \"...\"}`; what was paid goes back.")
    public Response cancel(@PathParam("id") String id, @Context HttpHeaders headers, byte[] body) {
        return changing.change(
                "cancel", new Changing.Request("POST", id, "cancel", headers, body), Map.of());
    }

    @POST
    @Path("hold")
    @Operation(summary = "Put an order on hold", description = "`{\"notes\": \"...\"}`")
    public Response hold(@PathParam("id") String id, @Context HttpHeaders headers, byte[] body) {
        return changing.change(
                "hold", new Changing.Request("POST", id, "hold", headers, body), Map.of());
    }

    @POST
    @Path("resume")
    @Operation(
            summary = "Go on with an order that is on hold, where it was",
            description = "`{\"notes\": \"...\"}`")
    public Response resume(@PathParam("id") String id, @Context HttpHeaders headers, byte[] body) {
        return changing.change(
                "resume", new Changing.Request("POST", id, "resume", headers, body), Map.of());
    }

    @POST
    @Path("retry")
    @Operation(
            summary = "Let the buyer of a failed order try again",
            description = "`{\"notes\": \"...\"}`")
    public Response retry(@PathParam("id") String id, @Context HttpHeaders headers, byte[] body) {
        return changing.change(
                "retry", new Changing.Request("POST", id, "retry", headers, body), Map.of());
    }

    @POST
    @Path("complete")
    @Operation(
            summary = "Complete an order",
            description =
                    "`{\"serverId\": \"SERVER123\", \"notes\": \"...\"}`, or `deliveryReference`: what was delivered.")
    public Response complete(
            @PathParam("id") String id, @Context HttpHeaders headers, byte[] body) {
        return changing.change(
                "complete", new Changing.Request("POST", id, "complete", headers, body), Map.of());
    }

    @POST
    @Path("refund")
    @Operation(
            summary = "Send money back",
            description =
                    "`{\"amount\": 20, \"reason\": \"...\"}`; without an amount all of it, which also moves the order."
                            + " `{\"items\": [{\"itemId\": \"item_1\", \"quantity\": 1}]}` for a part of what was bought:"
                            + " the amount follows from it, and its licence keys go with it.")
    public Response refund(@PathParam("id") String id, @Context HttpHeaders headers, byte[] body) {
        return changing.change(
                "refund", new Changing.Request("POST", id, "refund", headers, body), Map.of());
    }

    @POST
    @Path("notes")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Write a note",
            description = "`{\"text\": \"...\", \"visibility\": \"customer\" or \"internal\"}`")
    public Response note(@PathParam("id") String id, @Context HttpHeaders headers, byte[] body) {
        return changing.change(
                "note", new Changing.Request("POST", id, "notes", headers, body), Map.of());
    }

    @POST
    @Path("assignees")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Give an order to somebody of the shop",
            description = "`{\"staffId\": \"dana\", \"name\": \"Dana\"}`")
    public Response assign(@PathParam("id") String id, @Context HttpHeaders headers, byte[] body) {
        return changing.change(
                "assign", new Changing.Request("POST", id, "assignees", headers, body), Map.of());
    }

    @DELETE
    @Path("assignees/{staffId}")
    @Operation(
            summary = "Take an order from somebody",
            description = "Asked twice it is done once.")
    public Response unassign(
            @PathParam("id") String id,
            @PathParam("staffId") String staffId,
            @Context HttpHeaders headers) {
        return changing.change(
                "unassign",
                new Changing.Request("DELETE", id, "assignees/" + staffId, headers, new byte[0]),
                Map.of("staffId", staffId));
    }

    @POST
    @Path("links")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Link an order with something elsewhere",
            description =
                    "`{\"kind\": \"ticket\", \"conversation\", \"agent\", \"review\", \"key\", \"server\" or \"delivery\", \"reference\": \"...\"}`; a ticket without a reference gets one.")
    public Response link(@PathParam("id") String id, @Context HttpHeaders headers, byte[] body) {
        return changing.change(
                "link", new Changing.Request("POST", id, "links", headers, body), Map.of());
    }
}
