package dev.ordertrail.payment.http;

import dev.ordertrail.kit.access.Callers;
import dev.ordertrail.kit.access.Role;
import dev.ordertrail.kit.paging.Paging;
import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.payment.handle.ListRefundTasks;
import dev.ordertrail.payment.handle.PaymentActions;
import dev.ordertrail.payment.handle.RefundedByHand;
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
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Refunds that wait for somebody to make them.
@Path("/api/payments/refund-tasks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Refund tasks")
public class RefundTaskResource {
    private static final int USUAL = 20;
    private static final Pattern OBJECT = Pattern.compile("[A-Za-z0-9_-]{1,200}");

    private final Callers callers;
    private final ListRefundTasks tasks;
    private final PaymentActions actions;

    RefundTaskResource(Callers callers, ListRefundTasks tasks, PaymentActions actions) {
        this.callers = callers;
        this.tasks = tasks;
        this.actions = actions;
    }

    /// One refund that waits.
    ///
    /// @param amount in major units
    /// @param why why we cannot make it ourselves, in the provider's word or ours
    public record Task(
            String refundId,
            String orderId,
            @Nullable String orderNumber,
            String shop,
            @Nullable String paymentId,
            String provider,
            BigDecimal amount,
            String currency,
            String cause,
            String state,
            @Nullable String why,
            Instant requestedAt) {}

    /// A part of the list.
    ///
    /// @param nextCursor for the following part; null at the end
    public record Tasks(List<Task> refundTasks, @Nullable String nextCursor) {
        public Tasks {
            refundTasks = List.copyOf(refundTasks);
        }
    }

    @GET
    @Operation(
            summary =
                    "Open refunds of the caller's shop, oldest first (staff, admin; ops sees all shops)")
    @APIResponse(responseCode = "200", description = "a page of at most 100")
    @APIResponse(responseCode = "403", description = "FORBIDDEN: not staff")
    @APIResponse(responseCode = "422", description = "VALIDATION_FAILED: limit or cursor")
    public Tasks list(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var caller = callers.require(Role.STAFF, Role.ADMIN, Role.OPS);
        var paging = Paging.of(null, limit, USUAL, cursor);
        var shop = caller.has(Role.OPS) ? null : caller.shop();
        var page = tasks.after(shop, Positions.after(cursor), paging.limit());
        return new Tasks(
                page.rows().stream().map(RefundTaskResource::task).toList(), Positions.next(page));
    }

    @POST
    @Path("/{refundId}/retry")
    @Operation(summary = "Let us try a refund again that became a task (staff, admin)")
    @APIResponse(responseCode = "202", description = "tried again soon")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    @APIResponse(responseCode = "409", description = "INVALID_STATUS_TRANSITION: not for us")
    public Response retry(
            @PathParam("refundId") String refundId,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        var caller = callers.require(Role.STAFF, Role.ADMIN, Role.OPS);
        return Answers.response(actions.retry(caller, refundId, key));
    }

    /// A refund that somebody made.
    ///
    /// @param amount in major units of the task's currency
    /// @param how `bank_transfer`, `cash`, `provider`, ...
    /// @param reference by which it is found again there
    /// @param providerRefund the provider's refund where it was made there, so that it counts once
    public record ByHand(
            @Nullable BigDecimal amount,
            @Nullable String how,
            @Nullable String reference,
            @Nullable String providerRefund) {}

    @POST
    @Path("/{refundId}/by-hand")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say that a refund was made by hand (staff, admin)")
    @APIResponse(responseCode = "200", description = "the task is done and the ledger has it")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    @APIResponse(
            responseCode = "409",
            description = "INVALID_STATUS_TRANSITION: done, being made, or perhaps made by us")
    @APIResponse(
            responseCode = "422",
            description = "VALIDATION_FAILED: more than is asked or left, or a field is missing")
    public Response byHand(
            @PathParam("refundId") String refundId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable ByHand body) {
        var caller = callers.require(Role.STAFF, Role.ADMIN);
        return Answers.response(actions.refunded(caller, refundId, key, said(body)));
    }

    private static RefundedByHand.Said said(@Nullable ByHand body) {
        var said = body == null ? new ByHand(null, null, null, null) : body;
        var errors = new ArrayList<FieldError>();
        var how = Texts.required(errors, "how", said.how());
        var reference = Texts.required(errors, "reference", said.reference());
        var object = Texts.optional(errors, "providerRefund", said.providerRefund());
        if (object != null && !OBJECT.matcher(object).matches()) {
            errors.add(new FieldError("providerRefund", "INVALID", "no name of a refund"));
        }
        var amount = said.amount();
        if (amount == null) {
            errors.add(new FieldError("amount", "REQUIRED", "how much was sent back"));
        }
        if (amount == null || !errors.isEmpty()) {
            throw ProblemException.validation(errors);
        }
        return new RefundedByHand.Said(amount, how, reference, object);
    }

    private static Task task(ListRefundTasks.Row row) {
        var task = row.task();
        return new Task(
                task.refundId(),
                task.orderId(),
                row.orderNumber(),
                task.shop(),
                task.paymentId(),
                row.provider(),
                task.amount().amount(),
                task.amount().asset().code(),
                task.cause(),
                row.state(),
                row.why(),
                task.requestedAt());
    }
}
