package dev.ordertrail.order.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.access.Role;
import dev.ordertrail.kit.paging.Cursor;
import dev.ordertrail.kit.paging.Paging;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.order.bulk.Format;
import dev.ordertrail.order.bulk.Import;
import dev.ordertrail.order.bulk.Imports;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Imports of many orders from a file.
@Path("/api/imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Imports")
public class ImportsResource {
    private static final int USUAL = 20;

    private final Requests requests;
    private final Imports imports;

    ImportsResource(Requests requests, Imports imports) {
        this.requests = requests;
        this.imports = imports;
    }

    @POST
    @Blocking
    @Operation(
            summary = "Import orders",
            description =
                    "The body is text/csv with a header row, or application/x-ndjson with the body of"
                            + " an order in each line; of any length. It is kept first and worked off"
                            + " second. Sent again with the same Idempotency-Key, an upload that was"
                            + " cut off goes on, and a complete one is not begun twice. Columns:"
                            + " reference (order_id), template, workflow, customer_id,"
                            + " customer_name, customer_email, customer_phone, street, city, state,"
                            + " zip, country, service, item_name, item_quantity, item_price,"
                            + " listing_id, items (JSON), total_amount (amount), currency,"
                            + " payment_method, payment_status, payment_intent_id, session_id,"
                            + " transaction_hash, escrow_id, shipping_method, estimated_delivery,"
                            + " special_instructions, customer_notes, internal_notes (notes),"
                            + " agent_id, conversation_id, user_id, metadata.<name>.")
    public Response begin(
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @RestQuery @Nullable String template,
            @RestQuery @Nullable String title,
            InputStream body) {
        var who = staff();
        var shop = requests.shop();
        var format =
                Format.of(type)
                        .orElseThrow(() ->
                                new ProblemException(
                                        Code.UNSUPPORTED_MEDIA_TYPE,
                                        "Send text/csv or application/x-ndjson."));
        if (key == null || key.isBlank() || key.length() > 255) {
            throw new ProblemException(
                    Code.IDEMPOTENCY_KEY_REQUIRED, "An import needs an Idempotency-Key header.");
        }
        var order = new Imports.Order(format, key, title, template);
        var begun = imports.receive(who, shop, order, body);
        return Response.accepted(Answers.bytes(json(begun)))
                .type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.LOCATION, "/api/imports/" + begun.id())
                .build();
    }

    @GET
    @Operation(summary = "List the shop's imports, the newest first")
    public Response list(@RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
        var paging = Paging.of(null, limit, USUAL, cursor);
        var page = imports.list(staff(), before(paging.cursor()), paging.limit());
        var json = Answers.JSON.objectNode();
        var list = json.putArray("imports");
        page.forEach(each -> list.add(json(each)));
        json.put(
                "nextCursor",
                page.size() < paging.limit()
                        ? null
                        : new Cursor(Map.of("before", page.getLast().createdAt().toString()))
                                .encode());
        return ok(json);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "See how far an import is")
    public Response read(@PathParam("id") String id) {
        return ok(json(imports.read(staff(), id)));
    }

    @POST
    @Path("{id}/cancel")
    @Operation(summary = "Stop an import", description = "What it has imported stays.")
    public Response cancel(@PathParam("id") String id) {
        return ok(json(imports.cancel(staff(), id)));
    }

    @GET
    @Path("{id}/report")
    @Produces({"application/x-ndjson", "text/csv"})
    @Operation(
            summary = "Read what was wrong with each refused row",
            description =
                    "One line for a row with its problem document; format=csv gives one line for each"
                            + " wrong field.")
    public Response report(@PathParam("id") String id, @RestQuery @Nullable String format) {
        var of = imports.read(staff(), id);
        var report = new ImportReport(imports, of);
        var csv = "csv".equals(format);
        StreamingOutput out = csv ? report::csv : report::ndjson;
        return Response.ok(out)
                .type(csv ? "text/csv;charset=utf-8" : "application/x-ndjson")
                .build();
    }

    private Caller staff() {
        return requests.require(Role.STAFF, Role.ADMIN);
    }

    private static Instant before(@Nullable String cursor) {
        return cursor == null
                ? Instant.parse("9999-01-01T00:00:00Z")
                : Instant.parse(
                        Cursor.decode(cursor, "before")
                                .after()
                                .getOrDefault("before", Instant.EPOCH.toString()));
    }

    private static Response ok(ObjectNode json) {
        return Response.ok(Answers.bytes(json), MediaType.APPLICATION_JSON).build();
    }

    private static ObjectNode json(Import of) {
        var json = Answers.JSON.objectNode();
        json.put("id", of.id())
                .put("title", of.title())
                .put("format", of.format())
                .put("template", of.template())
                .put("state", of.state())
                .put("why", of.why())
                .put("receivedBytes", of.receivedBytes())
                .put("workedOffBytes", of.readBytes());
        json.putObject("rows")
                .put("read", of.rows().read())
                .put("imported", of.rows().imported())
                .put("refused", of.rows().refused());
        return json.put("rowsPerSecond", of.perSecond())
                .put("createdBy", of.createdBy())
                .put("createdAt", of.createdAt().toString())
                .put("startedAt", text(of.startedAt()))
                .put("finishedAt", text(of.finishedAt()))
                .put("report", "/api/imports/" + of.id() + "/report");
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
