package dev.ordertrail.payment.gateway.paypal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.payment.ForeignJson;
import dev.ordertrail.payment.PayPalDelivery;
import dev.ordertrail.payment.PayPalVerification;
import dev.ordertrail.payment.gateway.CallFailed;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import org.jboss.logging.Logger;

/// Asks PayPal whether a delivery is its own.
@ApplicationScoped
class PayPalVerifier implements PayPalVerification {
    private static final Logger LOG = Logger.getLogger(PayPalVerifier.class);
    private static final String PATH = "/v1/notifications/verify-webhook-signature";

    private final PayPalProvider paypal;

    PayPalVerifier(PayPalProvider paypal) {
        this.paypal = paypal;
    }

    @Override
    public boolean confirms(String shop, PayPalDelivery delivery) {
        var http = paypal.http(shop);
        try {
            return http.isPresent()
                    && "SUCCESS"
                            .equals(
                                    http.get()
                                            .post(PATH, question(delivery), null)
                                            .path("verification_status")
                                            .asText());
        } catch (CallFailed e) {
            LOG.warnf("PayPal could not be asked about a delivery: code=%s", e.code());
            return false;
        }
    }

    /// The event goes in byte for byte: PayPal checks its own bytes, and JSON that was read and
    /// written again is not the same.
    private static byte[] question(PayPalDelivery delivery) {
        ObjectNode fields = ForeignJson.MAPPER.createObjectNode();
        fields.put("auth_algo", delivery.algorithm());
        fields.put("cert_url", delivery.certificate());
        fields.put("transmission_id", delivery.transmissionId());
        fields.put("transmission_sig", delivery.signature());
        fields.put("transmission_time", delivery.time());
        fields.put("webhook_id", delivery.webhookId());
        var known = fields.toString();
        var start = known.substring(0, known.length() - 1) + ",\"webhook_event\":";
        return ByteBuffer.allocate(start.getBytes(UTF_8).length + delivery.body().length + 1)
                .put(start.getBytes(UTF_8))
                .put(delivery.body())
                .put((byte) '}')
                .array();
    }
}
