package dev.ordertrail.payment.callback;

import dev.ordertrail.kit.shop.ShopSettings;
import dev.ordertrail.payment.PayPalDelivery;
import dev.ordertrail.payment.PayPalNotice;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
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

    private final Callbacks callbacks;
    private final PayPalDoor door;

    PayPalWebhook(Callbacks callbacks, PayPalDoor door) {
        this.callbacks = callbacks;
        this.door = door;
    }

    @POST
    @Operation(summary = "An event of shop main, signed with the Paypal-Transmission-… headers")
    @APIResponse(responseCode = "200", description = "kept, or kept before")
    @APIResponse(responseCode = "400", description = "SIGNATURE_INVALID: bad, stale or missing")
    @APIResponse(responseCode = "413", description = "PAYLOAD_TOO_LARGE: over 1 MiB")
    public Kept ofMain(@Context HttpHeaders headers, byte @Nullable [] body) {
        return keep(ShopSettings.MAIN, headers, body);
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
        var bytes = Callbacks.bounded(body);
        if (!door.admits(shop, delivery(headers, bytes))) {
            throw callbacks.refusal(
                    PROVIDER, "The PayPal-Transmission headers do not match the body.");
        }
        return callbacks.keep(PROVIDER, shop, PayPalNotice.of(bytes), bytes);
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
}
