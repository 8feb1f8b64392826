package dev.ordertrail.payment.http;

import dev.ordertrail.kit.access.Callers;
import dev.ordertrail.kit.access.Role;
import dev.ordertrail.payment.handle.ListCalls;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What we have asked of providers for an order.
@Path("/api/payments/{orderId}/calls")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Payments by hand")
public class CallsResource {
    private final Callers callers;
    private final ListCalls calls;

    CallsResource(Callers callers, ListCalls calls) {
        this.callers = callers;
        this.calls = calls;
    }

    /// The calls, oldest first.
    public record Calls(List<ListCalls.Call> calls) {
        public Calls {
            calls = List.copyOf(calls);
        }
    }

    @GET
    @Operation(summary = "Refunds, captures and endings asked of providers (staff, admin, ops)")
    @APIResponse(responseCode = "200", description = "oldest first")
    @APIResponse(responseCode = "404", description = "ORDER_NOT_FOUND")
    public Calls list(@PathParam("orderId") String orderId) {
        var caller = callers.require(Role.STAFF, Role.ADMIN, Role.OPS);
        return new Calls(calls.of(caller, orderId));
    }
}
