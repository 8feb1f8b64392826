package dev.ordertrail.payment.http;

import dev.ordertrail.kit.access.Callers;
import dev.ordertrail.kit.access.Role;
import dev.ordertrail.payment.handle.Found;
import dev.ordertrail.payment.handle.Reconcile;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Asks providers at once what we may have missed.
@Path("/ops/reconcile")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
public class ReconcileResource {
    private final Callers callers;
    private final Reconcile reconcile;

    ReconcileResource(Callers callers, Reconcile reconcile) {
        this.callers = callers;
        this.reconcile = reconcile;
    }

    @POST
    @Operation(summary = "Compare with the providers now (ops)")
    @APIResponse(responseCode = "200", description = "what was found")
    public Found now() {
        callers.require(Role.OPS);
        return reconcile.now();
    }
}
