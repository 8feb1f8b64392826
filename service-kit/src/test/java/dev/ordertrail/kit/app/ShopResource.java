package dev.ordertrail.kit.app;

import dev.ordertrail.kit.access.Callers;
import dev.ordertrail.kit.access.Role;
import dev.ordertrail.kit.idempotency.Answer;
import dev.ordertrail.kit.idempotency.IdempotencyKeys;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.kit.tx.Tx;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Endpoints that fail in every way.
@Path("/shop")
@Produces(MediaType.APPLICATION_JSON)
public class ShopResource {
    private final Callers callers;
    private final IdempotencyKeys keys;
    private final Tx tx;

    @Inject
    ShopResource(Callers callers, IdempotencyKeys keys, Tx tx) {
        this.callers = callers;
        this.keys = keys;
        this.tx = tx;
    }

    public record Order(int quantity, List<String> items) {}

    @POST
    @Path("/orders")
    @Consumes(MediaType.APPLICATION_JSON)
    public Map<String, Object> place(Order order) {
        return Map.of("quantity", order.quantity());
    }

    @GET
    @Path("/me")
    public Map<String, Object> me() {
        var me = callers.caller();
        return Map.of("id", me.id(), "shop", me.shop(), "highest", me.highest().wire());
    }

    @GET
    @Path("/maybe")
    public Map<String, Object> maybe() {
        return Map.of("known", callers.optional().isPresent());
    }

    @GET
    @Path("/staff")
    public Map<String, Object> staff() {
        return Map.of("id", callers.require(Role.STAFF).id());
    }

    @GET
    @Path("/annotated")
    @RolesAllowed("staff")
    public Map<String, Object> annotated() {
        return Map.of();
    }

    @GET
    @Path("/fails/{how}")
    public Map<String, Object> fails(@PathParam("how") String how) throws SQLException {
        switch (how) {
            case "away" ->
                    throw new dev.ordertrail.kit.tx.DatabaseAway(
                            new SQLException("secret host name", "08001"));
            case "refused" ->
                    throw new ProblemException(
                            Code.INVALID_STATUS_TRANSITION,
                            "No.",
                            Map.of("allowed", List.of("shipped")));
            case "sql" -> tx.run(c -> c.createStatement().execute("SELECT secret FROM nowhere"));
            default -> throw new IllegalStateException("secret class name");
        }
        return Map.of();
    }

    @POST
    @Path("/once")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response once(@HeaderParam("Idempotency-Key") String key, byte[] body) {
        var answer =
                keys.once(
                        callers.caller(),
                        "POST /shop/once",
                        key,
                        body,
                        _ ->
                                new Answer(
                                        201,
                                        Map.of("Content-Type", "text/plain"),
                                        UUID.randomUUID()
                                                .toString()
                                                .getBytes(StandardCharsets.UTF_8)));
        var response = Response.status(answer.status()).entity(answer.body());
        answer.headers().forEach(response::header);
        return response.build();
    }
}
