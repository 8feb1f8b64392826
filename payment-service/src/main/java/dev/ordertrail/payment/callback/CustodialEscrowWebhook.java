package dev.ordertrail.payment.callback;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.kit.inbox.Inbox;
import dev.ordertrail.kit.inbox.Incoming;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.payment.ShopMessage;
import dev.ordertrail.payment.callback.StandardSignatures.Headers;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
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
    private static final String UNREADABLE = "unreadable";
    private static final int LONGEST_BODY = 1024 * 1024;
    private static final Pattern TYPE = Pattern.compile("[a-z0-9_.]{1,100}");
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final ObjectMapper JSON =
            new ObjectMapper(
                    JsonFactory.builder().streamReadConstraints(EventJson.foreignLimits()).build());

    private final Inbox inbox;
    private final CustodialSecrets secrets;
    private final StandardSignatures signatures;
    private final Clock clock = Clock.systemUTC();
    private final MeterRegistry metrics;

    CustodialEscrowWebhook(
            Inbox inbox, CustodialSecrets secrets, CustodialConfig config, MeterRegistry metrics) {
        this.inbox = inbox;
        this.secrets = secrets;
        this.metrics = metrics;
        signatures = new StandardSignatures(clock, config.tolerance());
    }

    /// What the provider hears: we have it.
    public record Kept(boolean received) {}

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
                new From(provider, CustodialSecrets.MAIN),
                new Headers(id, timestamp, signature),
                body);
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
        var bytes = body == null ? new byte[0] : body;
        if (bytes.length > LONGEST_BODY) {
            throw new ProblemException(Code.PAYLOAD_TOO_LARGE, "The body is larger than 1 MiB.");
        }
        var id = headers.id();
        var valid = secrets.of(from.provider(), from.shop());
        if (id == null || !ID.matcher(id).matches() || !signatures.match(bytes, headers, valid)) {
            metrics.counter("ordertrail.signatures.refused", "provider", PROVIDER).increment();
            throw new ProblemException(
                    Code.SIGNATURE_INVALID,
                    "The webhook-signature header does not match the body.");
        }
        var type = type(bytes);
        var message = new ShopMessage(from.shop(), from.provider() + "/" + id);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var fresh = inbox.keep(new Incoming(PROVIDER, message.toString(), null, type, bytes, now));
        metrics.counter(
                        "ordertrail.callbacks.received",
                        "provider",
                        PROVIDER,
                        "type",
                        type,
                        "outcome",
                        fresh ? "kept" : "duplicate")
                .increment();
        return new Kept(true);
    }

    private static String type(byte[] body) {
        try {
            var type = JSON.readTree(body).path("type").asText("");
            return TYPE.matcher(type).matches() ? type : UNREADABLE;
        } catch (IOException e) {
            return UNREADABLE; // kept as it is, for a human
        }
    }
}
