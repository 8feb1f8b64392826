package dev.ordertrail.order.http;

import jakarta.ws.rs.Consumes;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What people do to an order. `{id}` is its id or its number.
@Path("/api/orders/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
public class OrderResource {
    private final Requests requests;
    private final Changing changing;

    OrderResource(Requests requests, Changing changing) {
        this.requests = requests;
        this.changing = changing;
    }

    @PUT
    @Path("status")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Move an order to another status",
            description =
                    "The order's workflow says who may move it where. If-Match takes the order's"
                            + " version; an Idempotency-Key may be sent.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "shipped", value = Examples.MOVE)))
    public Response put(@PathParam("id") String id, @Context HttpHeaders headers, byte[] body) {
        return changing.change(
                new Changing.Request("PUT", id, "status", headers, body),
                false,
                requests.read(body, false, WishReader::move));
    }

    @PATCH
    @Path("status")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Move an order to another status, as PUT does")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "shipped", value = Examples.MOVE)))
    public Response patch(@PathParam("id") String id, @Context HttpHeaders headers, byte[] body) {
        return changing.change(
                new Changing.Request("PATCH", id, "status", headers, body),
                false,
                requests.read(body, false, WishReader::move));
    }

    @POST
    @Path("cancel")
    @Operation(
            summary = "Cancel an order",
            description = "`{\"reason\": \"...\"}`; what was paid goes back.")
    public Response cancel(@PathParam("id") String id, @Context HttpHeaders headers, byte[] body) {
        return changing.change(
                new Changing.Request("POST", id, "cancel", headers, body),
                true,
                requests.read(body, true, WishReader::cancel));
    }

    @POST
    @Path("dispute")
    @Operation(
            summary = "Dispute an order",
            description = "`{\"reason\": \"not_received\", \"description\": \"...\"}`")
    public Response dispute(@PathParam("id") String id, @Context HttpHeaders headers, byte[] body) {
        return changing.change(
                new Changing.Request("POST", id, "dispute", headers, body),
                true,
                requests.read(body, true, WishReader::dispute));
    }

    @POST
    @Path("notes")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Write a note",
            description = "`{\"text\": \"...\", \"visibility\": \"customer\" or \"internal\"}`")
    public Response note(@PathParam("id") String id, @Context HttpHeaders headers, byte[] body) {
        return changing.change(
                new Changing.Request("POST", id, "notes", headers, body),
                true,
                requests.read(body, false, WishReader::note));
    }
}
