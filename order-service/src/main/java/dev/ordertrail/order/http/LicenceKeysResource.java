package dev.ordertrail.order.http;

import dev.ordertrail.order.handle.RevealKeys;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The licence keys of an order, with their texts.
@Path("/api/orders/{id}/licence-keys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
public class LicenceKeysResource {
    private final Requests requests;
    private final RevealKeys keys;

    LicenceKeysResource(Requests requests, RevealKeys keys) {
        this.requests = requests;
        this.keys = keys;
    }

    @GET
    @Operation(
            summary = "Show the licence keys of an order",
            description =
                    "To its buyer, its seller, and staff. Suspended and revoked keys have no text."
                            + " Each call that shows a text becomes part of the order's history.")
    public Response reveal(@PathParam("id") String id, @Context HttpHeaders headers) {
        var revealed = keys.reveal(requests.asked(headers), id);
        var json = Answers.JSON.objectNode();
        json.put("orderId", revealed.orderId()).put("orderNumber", revealed.number());
        var list = json.putArray("keys");
        revealed.keys()
                .forEach(key ->
                        list.addObject()
                                .put("keyId", key.keyId())
                                .put("itemId", key.itemId())
                                .put("listing", key.listing())
                                .put("lastFour", key.lastFour())
                                .put("state", key.state())
                                .put("text", key.text()));
        var owed = json.putArray("owed");
        revealed.owed()
                .forEach((item, quantity) ->
                        owed.addObject().put("itemId", item).put("quantity", quantity));
        json.put("version", revealed.version());
        return Response.ok(Answers.bytes(json), MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
