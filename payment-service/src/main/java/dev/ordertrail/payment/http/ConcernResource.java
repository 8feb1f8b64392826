package dev.ordertrail.payment.http;

import dev.ordertrail.kit.access.Callers;
import dev.ordertrail.kit.access.Role;
import dev.ordertrail.kit.paging.Paging;
import dev.ordertrail.payment.handle.ListConcerns;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
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

    ConcernResource(Callers callers, ListConcerns concerns) {
        this.callers = callers;
        this.concerns = concerns;
    }

    /// One open concern.
    ///
    /// @param orderId the order it is about; null where it is about the shop's account
    /// @param reason the provider's own word
    public record Body(
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

    private static Body body(ListConcerns.Row row) {
        var concern = row.concern();
        return new Body(
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
