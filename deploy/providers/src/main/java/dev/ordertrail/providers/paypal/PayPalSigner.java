package dev.ordertrail.providers.paypal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.providers.deliver.Endpoint;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32;

/// SHA256withRSA over `transmissionId|time|webhookId|crc32 of the body`.
///
/// @param webhookId of the endpoint
/// @param certificates where the chain is found
public record PayPalSigner(Identity identity, String webhookId, String certificates, Clock clock)
        implements Endpoint.Signer {

    @Override
    public Map<String, String> sign(byte[] body) {
        var id = UUID.randomUUID().toString();
        var time = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        try {
            var signature = Signature.getInstance(Certificates.ALGORITHM);
            signature.initSign(identity.key());
            signature.update(message(id, time, webhookId, body));
            return Map.of(
                    "PAYPAL-TRANSMISSION-ID",
                    id,
                    "PAYPAL-TRANSMISSION-TIME",
                    time,
                    "PAYPAL-TRANSMISSION-SIG",
                    Base64.getEncoder().encodeToString(signature.sign()),
                    "PAYPAL-CERT-URL",
                    certificates + identity.id(),
                    "PAYPAL-AUTH-ALGO",
                    Certificates.ALGORITHM,
                    "PAYPAL-AUTH-VERSION",
                    "v2");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign", e);
        }
    }

    /// Whether what somebody has received is ours.
    ///
    /// @param asked the request of `verify-webhook-signature`
    /// @param body the event in it, as its bytes are in the request
    static boolean isOurs(Identity identity, JsonNode asked, String body) {
        try {
            var signature = Signature.getInstance(Certificates.ALGORITHM);
            signature.initVerify(identity.certificate());
            signature.update(
                    message(
                            asked.path("transmission_id").asText(),
                            asked.path("transmission_time").asText(),
                            asked.path("webhook_id").asText(),
                            body.getBytes(UTF_8)));
            var given = Base64.getDecoder().decode(asked.path("transmission_sig").asText());
            return signature.verify(given)
                    && asked.path("cert_url").asText().endsWith(identity.id());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] message(String id, String time, String webhook, byte[] body) {
        var crc = new CRC32();
        crc.update(body);
        return String.join("|", id, time, webhook, Long.toString(crc.getValue())).getBytes(UTF_8);
    }
}
