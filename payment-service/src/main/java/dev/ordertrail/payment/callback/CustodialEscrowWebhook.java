package dev.ordertrail.payment.callback;

import dev.ordertrail.kit.shop.ShopSettings;
import dev.ordertrail.payment.ForeignJson;
import dev.ordertrail.payment.Notice;
import dev.ordertrail.payment.callback.StandardSignatures.Headers;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Where a custodial escrow provider, one that holds the money itself, tells us what happened. The
/// answer says that the message is kept, not that it is understood.
@Path("/webhooks/escrow/{provider}")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Callbacks of payment providers")
public class CustodialEscrowWebhook {
    private static final String PROVIDER = "custodial";
    private static final Pattern TYPE = Pattern.compile("[a-z0-9_.]{1,100}");
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final Callbacks callbacks;
    private final CustodialSecrets secrets;
    private final StandardSignatures signatures;

    CustodialEscrowWebhook(Callbacks callbacks, CustodialSecrets secrets, CustodialConfig config) {
        this.callbacks = callbacks;
        this.secrets = secrets;
        signatures = new StandardSignatures(Clock.systemUTC(), config.tolerance());
    }

    @POST
    @Operation(summary = "An event of shop main, signed as Standard Webhooks 1.0.0 says")
    @APIResponse(responseCode = "200", description = "kept, or kept before")
    @APIResponse(responseCode = "400", description = "SIGNATURE_INVALID: bad, stale or missing")
    @APIResponse(responseCode = "413", description = "PAYLOAD_TOO_LARGE: over 1 MiB")
    public Kept ofMain(
            @PathParam("provider") String provider,
            @HeaderParam("webhook-id") @Nullable String id,
            @HeaderParam("webhook-timestamp") @Nullable String timestamp,
            @HeaderParam("webhook-signature") @Nullable String signature,
            byte @Nullable [] body) {
        return keep(
                new From(provider, ShopSettings.MAIN), new Headers(id, timestamp, signature), body);
    }

    @POST
    @Path("/{shop}")
    @Operation(summary = "An event of this shop, signed with the shop's own secret")
    @APIResponse(responseCode = "200", description = "kept, or kept before")
    @APIResponse(responseCode = "400", description = "SIGNATURE_INVALID: bad, stale or missing")
    @APIResponse(responseCode = "413", description = "PAYLOAD_TOO_LARGE: over 1 MiB")
    public Kept ofShop(
            @PathParam("provider") String provider,
            @PathParam("shop") String shop,
            @HeaderParam("webhook-id") @Nullable String id,
            @HeaderParam("webhook-timestamp") @Nullable String timestamp,
            @HeaderParam("webhook-signature") @Nullable String signature,
            byte @Nullable [] body) {
        return keep(new From(provider, shop), new Headers(id, timestamp, signature), body);
    }

    private record From(String provider, String shop) {}

    private Kept keep(From from, Headers headers, byte @Nullable [] body) {
        var bytes = Callbacks.bounded(body);
        var id = headers.id();
        var valid = secrets.of(from.provider(), from.shop());
        if (id == null || !ID.matcher(id).matches() || !signatures.match(bytes, headers, valid)) {
            throw callbacks.refusal(
                    PROVIDER, "The webhook-signature header does not match the body.");
        }
        var notice = new Notice(from.provider() + "/" + id, type(bytes), null);
        return callbacks.keep(PROVIDER, from.shop(), notice, bytes);
    }

    private static String type(byte[] body) {
        var type = ForeignJson.tree(body).path("type").asText("");
        return TYPE.matcher(type).matches() ? type : Notice.UNREADABLE;
    }
}
