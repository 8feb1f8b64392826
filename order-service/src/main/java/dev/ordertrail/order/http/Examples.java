package dev.ordertrail.order.http;

/// Bodies for the API's page.
final class Examples {
    static final String MARKETPLACE =
            """
            {
              "paymentResult": {"success": true, "paymentMethod": "escrow", "transactionHash": "0xabc123", "escrowId": "escrow_456"},
              "checkoutData": {
                "buyerId": "buyer123", "sellerId": "seller456", "listingId": "listing789", "quantity": 2,
                "totalAmount": 200, "currency": "USDC",
                "shippingAddress": {"name": "John Doe", "street": "123 Main St", "city": "New York", "state": "NY", "zipCode": "10001", "country": "US"}
              }
            }
            """;
    static final String PLAIN =
            """
            {
              "customer_name": "John Doe", "customer_email": "john@example.com", "customer_phone": "+1234567890",
              "shipping_address": {"street": "123 Main St", "city": "New York", "state": "NY", "zip": "10001", "country": "USA"},
              "items": [{"name": "Sample Product", "quantity": 1, "price": 99.99}],
              "total_amount": 99.99, "payment_method": "credit_card"
            }
            """;
    static final String MOVE =
            """
            {"status": "shipped", "trackingNumber": "1Z999AA1234567890", "carrier": "UPS", "notes": "Package shipped via UPS", "estimatedDelivery": "2026-02-15"}
            """;

    private Examples() {}
}
