package dev.ordertrail.order.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.kit.idempotency.Answer;
import dev.ordertrail.kit.idempotency.IdempotencyKeys;
import dev.ordertrail.kit.paging.Cursor;
import dev.ordertrail.kit.paging.Paging;
import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.order.handle.AnomalyDesk;
import dev.ordertrail.order.handle.AnomalyEntry;
import dev.ordertrail.order.handle.ChangeOrders;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// What needs a human eye: contradictions, facts nobody can act on, tasks.
@Path("/api/anomalies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Anomalies")
public class AnomaliesResource {
    private static final int USUAL = 20;
    private static final String SEQ = "seq";

    private final Requests requests;
    private final AnomalyDesk desk;
    private final ChangeOrders orders;
    private final IdempotencyKeys idempotency;

    AnomaliesResource(
            Requests requests, AnomalyDesk desk, ChangeOrders orders, IdempotencyKeys idempotency) {
        this.requests = requests;
        this.desk = desk;
        this.orders = orders;
        this.idempotency = idempotency;
    }

    @GET
    @Operation(
            summary = "List anomalies",
            description =
                    "Newest first. Staff see their shop's, sellers those they own for their orders."
                            + " Filters: kind, owner, order (id or number), open (true or false).")
    public Response list(
            @RestQuery @Nullable String kind,
            @RestQuery @Nullable String owner,
            @RestQuery @Nullable String order,
            @RestQuery @Nullable String open,
            @RestQuery @Nullable Integer limit,
            @RestQuery @Nullable String cursor) {
        var paging = Paging.of(null, limit, USUAL, cursor);
        var before = paging.cursor() == null ? Long.MAX_VALUE : Cursor.number(paging.cursor(), SEQ);
        var filter = new AnomalyDesk.Filter(kind, owner, order, open(open));
        var page = desk.list(requests.caller(), filter, before, paging.limit());
        return Response.ok(Answers.bytes(json(page, paging.limit())))
                .type(MediaType.APPLICATION_JSON)
                .build();
    }

    @POST
    @Path("{orderId}/{anomalyId}/close")
    @Operation(
            summary = "Close an anomaly",
            description = "Somebody has dealt with it: `{\"reason\": \"refunded_by_hand\"}`.")
    public Response close(
            @PathParam("orderId") String orderId,
            @PathParam("anomalyId") String anomalyId,
            @Context HttpHeaders headers,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body) {
        var wish = requests.wish("close-anomaly", body, true, Map.of("anomalyId", anomalyId));
        var asked = requests.asked(headers);
        var ifMatch = requests.ifMatch(headers);
        var operation = "POST /api/anomalies/" + orderId + "/" + anomalyId + "/close";
        Answer answer =
                ChangeOrders.retried(() ->
                        idempotency.once(
                                asked.caller(),
                                operation,
                                key,
                                body,
                                c ->
                                        Answers.changed(
                                                orders.change(asked, orderId, ifMatch, wish))));
        return Answers.response(answer);
    }

    private static ObjectNode json(List<AnomalyEntry> page, int limit) {
        var json = Answers.JSON.objectNode();
        var list = json.putArray("anomalies");
        page.forEach(entry -> entry(list.addObject(), entry));
        var next = page.size() < limit ? null : Cursor.at(SEQ, page.getLast().seq()).encode();
        json.put("nextCursor", next);
        return json;
    }

    private static void entry(ObjectNode json, AnomalyEntry a) {
        json.put("orderId", a.orderId())
                .put("orderNumber", a.orderNumber())
                .put("anomalyId", a.anomalyId())
                .put("kind", a.kind())
                .put("subject", a.subject())
                .put("owner", a.owner())
                .put("nextStep", a.nextStep());
        var facts = json.putObject("facts");
        a.facts().forEach(facts::put);
        json.put("raisedAt", a.raisedAt().toString())
                .put("closedAt", a.closedAt() == null ? null : a.closedAt().toString())
                .put("closedBy", a.closedBy());
    }

    private static @Nullable Boolean open(@Nullable String written) {
        return switch (written) {
            case null -> null;
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default ->
                    throw ProblemException.validation(
                            List.of(new FieldError("open", "INVALID", "must be true or false")));
        };
    }
}
