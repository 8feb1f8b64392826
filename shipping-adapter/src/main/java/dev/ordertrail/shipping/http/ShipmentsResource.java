package dev.ordertrail.shipping.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ordertrail.kit.access.Callers;
import dev.ordertrail.kit.access.Role;
import dev.ordertrail.kit.idempotency.Answer;
import dev.ordertrail.kit.idempotency.IdempotencyKeys;
import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.shipping.handle.RegisterByHand;
import dev.ordertrail.shipping.handle.RegisterByHand.Registered;
import dev.ordertrail.shipping.handle.Shipment;
import dev.ordertrail.shipping.handle.Shipments;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Parcels: registered, and where they stand.
@Path("/api/shipments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Shipments")
public class ShipmentsResource {
    private static final Role[] SHIPPERS = {Role.SELLER, Role.STOREFRONT, Role.STAFF, Role.ADMIN};
    private static final Role[] READERS = {
        Role.SELLER, Role.STOREFRONT, Role.STAFF, Role.ADMIN, Role.OPS
    };

    private final Callers callers;
    private final IdempotencyKeys keys;
    private final Shipments shipments;
    private final RegisterByHand register;
    private final ObjectMapper mapper;

    ShipmentsResource(
            Callers callers,
            IdempotencyKeys keys,
            Shipments shipments,
            RegisterByHand register,
            ObjectMapper mapper) {
        this.callers = callers;
        this.keys = keys;
        this.shipments = shipments;
        this.register = register;
        this.mapper = mapper;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Register the parcel that carries an order, or a part of it",
            description =
                    "For the order's seller and the people of its shop. What carriers have said of it already is put to it at once. The same parcel registered again is the same parcel.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ShipmentBody.class)))
    @APIResponse(
            responseCode = "201",
            description = "registered; Location is its address",
            content = @Content(schema = @Schema(implementation = Shipment.class)))
    @APIResponse(responseCode = "200", description = "was registered before")
    @APIResponse(responseCode = "404", description = "ORDER_NOT_FOUND")
    @APIResponse(responseCode = "422", description = "VALIDATION_FAILED, IDEMPOTENCY_KEY_REUSED")
    public Response post(
            @HeaderParam("Idempotency-Key") @Nullable String key, byte @Nullable [] body)
            throws JsonProcessingException {
        var caller = callers.require(SHIPPERS);
        var wanted = ShipmentBody.read(mapper, body);
        // Before the key is taken: an order unknown now may be heard of when the same request comes
        // again.
        var order = shipments.order(caller, wanted.orderId());
        var bytes = body == null ? new byte[0] : body;
        var answer =
                keys.once(
                        caller,
                        "POST /api/shipments",
                        key,
                        bytes,
                        c ->
                                answer(
                                        register.register(
                                                c,
                                                order,
                                                wanted.carrier(),
                                                wanted.trackingNumber())));
        var response = Response.status(answer.status()).entity(answer.body());
        answer.headers().forEach(response::header);
        return response.build();
    }

    @GET
    @Path("/{parcelId}")
    @Operation(summary = "A parcel with all its scans")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Shipment.class)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    public Shipment one(@PathParam("parcelId") String parcelId) {
        return shipments.one(callers.require(READERS), parcelId);
    }

    @GET
    @Operation(summary = "The parcels of an order, without their scans")
    @APIResponse(responseCode = "200", description = "the first registered first")
    @APIResponse(responseCode = "404", description = "ORDER_NOT_FOUND")
    public List<Shipment> ofOrder(@QueryParam("orderId") @Nullable String orderId) {
        var caller = callers.require(READERS);
        if (orderId == null || orderId.isBlank()) {
            throw ProblemException.validation(
                    List.of(new FieldError("orderId", "REQUIRED", "is needed")));
        }
        return shipments.ofOrder(caller, orderId);
    }

    private Answer answer(Registered registered) {
        try {
            var headers =
                    Map.of(
                            "Content-Type",
                            MediaType.APPLICATION_JSON,
                            "Location",
                            "/api/shipments/" + registered.shipment().parcelId());
            return new Answer(
                    registered.fresh() ? 201 : 200,
                    headers,
                    mapper.writeValueAsBytes(registered.shipment()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
