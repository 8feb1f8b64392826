package dev.ordertrail.orderctl.demo;

/// A marketplace with sellers, escrow and carriers.
final class MarketplaceDay {
    private static final String TOTAL = "200.00";

    private final Stage stage;
    private final Actor storefront;
    private final Actor buyer;
    private final Actor seller;
    private final Actor staff;

    private MarketplaceDay(Stage stage) {
        this.stage = stage;
        storefront = stage.actor("storefront", "storefront");
        buyer = stage.actor("buyer123", "buyer");
        seller = stage.actor("seller456", "seller");
        staff = stage.actor("sam", "staff");
    }

    static void play(Stage stage) {
        var day = new MarketplaceDay(stage);
        day.fromPaymentToDoorstep();
        day.escrowAndDispute();
        day.cancelled();
        day.neverPaid();
    }

    private void fromPaymentToDoorstep() {
        stage.say("One order, from payment to doorstep:");
        var order = storefront.places("places", unpaid(), "payment_pending");
        seller.cannotMove(order, "shipped");
        buyer.mayNotMove(order, "payment_confirmed");
        stage.card(order, TOTAL).paid("payment_confirmed");
        seller.moves(order, "order_confirmed");
        seller.moves(order, "processing");
        seller.moves(order, "ready_to_ship");
        seller.cannotMove(order, "delivered");
        var parcel = stage.parcel();
        seller.movesWith(order, "shipped", parcel.handedOver("shipped"));
        buyer.mayNot(order, "cancel", "{}", "INVALID_STATUS_TRANSITION");
        parcel.inTransit(order, "in_transit");
        parcel.outForDelivery(order, "out_for_delivery");
        parcel.delivered(order, "delivered");
        seller.mayNotMove(order, "completed");
        buyer.moves(order, "completed");
        staff.cannotMove(order, "cancelled");
    }

    private void escrowAndDispute() {
        stage.say("One in escrow, disputed and refunded:");
        var order = storefront.places("places, locked in escrow", inEscrow(), "escrow_locked");
        seller.mayNotMove(order, "disputed");
        buyer.does(order, "dispute", "{\"reason\": \"not_as_described\"}", "disputed");
        seller.mayNot(order, "dispute/resolve", "{\"outcome\": \"refund\"}", "FORBIDDEN");
        staff.does(order, "dispute/resolve", "{\"outcome\": \"refund\"}", "refunded");
        staff.cannotMove(order, "completed");
    }

    private void cancelled() {
        stage.say("One that the buyer cancels:");
        var order = storefront.places("places", unpaid(), "payment_pending");
        buyer.does(order, "cancel", "{\"reason\": \"changed_mind\"}", "cancelled");
        buyer.mayNot(order, "retry", "{}", "INVALID_STATUS_TRANSITION");
    }

    private void neverPaid() {
        stage.say("One that is never paid:");
        var order = storefront.places("places", unpaid(), "payment_pending");
        stage.card(order, TOTAL).expires("failed");
        seller.cannotMove(order, "order_confirmed");
        buyer.does(order, "retry", "{}", "payment_pending");
        stage.card(order, TOTAL).expires("failed");
    }

    private static String unpaid() {
        return "{\"checkoutData\": %s}".formatted(checkout());
    }

    private static String inEscrow() {
        return """
        {"paymentResult": {"success": true, "paymentMethod": "escrow",
          "transactionHash": "0x%s", "escrowId": "escrow_%s"},
         "checkoutData": %s}
        """
                .formatted(Marks.next().repeat(4), Marks.next(), checkout());
    }

    private static String checkout() {
        return """
        {"paymentMethod": "fiat",
         "buyer": {"id": "buyer123", "name": "John Doe", "email": "john@example.com"},
         "seller": {"id": "seller456", "name": "Alice Store", "storeName": "Alice's Electronics"},
         "items": [{"listingId": "listing789", "productName": "Wireless Headphones",
          "quantity": 2, "unitPrice": 100}],
         "totalAmount": 200, "currency": "USD", "shippingMethod": "standard",
         "shippingAddress": {"name": "John Doe", "street": "123 Main St", "city": "New York",
          "state": "NY", "zipCode": "10001", "country": "US"}}
        """;
    }
}
