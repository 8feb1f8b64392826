package dev.ordertrail.payment.http;

import dev.ordertrail.kit.access.Callers;
import dev.ordertrail.kit.access.Role;
import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.payment.handle.PaymentActions;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What staff do to a payment. The answer says that it is asked for; what became of it is told by
/// the payment itself.
@Path("/api/payments/{orderId}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Payments by hand")
public class PaymentActionsResource {
    private final Callers callers;
    private final PaymentActions actions;

    PaymentActionsResource(Callers callers, PaymentActions actions) {
        this.callers = callers;
        this.actions = actions;
    }

    /// Which payment.
    ///
    /// @param amount in major units, of a refund or a capture; null: all that is left
    public record Body(@Nullable String paymentId, @Nullable BigDecimal amount) {}

    @POST
    @Path("/refunds")
    @Operation(summary = "Send money back (staff, admin)")
    @APIResponse(responseCode = "202", description = "asked for; capped at what is left")
    @APIResponse(responseCode = "409", description = "PAYMENT_NOT_CONFIRMED: nothing was paid")
    public Response refund(
            @PathParam("orderId") String orderId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable Body body) {
        return Answers.response(
                actions.refund(asking(orderId, key, body), body == null ? null : body.amount()));
    }

    @POST
    @Path("/capture")
    @Operation(summary = "Take what was authorised, or a part of it (staff, admin)")
    @APIResponse(
            responseCode = "202",
            description = "asked for; what is not taken is given back to the buyer")
    @APIResponse(responseCode = "422", description = "VALIDATION_FAILED: more than was authorised")
    public Response capture(
            @PathParam("orderId") String orderId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable Body body) {
        return Answers.response(
                actions.capture(asking(orderId, key, body), body == null ? null : body.amount()));
    }

    @POST
    @Path("/cancel")
    @Operation(summary = "Make sure that nothing more is paid by it (staff, admin)")
    @APIResponse(responseCode = "202", description = "asked for")
    public Response cancel(
            @PathParam("orderId") String orderId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable Body body) {
        return Answers.response(actions.cancel(asking(orderId, key, body)));
    }

    private PaymentActions.Asking asking(
            String orderId, @Nullable String key, @Nullable Body body) {
        var caller = callers.require(Role.STAFF, Role.ADMIN);
        var payment = body == null ? null : body.paymentId();
        if (payment == null || payment.isBlank()) {
            throw ProblemException.validation(
                    List.of(new FieldError("paymentId", "REQUIRED", "which payment")));
        }
        return new PaymentActions.Asking(caller, orderId, payment, key);
    }
}
