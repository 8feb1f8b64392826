package dev.ordertrail.tracking.http;

import dev.ordertrail.kit.access.Callers;
import dev.ordertrail.tracking.http.Access.Seen;
import dev.ordertrail.tracking.readmodel.Answers;
import dev.ordertrail.tracking.readmodel.Answers.Part;
import dev.ordertrail.tracking.readmodel.OrderHead;
import dev.ordertrail.tracking.readmodel.Viewer;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// One order: details, timeline, public tracking.
@Path("/api/orders")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "orders", description = "Where an order stands")
public class OrdersResource {
    private final Callers callers;
    private final Access access;
    private final Answers answers;
    private final Waiting waiting;
    private final RateLimit limit;

    @Inject
    OrdersResource(
            Callers callers, Access access, Answers answers, Waiting waiting, RateLimit limit) {
        this.callers = callers;
        this.access = access;
        this.answers = answers;
        this.waiting = waiting;
        this.limit = limit;
    }

    @GET
    @Path("/{orderId}")
    @Operation(
            summary = "An order by id or number, as you may see it",
            description =
                    "Or by the reference that its shop or seller gave it, where one order of yours has it alone.")
    @APIResponse(
            responseCode = "200",
            description = "The order; its ETag begins with the view's revision")
    @APIResponse(responseCode = "202", description = "minVersion is not there yet; see Retry-After")
    @APIResponse(responseCode = "304", description = "Nothing changed since If-None-Match")
    @APIResponse(responseCode = "404", description = "There is no such order for you")
    public CompletionStage<Response> order(
            @PathParam("orderId") String id,
            @QueryParam("minVersion") @Nullable Long minVersion,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        return answer(id, minVersion, known, Part.ORDER);
    }

    @GET
    @Path("/{orderId}/timeline")
    @Operation(summary = "What happened to an order, by time of happening")
    public CompletionStage<Response> timeline(
            @PathParam("orderId") String id,
            @QueryParam("minVersion") @Nullable Long minVersion,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        return answer(id, minVersion, known, Part.TIMELINE);
    }

    @GET
    @Path("/track/{orderNumber}")
    @Operation(
            summary = "Public tracking by order number: no login, no personal data, rate limited")
    @APIResponse(responseCode = "429", description = "Too many requests; see Retry-After")
    public Response track(
            @PathParam("orderNumber") String number,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known,
            @Context HttpServerRequest request) {
        limit.take(request);
        return conditional(new Seen(access.getPublic(number), Viewer.PUBLIC), known, Part.PUBLIC);
    }

    private CompletionStage<Response> answer(
            String id, @Nullable Long minVersion, @Nullable String known, Part part) {
        var caller = callers.caller();
        if (minVersion == null) {
            return CompletableFuture.completedStage(
                    conditional(access.get(caller, id), known, part));
        }
        return waiting.until(
                        id,
                        () -> access.find(caller, id).filter(s -> s.head().version() >= minVersion))
                .thenApply(found -> foundOrLater(found, known, part));
    }

    private Response foundOrLater(Optional<Seen> found, @Nullable String known, Part part) {
        return found.map(seen -> conditional(seen, known, part))
                .orElseGet(() ->
                        Response.accepted(Map.of("status", "pending"))
                                .header(HttpHeaders.RETRY_AFTER, 1)
                                .build());
    }

    private Response conditional(Seen seen, @Nullable String known, Part part) {
        if (known != null) {
            var tag = tag(seen.head(), seen.viewer());
            if (known.equals("*") || known.contains(tag)) {
                return tagged(Response.notModified(), tag);
            }
        }
        var answer = answers.of(seen.head(), seen.viewer(), part).orElseThrow(Access::missing);
        return tagged(Response.ok(answer.json()), tag(answer.head(), seen.viewer()));
    }

    private static Response tagged(Response.ResponseBuilder response, String tag) {
        return response.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header(HttpHeaders.VARY, "Authorization, Cookie")
                .build();
    }

    private static String tag(OrderHead head, Viewer viewer) {
        var stale = head.staleSince() == null ? "" : "-stale";
        var roles = String.join("+", new TreeSet<>(viewer.roles()));
        return "\"" + head.revision() + "-" + head.state() + "-" + roles + stale + "\"";
    }
}
