package dev.ordertrail.payment.http;

import dev.ordertrail.kit.access.Callers;
import dev.ordertrail.kit.access.Role;
import dev.ordertrail.kit.paging.Paging;
import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.payment.handle.CloseConcern;
import dev.ordertrail.payment.handle.ListConcerns;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What providers want somebody to look at: early fraud warnings, reviews, failed refunds, failed
/// payouts, restricted accounts.
@Path("/api/payments/concerns")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Concerns of payment providers")
public class ConcernResource {
    private static final int USUAL = 20;

    private final Callers callers;
    private final ListConcerns concerns;
    private final CloseConcern close;

    ConcernResource(Callers callers, ListConcerns concerns, CloseConcern close) {
        this.callers = callers;
        this.concerns = concerns;
        this.close = close;
    }

    /// One open concern.
    ///
    /// @param id by which it is closed
    /// @param orderId the order it is about; null where it is about the shop's account
    /// @param reason the provider's own word
    public record Body(
            long id,
            String shop,
            String provider,
            String kind,
            String object,
            @Nullable String orderId,
            @Nullable String paymentId,
            @Nullable String reason,
            Instant openedAt) {}

    /// A part of the list.
    ///
    /// @param nextCursor for the following part; null at the end
    public record Bodies(List<Body> concerns, @Nullable String nextCursor) {
        public Bodies {
            concerns = List.copyOf(concerns);
        }
    }

    @GET
    @Operation(
            summary =
                    "Open concerns of the caller's shop, oldest first (staff, admin; ops sees all shops)")
    @APIResponse(responseCode = "200", description = "a page of at most 100")
    @APIResponse(responseCode = "403", description = "FORBIDDEN: not staff")
    @APIResponse(responseCode = "422", description = "VALIDATION_FAILED: limit or cursor")
    public Bodies list(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var caller = callers.require(Role.STAFF, Role.ADMIN, Role.OPS);
        var paging = Paging.of(null, limit, USUAL, cursor);
        var shop = caller.has(Role.OPS) ? null : caller.shop();
        var page = concerns.after(shop, Positions.after(cursor), paging.limit());
        return new Bodies(
                page.rows().stream().map(ConcernResource::body).toList(), Positions.next(page));
    }

    /// What was decided.
    ///
    /// @param note why nothing more is to be done
    public record Closing(@Nullable String note) {}

    @POST
    @Path("/{id}/close")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say that nothing more is to be done about a concern (staff, admin)")
    @APIResponse(
            responseCode = "200",
            description = "closed, until its provider says that it has got worse")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    @APIResponse(responseCode = "409", description = "INVALID_STATUS_TRANSITION: it is not open")
    @APIResponse(responseCode = "422", description = "VALIDATION_FAILED: a note is missing")
    public Response close(
            @PathParam("id") long id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable Closing body) {
        var caller = callers.require(Role.STAFF, Role.ADMIN);
        var errors = new ArrayList<FieldError>();
        var note = Texts.required(errors, "note", body == null ? null : body.note());
        if (!errors.isEmpty()) {
            throw ProblemException.validation(errors);
        }
        return Answers.response(close.close(caller, id, key, note));
    }

    private static Body body(ListConcerns.Row row) {
        var concern = row.concern();
        return new Body(
                row.id(),
                row.shop(),
                concern.provider(),
                concern.kind(),
                concern.object(),
                concern.orderId(),
                concern.paymentId(),
                concern.reason(),
                concern.openedAt());
    }
}
