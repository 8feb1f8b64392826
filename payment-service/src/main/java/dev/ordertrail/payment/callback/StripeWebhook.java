package dev.ordertrail.payment.callback;

import dev.ordertrail.kit.inbox.Inbox;
import dev.ordertrail.kit.inbox.Incoming;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.payment.ShopMessage;
import dev.ordertrail.payment.StripeNotice;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Where Stripe tells us what happened. The answer says that the message is kept, not that it is
/// understood.
@Path("/webhooks/stripe")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Callbacks of payment providers")
public class StripeWebhook {
    private static final String PROVIDER = "stripe";
    private static final int LONGEST_BODY = 1024 * 1024;

    private final Inbox inbox;
    private final StripeSecrets secrets;
    private final StripeSignatures signatures;
    private final Clock clock = Clock.systemUTC();
    private final MeterRegistry metrics;

    StripeWebhook(
            Inbox inbox, StripeSecrets secrets, CallbackConfig config, MeterRegistry metrics) {
        this.inbox = inbox;
        this.secrets = secrets;
        this.metrics = metrics;
        signatures = new StripeSignatures(clock, config.stripe().tolerance());
    }

    /// What Stripe hears: we have it.
    public record Kept(boolean received) {}

    @POST
    @Operation(summary = "An event of shop main, signed with Stripe-Signature")
    @APIResponse(responseCode = "200", description = "kept, or kept before")
    @APIResponse(responseCode = "400", description = "SIGNATURE_INVALID: bad, stale or missing")
    @APIResponse(responseCode = "413", description = "PAYLOAD_TOO_LARGE: over 1 MiB")
    public Kept ofMain(
            @HeaderParam("Stripe-Signature") @Nullable String signature, byte @Nullable [] body) {
        return keep(StripeSecrets.MAIN, signature, body);
    }

    @POST
    @Path("/{shop}")
    @Operation(summary = "An event of this shop, signed with the shop's own secret")
    @APIResponse(responseCode = "200", description = "kept, or kept before")
    @APIResponse(responseCode = "400", description = "SIGNATURE_INVALID: bad, stale or missing")
    @APIResponse(responseCode = "413", description = "PAYLOAD_TOO_LARGE: over 1 MiB")
    public Kept ofShop(
            @PathParam("shop") String shop,
            @HeaderParam("Stripe-Signature") @Nullable String signature,
            byte @Nullable [] body) {
        return keep(shop, signature, body);
    }

    private Kept keep(String shop, @Nullable String signature, byte @Nullable [] body) {
        var bytes = body == null ? new byte[0] : body;
        if (bytes.length > LONGEST_BODY) {
            throw new ProblemException(Code.PAYLOAD_TOO_LARGE, "The body is larger than 1 MiB.");
        }
        if (!signatures.match(bytes, signature, secrets.of(shop))) {
            metrics.counter("ordertrail.signatures.refused", "provider", PROVIDER).increment();
            throw new ProblemException(
                    Code.SIGNATURE_INVALID, "The Stripe-Signature header does not match the body.");
        }
        var notice = StripeNotice.of(bytes);
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

    private Incoming incoming(String shop, StripeNotice notice, byte[] bytes) {
        var twin = notice.twin();
        return new Incoming(
                PROVIDER,
                new ShopMessage(shop, notice.id()).toString(),
                twin == null ? null : new ShopMessage(shop, twin).toString(),
                notice.type(),
                bytes,
                now());
    }

    /// PostgreSQL keeps microseconds.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
