package dev.ordertrail.order.http;

import dev.ordertrail.kit.idempotency.Claim;
import dev.ordertrail.kit.paging.Cursor;
import dev.ordertrail.kit.paging.Paging;
import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.order.body.ListingBody;
import dev.ordertrail.order.body.ListingBody.Extent;
import dev.ordertrail.order.catalog.Kind;
import dev.ordertrail.order.catalog.ListingReader;
import dev.ordertrail.order.catalog.Listings;
import dev.ordertrail.order.catalog.Offer;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// What sellers offer. Everything is bounded by the shop of the token.
@Path("/api/listings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Listings")
public class ListingsResource {
    private static final int USUAL = 20;

    private final Requests requests;
    private final ListingBody bodies;
    private final Listings listings;
    private final ListingReader reader;

    ListingsResource(
            Requests requests, ListingBody bodies, Listings listings, ListingReader reader) {
        this.requests = requests;
        this.bodies = bodies;
        this.listings = listings;
        this.reader = reader;
    }

    @GET
    @Operation(
            summary = "List what is on offer",
            description =
                    "In the order of ids. Everybody sees what can be bought, sellers all of theirs,"
                            + " staff all of their shop's. Filters: kind, seller, status, text.")
    public Response list(
            @RestQuery @Nullable String kind,
            @RestQuery @Nullable String seller,
            @RestQuery @Nullable String status,
            @RestQuery @Nullable String text,
            @RestQuery @Nullable Integer limit,
            @RestQuery @Nullable String cursor) {
        var paging = Paging.of(null, limit, USUAL, cursor);
        var filter =
                new ListingReader.Filter(
                        word("kind", kind, Kind::of),
                        seller,
                        word("status", status, Offer::of),
                        text,
                        after(paging.cursor()));
        var page = reader.list(requests.caller(), filter, paging.limit());
        return Answers.response(ListingAnswers.page(page, paging.limit()));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a listing")
    public Response read(@PathParam("id") String id) {
        return Answers.response(ListingAnswers.shown(reader.read(requests.caller(), id)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Offer something",
            description =
                    "`{\"kind\": \"physical\", \"digital\", \"service\" or \"package\", \"name\":"
                            + " \"...\", \"price\": 10, \"currency\": \"USD\", \"stock\": 5,"
                            + " \"specifications\": {...}, \"minMonths\": 1, \"maxMonths\": 12}`")
    public Response add(@HeaderParam("Idempotency-Key") @Nullable String key, byte[] body) {
        var caller = requests.caller();
        var form = bodies.read(requests.json(body), requests.shop(), Extent.NEW);
        var claim = Claim.of(caller, "POST /api/listings", key, body);
        return Answers.response(listings.add(caller, claim, form, ListingAnswers::added));
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Write a listing anew", description = "If-Match takes its version.")
    public Response replace(@PathParam("id") String id, @Context HttpHeaders headers, byte[] body) {
        var form = bodies.read(requests.json(body), requests.shop(), Extent.WHOLE);
        var ifMatch = requests.ifMatch(headers);
        return Answers.response(
                ListingAnswers.shown(listings.replace(requests.caller(), id, ifMatch, form)));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Change a listing", description = "If-Match takes its version.")
    public Response change(@PathParam("id") String id, @Context HttpHeaders headers, byte[] body) {
        var form = bodies.read(requests.json(body), requests.shop(), Extent.PART);
        var ifMatch = requests.ifMatch(headers);
        return Answers.response(
                ListingAnswers.shown(listings.change(requests.caller(), id, ifMatch, form)));
    }

    @DELETE
    @Path("{id}")
    @Operation(
            summary = "Withdraw a listing",
            description = "For good. Orders that bought it keep what they bought.")
    public Response withdraw(@PathParam("id") String id, @Context HttpHeaders headers) {
        listings.withdraw(requests.caller(), id, requests.ifMatch(headers));
        return Response.noContent().build();
    }

    private static @Nullable String after(@Nullable String cursor) {
        return cursor == null ? null : Cursor.decode(cursor, "id").after().get("id");
    }

    private static <T> @Nullable T word(
            String name, @Nullable String written, Function<String, Optional<T>> of) {
        if (written == null) {
            return null;
        }
        return of.apply(written)
                .orElseThrow(() ->
                        ProblemException.validation(
                                List.of(new FieldError(name, "UNKNOWN", "is none of them"))));
    }
}
