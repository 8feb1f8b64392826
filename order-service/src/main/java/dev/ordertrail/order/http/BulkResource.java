package dev.ordertrail.order.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.kit.access.Role;
import dev.ordertrail.kit.idempotency.Answer;
import dev.ordertrail.kit.idempotency.IdempotencyKeys;
import dev.ordertrail.kit.tx.SqlFailure;
import dev.ordertrail.order.body.WishReader;
import dev.ordertrail.order.bulk.ChangeMany;
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
import java.sql.SQLException;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// One change for many orders.
@Path("/api/orders/bulk")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
public class BulkResource {
    private final Requests requests;
    private final WishReader wishes;
    private final ChangeMany orders;
    private final Templates templates;
    private final IdempotencyKeys idempotency;

    BulkResource(
            Requests requests,
            WishReader wishes,
            ChangeMany orders,
            Templates templates,
            IdempotencyKeys idempotency) {
        this.requests = requests;
        this.wishes = wishes;
        this.orders = orders;
        this.templates = templates;
        this.idempotency = idempotency;
    }

    @POST
    @Path("status")
    @Operation(
            summary = "Move many orders to a status",
            description =
                    "`{\"orders\": [\"ORD-2026-000001\", ...], \"status\": \"processing\", \"note\":"
                            + " \"...\"}`, up to 1,000 ids or numbers. Each succeeds or is refused on"
                            + " its own; the answer says which.")
    public Response status(
            @Context HttpHeaders headers,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body) {
        return change(headers, key, body, "status", "move", (ObjectNode) requests.json(body));
    }

    @POST
    @Path("template")
    @Operation(
            summary = "Apply a template to many orders",
            description =
                    "`{\"orders\": [...], \"template\": \"logo-design\"}`: their items become the"
                            + " template's, as an edit of each. Up to 1,000; each succeeds or is"
                            + " refused on its own.")
    public Response template(
            @Context HttpHeaders headers,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body) {
        var who = requests.require(Role.STAFF, Role.ADMIN);
        var sent = (ObjectNode) requests.json(body);
        var named = Answers.JSON.objectNode().put("template", sent.path("template").asText("?"));
        var wish = templates.filled(who, requests.shop(), named, null);
        wish.retain("items", "currency");
        wish.set("orders", sent.get("orders"));
        return change(headers, key, body, "template", "edit", wish);
    }

    private Response change(
            HttpHeaders headers,
            @Nullable String key,
            byte[] body,
            String action,
            String command,
            ObjectNode json) {
        var who = requests.require(Role.STAFF, Role.ADMIN);
        var asked = requests.asked(headers);
        var names = ChangeMany.names(json);
        var wish = wishes.read(command, json, requests.shop());
        return Answers.response(
                idempotency.once(
                        who,
                        "POST /api/orders/bulk/" + action,
                        key,
                        body,
                        c -> {
                            try {
                                return new Answer(
                                        200,
                                        Map.of(
                                                HttpHeaders.CONTENT_TYPE,
                                                MediaType.APPLICATION_JSON),
                                        Answers.bytes(orders.change(c, asked, names, wish)));
                            } catch (SQLException e) {
                                throw SqlFailure.of(e);
                            }
                        }));
    }
}
