package dev.ordertrail.shipping.callback;

import dev.ordertrail.kit.inbox.Inbox;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Where EasyPost tells us what happened. The answer says that the message is kept, not that it is
/// understood.
@Path("/webhooks/easypost")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Callbacks of carriers")
public class EasyPostWebhook {
    private static final String HEADER = "X-Hmac-Signature";
    private static final int LONGEST_BODY = 1024 * 1024;

    private final Inbox inbox;
    private final EasyPostSecrets secrets;
    private final MeterRegistry metrics;

    EasyPostWebhook(Inbox inbox, EasyPostSecrets secrets, MeterRegistry metrics) {
        this.inbox = inbox;
        this.secrets = secrets;
        this.metrics = metrics;
    }

    /// What EasyPost hears: we have it.
    public record Kept(boolean received) {}

    @POST
    @Operation(
            summary = "An event of the deployment's EasyPost account",
            description =
                    "Signed with X-Hmac-Signature. It may be about a parcel of any shop. tracker.created and tracker.updated are read, all else is ignored.")
    @APIResponse(responseCode = "200", description = "kept, or kept before")
    @APIResponse(responseCode = "400", description = "SIGNATURE_INVALID: bad or missing")
    @APIResponse(responseCode = "413", description = "PAYLOAD_TOO_LARGE: over 1 MiB")
    public Kept ofAll(@HeaderParam(HEADER) @Nullable String signature, byte @Nullable [] body) {
        return keep(null, signature, body);
    }

    @POST
    @Path("/{shop}")
    @Operation(
            summary = "An event of a shop's own EasyPost account",
            description = "Signed with the shop's own secret. Only parcels of this shop are meant.")
    @APIResponse(responseCode = "200", description = "kept, or kept before")
    @APIResponse(
            responseCode = "400",
            description = "SIGNATURE_INVALID: bad, missing, or no such shop")
    @APIResponse(responseCode = "413", description = "PAYLOAD_TOO_LARGE: over 1 MiB")
    public Kept ofShop(
            @PathParam("shop") String shop,
            @HeaderParam(HEADER) @Nullable String signature,
            byte @Nullable [] body) {
        return keep(shop, signature, body);
    }

    private Kept keep(@Nullable String shop, @Nullable String signature, byte @Nullable [] body) {
        var bytes = body == null ? new byte[0] : body;
        if (bytes.length > LONGEST_BODY) {
            throw new ProblemException(Code.PAYLOAD_TOO_LARGE, "The body is larger than 1 MiB.");
        }
        if (secrets.of(shop).stream()
                .noneMatch(secret -> EasyPostSignature.matches(bytes, signature, secret))) {
            count("ordertrail.signatures.refused");
            throw new ProblemException(
                    Code.SIGNATURE_INVALID, "The X-Hmac-Signature header does not match the body.");
        }
        var received = Instant.now().truncatedTo(ChronoUnit.MICROS); // what PostgreSQL keeps
        var fresh = inbox.keep(EasyPostNotice.of(bytes).incoming(shop, bytes, received));
        count(fresh ? "ordertrail.callbacks.kept" : "ordertrail.callbacks.duplicate");
        return new Kept(true);
    }

    private void count(String name) {
        metrics.counter(name, "provider", EasyPostNotice.PROVIDER).increment();
    }
}
