package dev.ordertrail.payment.callback;

import dev.ordertrail.kit.shop.ShopSettings;
import dev.ordertrail.payment.StripeNotice;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
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

    private final Callbacks callbacks;
    private final StripeSecrets secrets;
    private final StripeSignatures signatures;

    StripeWebhook(Callbacks callbacks, StripeSecrets secrets, CallbackConfig config) {
        this.callbacks = callbacks;
        this.secrets = secrets;
        signatures = new StripeSignatures(Clock.systemUTC(), config.stripe().tolerance());
    }

    @POST
    @Operation(summary = "An event of shop main, signed with Stripe-Signature")
    @APIResponse(responseCode = "200", description = "kept, or kept before")
    @APIResponse(responseCode = "400", description = "SIGNATURE_INVALID: bad, stale or missing")
    @APIResponse(responseCode = "413", description = "PAYLOAD_TOO_LARGE: over 1 MiB")
    public Kept ofMain(
            @HeaderParam("Stripe-Signature") @Nullable String signature, byte @Nullable [] body) {
        return keep(ShopSettings.MAIN, signature, body);
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
        var bytes = Callbacks.bounded(body);
        if (!signatures.match(bytes, signature, secrets.of(shop))) {
            throw callbacks.refusal(
                    PROVIDER, "The Stripe-Signature header does not match the body.");
        }
        return callbacks.keep(PROVIDER, shop, StripeNotice.of(bytes), bytes);
    }
}
