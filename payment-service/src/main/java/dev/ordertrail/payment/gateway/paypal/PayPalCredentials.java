package dev.ordertrail.payment.gateway.paypal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;

/// How a shop shows PayPal who it is.
record PayPalCredentials(String clientId, String secret) {

    /// Both, or none.
    static Optional<PayPalCredentials> of(Optional<String> clientId, Optional<String> secret) {
        var id = clientId.map(String::strip).filter(text -> !text.isEmpty());
        return id.flatMap(known ->
                secret.map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .map(text -> new PayPalCredentials(known, text)));
    }

    /// As HTTP's basic authentication has it.
    String basic() {
        var pair = (clientId + ":" + secret).getBytes(UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /// A secret is never written anywhere.
    @Override
    public String toString() {
        return "PayPalCredentials";
    }
}
