package dev.ordertrail.order.http;

import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.access.Role;
import dev.ordertrail.kit.idempotency.Answer;
import dev.ordertrail.kit.idempotency.IdempotencyKeys;
import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.kit.tx.SqlFailure;
import dev.ordertrail.order.body.WishReader;
import dev.ordertrail.order.bulk.ChangeMany;
import dev.ordertrail.order.handle.Asked;
import dev.ordertrail.order.handle.Wish;
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
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
        return change(headers, key, body, "status", _ -> move(body));
    }

    @POST
    @Path("template")
    @Operation(
            summary = "Apply a template to many orders",
            description =
                    "`{\"orders\": [...], \"template\": \"logo-design\"}`: their items become the"
                            + " template's, as an edit of each: another price waits for the buyer's"
                            + " word. Up to 1,000; each succeeds or is refused on its own.")
    public Response template(
            @Context HttpHeaders headers,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body) {
        return change(headers, key, body, "template", who -> template(who, body));
    }

    private Change move(byte[] body) {
        var json = requests.json(body);
        return new Change(ChangeMany.names(json), wishes.read("move", json, requests.shop()));
    }

    private Change template(Caller who, byte[] body) {
        var json = requests.json(body);
        var names = ChangeMany.names(json);
        if (!json.path("template").isTextual() || json.path("template").asText().isBlank()) {
            throw ProblemException.validation(
                    List.of(new FieldError("template", "REQUIRED", "is required: its name")));
        }
        var goods = templates.goods(who, requests.shop(), json.path("template").asText());
        return new Change(names, wishes.read("edit", goods, requests.shop()));
    }

    /// The body is read once the key is known to be new: what it names may have changed since the
    /// first answer.
    private Response change(
            HttpHeaders headers,
            @Nullable String key,
            byte[] body,
            String action,
            Function<Caller, Change> reads) {
        var who = requests.require(Role.STAFF, Role.ADMIN);
        var asked = requests.asked(headers);
        return Answers.response(
                idempotency.once(
                        who,
                        "POST /api/orders/bulk/" + action,
                        key,
                        body,
                        c -> answer(c, asked, reads.apply(who))));
    }

    private Answer answer(Connection c, Asked asked, Change change) {
        try {
            var json = orders.change(c, asked, change.names(), change.wish());
            return new Answer(
                    200,
                    Map.of(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON),
                    Answers.bytes(json));
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }

    /// What is asked of which orders.
    private record Change(List<String> names, Wish wish) {
        private Change {
            names = List.copyOf(names);
        }
    }
}
