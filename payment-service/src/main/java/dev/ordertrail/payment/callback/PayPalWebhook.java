package dev.ordertrail.payment.callback;

import dev.ordertrail.kit.inbox.Inbox;
import dev.ordertrail.kit.inbox.Incoming;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.payment.PayPalDelivery;
import dev.ordertrail.payment.PayPalNotice;
import dev.ordertrail.payment.ShopMessage;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Where PayPal tells us what happened. The answer says that the message is kept, not that it is
/// understood.
@Path("/webhooks/paypal")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Callbacks of payment providers")
public class PayPalWebhook {
    private static final String PROVIDER = "paypal";
    private static final int LONGEST_BODY = 1024 * 1024;

    private final Inbox inbox;
    private final PayPalDoor door;
    private final MeterRegistry metrics;

    PayPalWebhook(Inbox inbox, PayPalDoor door, MeterRegistry metrics) {
        this.inbox = inbox;
        this.door = door;
        this.metrics = metrics;
    }

    /// What PayPal hears: we have it.
    public record Kept(boolean received) {}

    @POST
    @Operation(summary = "An event of shop main, signed with the Paypal-Transmission-… headers")
    @APIResponse(responseCode = "200", description = "kept, or kept before")
    @APIResponse(responseCode = "400", description = "SIGNATURE_INVALID: bad, stale or missing")
    @APIResponse(responseCode = "413", description = "PAYLOAD_TOO_LARGE: over 1 MiB")
    public Kept ofMain(@Context HttpHeaders headers, byte @Nullable [] body) {
        return keep(PayPalWebhookIds.MAIN, headers, body);
    }

    @POST
    @Path("/{shop}")
    @Operation(summary = "An event of this shop, signed for the shop's own webhook")
    @APIResponse(responseCode = "200", description = "kept, or kept before")
    @APIResponse(responseCode = "400", description = "SIGNATURE_INVALID: bad, stale or missing")
    @APIResponse(responseCode = "413", description = "PAYLOAD_TOO_LARGE: over 1 MiB")
    public Kept ofShop(
            @PathParam("shop") String shop, @Context HttpHeaders headers, byte @Nullable [] body) {
        return keep(shop, headers, body);
    }

    private Kept keep(String shop, HttpHeaders headers, byte @Nullable [] body) {
        var bytes = body == null ? new byte[0] : body;
        if (bytes.length > LONGEST_BODY) {
            throw new ProblemException(Code.PAYLOAD_TOO_LARGE, "The body is larger than 1 MiB.");
        }
        if (!door.admits(shop, delivery(headers, bytes))) {
            metrics.counter("ordertrail.signatures.refused", "provider", PROVIDER).increment();
            throw new ProblemException(
                    Code.SIGNATURE_INVALID,
                    "The PayPal-Transmission headers do not match the body.");
        }
        var notice = PayPalNotice.of(bytes);
        var fresh = inbox.keep(incoming(shop, notice, bytes));
        metrics.counter(
                        "ordertrail.callbacks.received",
                        "provider",
                        PROVIDER,
                        "type",
                        notice.type(),
                        "outcome",
                        fresh ? "kept" : "duplicate")
                .increment();
        return new Kept(true);
    }

    private static PayPalDelivery delivery(HttpHeaders headers, byte[] body) {
        return new PayPalDelivery(
                "",
                headers.getHeaderString("PayPal-Transmission-Id"),
                headers.getHeaderString("PayPal-Transmission-Time"),
                headers.getHeaderString("PayPal-Cert-Url"),
                headers.getHeaderString("PayPal-Auth-Algo"),
                headers.getHeaderString("PayPal-Transmission-Sig"),
                body);
    }

    private static Incoming incoming(String shop, PayPalNotice notice, byte[] bytes) {
        var twin = notice.twin();
        return new Incoming(
                PROVIDER,
                new ShopMessage(shop, notice.id()).toString(),
                twin == null ? null : new ShopMessage(shop, twin).toString(),
                notice.type(),
                bytes,
                Instant.now().truncatedTo(ChronoUnit.MICROS)); // as PostgreSQL keeps it
    }
}
