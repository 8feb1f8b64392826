package dev.ordertrail.payment.http;

import dev.ordertrail.kit.access.Callers;
import dev.ordertrail.kit.access.Role;
import dev.ordertrail.kit.paging.Cursor;
import dev.ordertrail.kit.paging.Paging;
import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.payment.handle.ListRefundTasks;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
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
    private static final String POSITION = "position";

    private final Callers callers;
    private final ListRefundTasks tasks;

    RefundTaskResource(Callers callers, ListRefundTasks tasks) {
        this.callers = callers;
        this.tasks = tasks;
    }

    /// One refund that waits.
    ///
    /// @param amount in major units
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
        var page = tasks.after(shop, position(cursor), paging.limit());
        return new Tasks(
                page.rows().stream().map(RefundTaskResource::task).toList(), word(page.next()));
    }

    private static long position(@Nullable String cursor) {
        if (cursor == null) {
            return 0;
        }
        try {
            return Long.parseLong(
                    Cursor.decode(cursor, POSITION).after().getOrDefault(POSITION, ""));
        } catch (NumberFormatException e) {
            throw ProblemException.validation(
                    List.of(
                            new FieldError(
                                    "cursor", "INVALID", "not a cursor that this list gave out")));
        }
    }

    private static @Nullable String word(OptionalLong next) {
        return next.isEmpty()
                ? null
                : new Cursor(Map.of(POSITION, Long.toString(next.getAsLong()))).encode();
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
                task.requestedAt());
    }
}
