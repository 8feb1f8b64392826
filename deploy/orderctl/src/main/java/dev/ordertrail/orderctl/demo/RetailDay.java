package dev.ordertrail.orderctl.demo;

/// A shop whose orders come from conversations with an agent.
final class RetailDay {
    private static final String OWNER = "owner42";

    private final Stage stage;
    private final Actor agent;
    private final Actor owner;
    private final Actor customer;

    private RetailDay(Stage stage) {
        this.stage = stage;
        agent = stage.actor("agent7", "storefront");
        owner = stage.actor(OWNER, "seller");
        customer = stage.actor("john", "buyer");
    }

    static void play(Stage stage) {
        var day = new RetailDay(stage);
        day.stepByStep();
        day.shortWay();
        day.cancelled();
    }

    private void stepByStep() {
        stage.say("An order from a conversation, step by step:");
        var order = agent.places("places", body(), "pending");
        owner.cannotMove(order, "shipped");
        customer.mayNotMove(order, "confirmed");
        stage.card(order, "99.99").paid("confirmed");
        owner.moves(order, "processing");
        owner.moves(order, "packaged");
        owner.cannotMove(order, "processing");
        var parcel = stage.parcel();
        owner.movesWith(order, "shipped", parcel.handedOver("shipped"));
        customer.mayNot(order, "cancel", "{}", "INVALID_STATUS_TRANSITION");
        parcel.inTransit(order, "shipped");
        parcel.outForDelivery(order, "shipped");
        parcel.delivered(order, "delivered");
        owner.cannotMove(order, "cancelled");
    }

    private void shortWay() {
        stage.say("One that takes the short way:");
        var order = agent.places("places", body(), "pending");
        owner.moves(order, "processing");
        var parcel = stage.parcel();
        owner.movesWith(order, "shipped", parcel.handedOver("shipped"));
        parcel.delivered(order, "delivered");
    }

    private void cancelled() {
        stage.say("One that is cancelled:");
        var order = agent.places("places", body(), "pending");
        owner.moves(order, "confirmed");
        agent.mayNotMove(order, "processing");
        customer.does(order, "cancel", "{\"reason\": \"too_late\"}", "cancelled");
        owner.cannotMove(order, "processing");
        owner.cannotMove(order, "delivered");
    }

    private static String body() {
        return """
        {"agent_id": "agent7", "conversation_id": "conversation-%s", "user_id": "%s",
         "customer_id": "john", "customer_name": "John Doe", "customer_email": "john@example.com",
         "customer_phone": "+1234567890",
         "shipping_address": {"street": "123 Main St", "city": "New York", "state": "NY",
          "zip": "10001", "country": "USA"},
         "items": [{"name": "Sample Product", "quantity": 1, "price": 99.99}],
         "total_amount": 99.99, "payment_method": "credit_card"}
        """
                .formatted(Marks.next(), OWNER);
    }
}
