package dev.ordertrail.order.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.kit.idempotency.Claim;
import dev.ordertrail.order.body.BodyReader;
import dev.ordertrail.order.handle.PlaceOrders;
import dev.ordertrail.order.template.Templates;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// New orders.
@Path("/api/orders")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
public class OrdersResource {
    private final Requests requests;
    private final BodyReader reader;
    private final PlaceOrders orders;
    private final Templates templates;

    OrdersResource(Requests requests, BodyReader reader, PlaceOrders orders, Templates templates) {
        this.templates = templates;
        this.requests = requests;
        this.reader = reader;
        this.orders = orders;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Place an order",
            description =
                    "Takes the body of a marketplace (paymentResult and checkoutData) or of a plain"
                            + " shop (customer_name, items, total_amount). A storefront's word about"
                            + " the payment sets the first status; a buyer's order waits for payment."
                            + " The same Idempotency-Key with the same body gives the same answer."
                            + " template (also a member of the body) fills in what it leaves out.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type =
                                                    org.eclipse.microprofile.openapi.annotations
                                                            .enums.SchemaType.OBJECT),
                            examples = {
                                @ExampleObject(name = "marketplace", value = Examples.MARKETPLACE),
                                @ExampleObject(name = "plain shop", value = Examples.PLAIN)
                            }))
    @APIResponse(
            responseCode = "201",
            description = "The order; Location, ETag and version with it")
    @APIResponse(
            responseCode = "409",
            description =
                    "DUPLICATE_ORDER_REFERENCE, DUPLICATE_PAYMENT_EVIDENCE, PAYMENT_NOT_CONFIRMED")
    @APIResponse(
            responseCode = "422",
            description = "VALIDATION_FAILED, INVALID_SHIPPING_ADDRESS, IDEMPOTENCY_KEY_REUSED")
    public Response place(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @RestQuery @Nullable String template,
            @Context HttpHeaders headers,
            byte[] body) {
        var asked = requests.asked(headers);
        var shop = requests.shop();
        var operation = "POST /api/orders" + (template == null ? "" : "?template=" + template);
        var claim = Claim.of(asked.caller(), operation, key, body);
        var sent = (ObjectNode) requests.json(body);
        var filled = templates.filled(asked.caller(), shop, sent, template);
        var request = reader.read(filled, shop);
        return Answers.response(orders.place(asked, shop, claim, request, Answers::placed));
    }
}
