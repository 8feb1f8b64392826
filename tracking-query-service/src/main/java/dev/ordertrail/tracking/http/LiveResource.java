package dev.ordertrail.tracking.http;

import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.access.Callers;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.tracking.http.Access.Seen;
import dev.ordertrail.tracking.readmodel.Viewer;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/// Server-sent events. The id of an event is what its stream has come to; a reconnect says it as
/// `Last-Event-ID` and goes on behind it. Browsers, whose streams send no headers, come with the
/// session cookie or a ticket.
@Path("/api/live")
@Blocking
@Tag(name = "live", description = "Streams of changes")
public class LiveResource {
    private static final Pattern STREAM =
            Pattern.compile("/api/live/(people/me|orders/[\\p{Alnum}._:~-]{1,100})");

    private final Callers callers;
    private final Access access;
    private final Tickets tickets;
    private final LiveStreams streams;
    private final RateLimit limit;

    @Inject
    LiveResource(
            Callers callers, Access access, Tickets tickets, LiveStreams streams, RateLimit limit) {
        this.callers = callers;
        this.access = access;
        this.tickets = tickets;
        this.streams = streams;
        this.limit = limit;
    }

    /// What a ticket is asked for.
    ///
    /// @param stream the path of the stream it is to open
    public record TicketWish(@Nullable String stream) {}

    /// A ticket.
    ///
    /// @param url the stream with the ticket in it
    public record TicketAnswer(String ticket, String url, long expiresInSeconds) {}

    @GET
    @Path("/orders/{orderId}")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @Operation(summary = "Changes of one order; ids are revisions of the view")
    public Multi<OutboundSseEvent> order(
            @PathParam("orderId") String id,
            @QueryParam("ticket") @Nullable String ticket,
            @HeaderParam("Last-Event-ID") @Nullable String last) {
        var caller = caller(ticket, "/api/live/orders/" + id);
        var orderId = access.get(caller, id).head().orderId();
        return streams.order(orderId, () -> access.find(caller, orderId), last);
    }

    @GET
    @Path("/people/me")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @Operation(summary = "Changes of all your orders; ids count your changes")
    public Multi<OutboundSseEvent> person(
            @QueryParam("ticket") @Nullable String ticket,
            @HeaderParam("Last-Event-ID") @Nullable String last) {
        return streams.person(caller(ticket, "/api/live/people/me"), last);
    }

    @GET
    @Path("/track/{orderNumber}")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @Operation(summary = "Changes of one order for everybody; rate limited")
    public Multi<OutboundSseEvent> track(
            @PathParam("orderNumber") String number,
            @HeaderParam("Last-Event-ID") @Nullable String last,
            @Context HttpServerRequest request) {
        limit.take(request);
        var orderId = access.getPublic(number).orderId();
        return limit.held(
                request,
                streams.order(
                        orderId,
                        () -> access.byId(orderId).map(head -> new Seen(head, Viewer.PUBLIC)),
                        last));
    }

    @POST
    @Path("/tickets")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "A ticket that opens one stream for a short while")
    public TicketAnswer ticket(@Nullable TicketWish wish) {
        var caller = callers.caller();
        var stream = wish == null ? null : wish.stream();
        if (stream == null || !STREAM.matcher(stream).matches()) {
            throw ProblemException.validation(
                    List.of(
                            new FieldError(
                                    "stream",
                                    "INVALID",
                                    "/api/live/people/me or /api/live/orders/{orderId}")));
        }
        var word = tickets.issue(caller, stream);
        return new TicketAnswer(word, stream + "?ticket=" + word, tickets.seconds());
    }

    private Caller caller(@Nullable String ticket, String stream) {
        if (ticket == null) {
            return callers.caller();
        }
        return tickets.open(ticket, stream)
                .orElseThrow(() ->
                        new ProblemException(
                                Code.UNAUTHENTICATED, "The ticket does not open this stream."));
    }
}
