package dev.ordertrail.order.http;

import dev.ordertrail.kit.idempotency.Answer;
import dev.ordertrail.kit.idempotency.IdempotencyKeys;
import dev.ordertrail.kit.tx.SqlFailure;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.kit.tx.Work;
import dev.ordertrail.order.body.JsonBody;
import dev.ordertrail.order.body.ListingBody;
import dev.ordertrail.order.catalog.StockDesk;
import dev.ordertrail.order.handle.ServeOwed;
import dev.ordertrail.order.licence.Pools;
import dev.ordertrail.order.licence.Upload;
import dev.ordertrail.order.licence.Uploaded;
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
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// How much there is of a listing: pieces, or licence keys.
@Path("/api/listings/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Listings")
public class StockResource {
    private final Requests requests;
    private final ListingBody bodies;
    private final IdempotencyKeys idempotency;
    private final StockDesk desk;
    private final Pools pools;
    private final ServeOwed owed;
    private final Tx tx;

    StockResource(
            Requests requests,
            ListingBody bodies,
            IdempotencyKeys idempotency,
            StockDesk desk,
            Pools pools,
            ServeOwed owed,
            Tx tx) {
        this.requests = requests;
        this.bodies = bodies;
        this.idempotency = idempotency;
        this.desk = desk;
        this.pools = pools;
        this.owed = owed;
        this.tx = tx;
    }

    @POST
    @Path("stock")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Count again",
            description =
                    "`{\"change\": 5, \"reason\": \"delivery\"}`; never below what orders hold.")
    public Response stock(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body) {
        var caller = requests.caller();
        var change = bodies.change(requests.json(body));
        var operation = "POST /api/listings/" + id + "/stock";
        var work =
                told(c ->
                        ListingAnswers.stock(
                                id, desk.adjust(c, caller, id, change.pieces(), change.reason())));
        return Answers.response(idempotency.once(caller, operation, key, body, work));
    }

    @POST
    @Path("licence-keys")
    @Consumes({MediaType.TEXT_PLAIN, MediaType.APPLICATION_JSON})
    @Operation(
            summary = "Fill the pool of licence keys",
            description =
                    "One key a line (text/plain), or `{\"keys\": [\"...\"]}` or a list of them as"
                            + " JSON. Keys that the shop has already are named by line and last four"
                            + " characters.")
    public Response upload(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("Content-Type") @Nullable String type,
            byte[] body) {
        var caller = requests.caller();
        var upload = Upload.of(texts(type, body));
        var operation = "POST /api/listings/" + id + "/licence-keys";
        var work = told(c -> uploaded(pools.fill(c, caller, id, upload)));
        var answer = idempotency.once(caller, operation, key, body, work);
        owed.soon();
        return Answers.response(answer);
    }

    @GET
    @Path("licence-keys")
    @Operation(summary = "Count the licence keys of a pool")
    public Response count(@PathParam("id") String id) {
        var caller = requests.caller();
        var counts = tx.read(c -> pools.count(c, caller, id));
        var json = Answers.JSON.objectNode().put("listing", id);
        counts.forEach(json::put);
        return Answers.response(ListingAnswers.json(200, json));
    }

    private List<String> texts(@Nullable String type, byte[] body) {
        return type != null && type.startsWith(MediaType.APPLICATION_JSON)
                ? JsonBody.texts(body, "keys")
                : new String(body, StandardCharsets.UTF_8).lines().toList();
    }

    private static Answer uploaded(Uploaded uploaded) {
        var json = Answers.JSON.objectNode().put("success", true).put("added", uploaded.added());
        var list = json.putArray("duplicates");
        uploaded.duplicates()
                .forEach(d -> list.addObject().put("line", d.line()).put("lastFour", d.lastFour()));
        return ListingAnswers.json(200, json);
    }

    private static Function<Connection, Answer> told(Work<Answer> work) {
        return c -> {
            try {
                return work.on(c);
            } catch (SQLException e) {
                throw SqlFailure.of(e);
            }
        };
    }
}
