package dev.ordertrail.payment.http;

import dev.ordertrail.kit.access.Callers;
import dev.ordertrail.kit.access.Role;
import dev.ordertrail.payment.handle.CollectEvidence;
import dev.ordertrail.payment.handle.ShowMoney;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The money of one order, for staff.
@Path("/api/payments")
@Tag(name = "Money of an order")
public class MoneyResource {
    private final Callers callers;
    private final ShowMoney money;
    private final CollectEvidence evidence;
    private final Clock clock = Clock.systemUTC();

    MoneyResource(Callers callers, ShowMoney money, CollectEvidence evidence) {
        this.callers = callers;
        this.money = money;
        this.evidence = evidence;
    }

    @GET
    @Path("/{orderId}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Ledger, attempts, refunds, disputes, tasks, and what they come to (staff, admin of the order's shop; ops)")
    @APIResponse(responseCode = "200", description = "the money of the order")
    @APIResponse(responseCode = "403", description = "FORBIDDEN: not staff")
    @APIResponse(
            responseCode = "404",
            description = "ORDER_NOT_FOUND: none here, or another shop's")
    public MoneyBody show(@PathParam("orderId") String orderId) {
        var caller = callers.require(Role.STAFF, Role.ADMIN, Role.OPS);
        return MoneyBodies.of(money.of(caller, orderId));
    }

    @GET
    @Path("/{orderId}/evidence")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "What a dispute is answered with: purchase, buyer, payment, scans, proof of delivery, messages, timeline (staff, admin of the order's shop)")
    @APIResponse(
            responseCode = "200",
            description = "the pack, with personal data; as JSON, or one printable HTML document")
    @APIResponse(responseCode = "403", description = "FORBIDDEN: not staff")
    @APIResponse(
            responseCode = "404",
            description = "ORDER_NOT_FOUND: none here, or another shop's")
    public EvidenceBody evidence(@PathParam("orderId") String orderId) {
        return pack(orderId);
    }

    @GET
    @Path("/{orderId}/evidence")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response printable(@PathParam("orderId") String orderId) {
        return Response.ok(EvidencePage.of(pack(orderId)), "text/html;charset=utf-8")
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .build();
    }

    private EvidenceBody pack(String orderId) {
        var caller = callers.require(Role.STAFF, Role.ADMIN);
        var known = money.of(caller, orderId);
        return EvidenceBody.of(known, evidence.of(known.order()), clock.instant());
    }
}
