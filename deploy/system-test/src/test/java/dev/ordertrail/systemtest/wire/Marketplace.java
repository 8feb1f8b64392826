package dev.ordertrail.systemtest.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.orderctl.api.Http;
import dev.ordertrail.orderctl.api.Http.Answer;
import dev.ordertrail.orderctl.api.Signatures;
import dev.ordertrail.orderctl.settings.Service;
import dev.ordertrail.systemtest.callback.Callback;
import dev.ordertrail.systemtest.callback.Story;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// What people and providers do to the system, through its one address.
public final class Marketplace {
    static final String BUYER = "buyer123";
    static final String SELLER = "seller456";

    private final Http http;
    private final Http tracking;
    private final String storefront;
    private final String buyer;
    private final String seller;
    private final String staff;
    private final String stripeSecret;
    private final String easypostSecret;

    public Marketplace(WholeSystem system) {
        var settings = system.settings();
        http = system.gateway();
        tracking = system.service(Service.TRACKING);
        storefront = system.token("storefront", "storefront");
        buyer = system.token(BUYER, "buyer");
        seller = system.token(SELLER, "seller");
        staff = system.token("staff1", "staff");
        stripeSecret = settings.secret("STRIPE_WEBHOOK_SECRET");
        easypostSecret = settings.secret("EASYPOST_WEBHOOK_SECRET");
    }

    /// An order as its placing was answered.
    public record Placed(String id, String number, long version) {
        static Placed of(JsonNode answer) {
            var order = answer.path("order");
            return new Placed(
                    order.path("id").asText(),
                    order.path("orderNumber").asText(),
                    order.path("version").asLong());
        }
    }

    /// Places the order of a story; asked again, it is the same order.
    public Placed place(Story story) {
        var answer = tryToPlace(story);
        if (answer.status() != 201) {
            throw new AssertionError("placing: " + answer.complaint());
        }
        return Placed.of(answer.json());
    }

    /// Places the order of a story, whatever the answer.
    public Answer tryToPlace(Story story) {
        var total = BigDecimal.valueOf(story.cents(), 2).toPlainString();
        var body =
                """
                {"checkoutData": {
                   "paymentMethod": "stripe", "reference": "%s",
                   "buyer": {"id": "%s", "name": "John Doe", "email": "john@example.com"},
                   "seller": {"id": "%s", "name": "Alice Store", "storeName": "Alice's Electronics"},
                   "items": [{"listingId": "listing789", "productName": "Wireless Headphones",
                              "quantity": 1, "unitPrice": %s}],
                   "totalAmount": %s, "currency": "USD", "shippingMethod": "standard",
                   "shippingAddress": {"name": "John Doe", "street": "123 Main St",
                      "city": "Charleston", "state": "SC", "zipCode": "29401", "country": "US"}}}
                """
                        .formatted(story.reference(), BUYER, SELLER, total, total);
        return http.send("POST", "/api/orders", once(storefront, "place-" + story.key()), body);
    }

    /// The seller asks for a status.
    public Answer sellerMoves(String orderId, String status) {
        return move(orderId, seller, "{\"status\": \"%s\"}".formatted(status));
    }

    /// The seller has handed over the parcel of a story.
    public Answer sellerShips(String orderId, Story story) {
        return move(
                orderId,
                seller,
                "{\"status\": \"shipped\", \"trackingNumber\": \"%s\", \"carrier\": \"UPS\"}"
                        .formatted(story.trackingNumber()));
    }

    /// The buyer has what was ordered.
    public Answer buyerCompletes(String orderId) {
        return move(orderId, buyer, "{\"status\": \"completed\"}");
    }

    private Answer move(String orderId, String token, String body) {
        return http.send("PUT", "/api/orders/" + orderId + "/status", Http.bearer(token), body);
    }

    /// Posts a callback with a fresh signature.
    public Answer post(Callback callback) {
        var bytes = callback.body().getBytes(UTF_8);
        return switch (callback.provider()) {
            case STRIPE -> {
                var header = Signatures.stripe(bytes, stripeSecret, Instant.now());
                yield signed("/webhooks/stripe", header, callback.body());
            }
            case EASYPOST -> {
                var header = Signatures.easypost(bytes, easypostSecret);
                yield signed("/webhooks/easypost", header, callback.body());
            }
        };
    }

    private Answer signed(String path, Signatures.Header header, String body) {
        return http.send("POST", path, Map.of(header.name(), header.value()), body);
    }

    /// The order as its buyer sees it.
    public Answer buyerReads(String orderId) {
        return http.get("/api/orders/" + orderId, Http.bearer(buyer));
    }

    /// The order as its seller sees it.
    public Answer sellerReads(String orderId) {
        return http.get("/api/orders/" + orderId, Http.bearer(seller));
    }

    /// The order as staff see it.
    public Answer staffReads(String orderId) {
        return http.get("/api/orders/" + orderId, Http.bearer(staff));
    }

    /// The order as everybody sees it who knows its number.
    public Answer anybodyReads(String orderNumber) {
        return http.get("/api/orders/track/" + orderNumber, Map.of());
    }

    /// Anything, as the buyer.
    public Answer buyerGets(String path) {
        return http.get(path, Http.bearer(buyer));
    }

    /// Anything, as the seller.
    public Answer sellerGets(String path) {
        return http.get(path, Http.bearer(seller));
    }

    /// Anything of tracking's own, as an operator.
    public Answer operatorAsksTracking(String method, String path, String token) {
        return method.equals("GET")
                ? tracking.get(path, Http.bearer(token))
                : tracking.send(method, path, Http.bearer(token), "");
    }

    String buyerToken() {
        return buyer;
    }

    private static Map<String, String> once(String token, String key) {
        var headers = new TreeMap<>(Http.bearer(token));
        headers.put("Idempotency-Key", key);
        return headers;
    }
}
