package dev.ordertrail.order.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import java.util.function.Consumer;

/// Bodies of orders.
public final class Bodies {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Bodies() {}

    /// A marketplace's order, locked in an escrow of its own.
    public static ObjectNode escrow() {
        var body = paid("escrow");
        var result = (ObjectNode) body.get("paymentResult");
        result.put("transactionHash", "0x" + UUID.randomUUID().toString().replace("-", ""));
        result.put("escrowId", "escrow_" + UUID.randomUUID());
        return body;
    }

    /// A marketplace's order whose storefront says it is paid.
    public static ObjectNode paid(String method) {
        return json(
                """
                {
                  "paymentResult": {"success": true, "paymentMethod": "%s"},
                  "checkoutData": {
                    "buyerId": "buyer123", "sellerId": "seller456", "listingId": "listing789",
                    "quantity": 2, "totalAmount": 200, "currency": "USDC",
                    "shippingAddress": {"name": "John Doe", "street": "123 Main St",
                      "city": "New York", "state": "NY", "zipCode": "10001", "country": "US"}
                  }
                }
                """
                        .formatted(method));
    }

    /// A marketplace's order that nobody says is paid.
    public static ObjectNode unpaid() {
        var body = paid("fiat");
        body.remove("paymentResult");
        return body;
    }

    /// A plain shop's order.
    public static ObjectNode plain() {
        return json(
                """
                {
                  "conversation_id": null,
                  "customer_name": "John Doe", "customer_email": "john@example.com",
                  "customer_phone": "+1234567890",
                  "shipping_address": {"street": "123 Main St", "city": "New York", "state": "NY",
                    "zip": "10001", "country": "USA"},
                  "items": [{"name": "Sample Product", "quantity": 1, "price": 99.99}],
                  "total_amount": 99.99, "payment_method": "credit_card"
                }
                """);
    }

    /// The checkout data of a body.
    public static ObjectNode checkout(ObjectNode body) {
        return (ObjectNode) body.get("checkoutData");
    }

    /// A body with its checkout data changed.
    public static ObjectNode with(ObjectNode body, Consumer<ObjectNode> change) {
        change.accept(checkout(body));
        return body;
    }

    public static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
