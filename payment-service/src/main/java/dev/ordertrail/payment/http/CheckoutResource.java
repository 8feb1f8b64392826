package dev.ordertrail.payment.http;

import dev.ordertrail.kit.access.Callers;
import dev.ordertrail.kit.idempotency.Claim;
import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.payment.handle.StartCheckout;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Ways to pay an order.
@Path("/api/payments/{orderId}/checkout-sessions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Checkout")
public class CheckoutResource {
    private static final String OPERATION = "POST /api/payments/{orderId}/checkout-sessions";

    private final Callers callers;
    private final StartCheckout checkouts;

    CheckoutResource(Callers callers, StartCheckout checkouts) {
        this.callers = callers;
        this.checkouts = checkouts;
    }

    /// What may be asked; everything has a default.
    ///
    /// @param provider `stripe`, `paypal`
    /// @param successUrl where the buyer goes on after paying
    /// @param cancelUrl where the buyer goes back to without paying
    public record Body(
            @Nullable String provider, @Nullable String successUrl, @Nullable String cancelUrl) {}

    /// A way to pay.
    ///
    /// @param url where the buyer pays
    /// @param amount what is still to be paid, in major units
    /// @param expiresAt until when it can be paid; null: nobody says
    public record Session(
            String checkoutId,
            String orderId,
            String provider,
            String sessionId,
            String url,
            BigDecimal amount,
            String currency,
            @Nullable Instant expiresAt) {}

    @POST
    @Operation(
            summary =
                    "A page of the provider's where what is still to be paid can be paid (buyer of the order, storefront, staff)",
            description =
                    "An order has one at a time: while it is open, it is answered again. A failed or ended payment gets a new one on the same order.")
    @APIResponse(responseCode = "201", description = "started")
    @APIResponse(responseCode = "200", description = "the one that is open")
    @APIResponse(responseCode = "404", description = "ORDER_NOT_FOUND")
    @APIResponse(
            responseCode = "409",
            description =
                    "INVALID_STATUS_TRANSITION: nothing is to be paid; REQUEST_IN_PROGRESS: repeat with the same Idempotency-Key")
    @APIResponse(responseCode = "422", description = "VALIDATION_FAILED: provider or addresses")
    public Response start(
            @PathParam("orderId") String orderId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable Body body) {
        var caller = callers.caller();
        var claim = Claim.of(caller, OPERATION, key, new byte[0]);
        var wish = body == null ? new Body(null, null, null) : body;
        var ask =
                new StartCheckout.Ask(
                        orderId,
                        claim.key(),
                        wish.provider(),
                        address("successUrl", wish.successUrl()),
                        address("cancelUrl", wish.cancelUrl()));
        var started = checkouts.start(caller, ask);
        return Response.status(started.fresh() ? 201 : 200).entity(session(started)).build();
    }

    private static Session session(StartCheckout.Started started) {
        var checkout = started.checkout();
        return new Session(
                checkout.checkoutId(),
                checkout.orderId(),
                checkout.provider(),
                Objects.requireNonNull(checkout.objectId()),
                Objects.requireNonNull(checkout.url()),
                checkout.amount().amount(),
                checkout.amount().asset().code(),
                checkout.expiresAt());
    }

    private static @Nullable URI address(String field, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            var uri = URI.create(text);
            if (uri.getHost() != null
                    && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw invalid(field);
        }
        throw invalid(field);
    }

    private static ProblemException invalid(String field) {
        return ProblemException.validation(
                List.of(new FieldError(field, "INVALID", "an http or https address")));
    }
}
