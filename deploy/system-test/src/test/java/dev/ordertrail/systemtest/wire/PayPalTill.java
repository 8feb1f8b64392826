package dev.ordertrail.systemtest.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.orderctl.api.Http;
import dev.ordertrail.orderctl.api.Http.Answer;
import dev.ordertrail.orderctl.api.Json;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// Orders of shop `main` that are paid by PayPal, and the PayPal that is played on this machine:
/// its pay page, and what its staff and banks do.
final class PayPalTill {
    private final Http shop;
    private final Http provider;
    private final String storefront;
    private final String staff;

    PayPalTill(WholeSystem system) {
        shop = system.gateway();
        provider = new Http(URI.create(system.settings().providers().url()));
        storefront = system.token("storefront", "storefront");
        staff = system.token("staff1", "staff");
    }

    /// A new order of 200 dollars.
    ///
    /// @return its id
    String place() {
        var body =
                """
                {"checkoutData": {
                   "paymentMethod": "paypal", "reference": "PAYPAL_%s",
                   "buyer": {"id": "buyer123", "name": "John Doe", "email": "john@example.com"},
                   "seller": {"id": "seller456", "name": "Alice Store", "storeName": "Alice's"},
                   "items": [{"listingId": "listing789", "productName": "Headphones",
                              "quantity": 1, "unitPrice": 200}],
                   "totalAmount": 200, "currency": "USD", "shippingMethod": "standard",
                   "shippingAddress": {"name": "John Doe", "street": "123 Main St",
                      "city": "Charleston", "state": "SC", "zipCode": "29401", "country": "US"}}}
                """
                        .formatted(UUID.randomUUID());
        var answer = shop.send("POST", "/api/orders", once(storefront), body);
        return demanded("placing", answer).at("/order/id").asText();
    }

    /// Asks for a way to pay.
    Answer checkout(String orderId) {
        var path = "/api/payments/" + orderId + "/checkout-sessions";
        return shop.send("POST", path, once(storefront), "{\"provider\": \"paypal\"}");
    }

    /// The buyer agrees on PayPal's page, and does not come back to the shop's.
    void approves(String session, String card) {
        var body = "{\"card\": \"%s\"}".formatted(card);
        demanded("approving", provider.send("POST", "/pay/" + session, Map.of(), body));
    }

    /// PayPal's staff, or the buyer's bank: `dispute`, `win`, `lose`, `refund`.
    void does(String session, String action, String body) {
        var path = "/control/paypal/" + session + "/" + action;
        demanded(action, provider.send("POST", path, Map.of(), body));
    }

    /// How webhooks are delivered from now on.
    void delivers(String how) {
        demanded("webhooks", provider.send("POST", "/control/webhooks", Map.of(), how));
    }

    void deliversWell() {
        demanded("webhooks", provider.send("DELETE", "/control/webhooks", Map.of(), ""));
    }

    /// Staff send all of it back.
    void refunds(String orderId) {
        var path = "/api/orders/" + orderId + "/refund";
        demanded("refund", shop.send("POST", path, once(staff), "{}"));
    }

    /// The order in tracking, as staff see it.
    JsonNode order(String orderId) {
        return shop.get("/api/orders/" + orderId, Http.bearer(staff)).json().path("order");
    }

    /// The order's money.
    JsonNode money(String orderId) {
        var answer = shop.get("/api/payments/" + orderId, Http.bearer(staff));
        return demanded("money", answer);
    }

    /// A webhook that PayPal has not signed.
    Answer forged(String body) {
        var headers = new TreeMap<String, String>();
        headers.put("paypal-transmission-id", UUID.randomUUID().toString());
        headers.put("paypal-transmission-time", Instant.now().toString());
        headers.put("paypal-transmission-sig", "bm9ib2R5J3M=");
        headers.put("paypal-cert-url", "https://api.paypal.com/v1/notifications/certs/CERT-1");
        headers.put("paypal-auth-algo", "SHA256withRSA");
        return shop.send("POST", "/webhooks/paypal", headers, body);
    }

    private static Map<String, String> once(String token) {
        var headers = new TreeMap<>(Http.bearer(token));
        headers.put("Idempotency-Key", UUID.randomUUID().toString());
        return headers;
    }

    private static JsonNode demanded(String what, Answer answer) {
        if (!answer.ok()) {
            throw new AssertionError(what + ": " + answer.complaint());
        }
        return answer.body().isBlank() ? Json.read("{}") : answer.json();
    }
}
