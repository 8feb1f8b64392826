package dev.ordertrail.orderctl.demo;

/// A service desk: staff verify the payment, then enter the order under its own reference.
final class ServiceDay {
    private static final String CUSTOMER = "123456789012345678";

    private final Stage stage;
    private final Actor admin;
    private final Actor dana;
    private final Actor customer;

    private ServiceDay(Stage stage) {
        this.stage = stage;
        admin = stage.actor("admin", "admin");
        dana = stage.actor("dana", "staff");
        customer = stage.actor(CUSTOMER, "buyer");
    }

    static void play(Stage stage) {
        var day = new ServiceDay(stage);
        day.aWebsite();
        day.calledOff();
    }

    private void aWebsite() {
        stage.say("A website, from the verified payment to the review:");
        var reference = "STRIPE_" + Marks.digits();
        admin.mayNotPlace(
                "enters an order that is not paid",
                order(reference, "pending"),
                "PAYMENT_NOT_CONFIRMED");
        var order =
                admin.places("enters " + reference, order(reference, "paid"), "payment_verified");
        admin.mayNotPlace(
                "enters " + reference + " again",
                order(reference, "paid"),
                "DUPLICATE_ORDER_REFERENCE");
        customer.mayNotMove(order, "in_progress");
        dana.cannotMove(order, "complete");
        desk(order);
        work(order);
        review(order);
    }

    /// Who works on it, and what it belongs with: nothing of that moves it.
    private void desk(Order order) {
        admin.does(order, "assignees", "{\"staffId\": \"erin\"}", "payment_verified");
        admin.takesAway(order, "assignees/erin", "payment_verified");
        admin.does(
                order,
                "assignees",
                "{\"staffId\": \"dana\", \"name\": \"Dana\"}",
                "payment_verified");
        admin.does(order, "links", "{\"kind\": \"ticket\"}", "payment_verified");
        dana.does(
                order,
                "notes",
                "{\"text\": \"Has a brand book\", \"visibility\": \"internal\"}",
                "payment_verified");
    }

    private void work(Order order) {
        dana.movesWith(
                order,
                "in_progress",
                "{\"status\": \"in_progress\", \"notes\": \"Design phase complete\"}");
        customer.mayNot(order, "cancel", "{}", "FORBIDDEN");
        dana.does(order, "hold", "{\"notes\": \"Waiting for the logo\"}", "on_hold");
        dana.cannotMove(order, "complete");
        dana.does(order, "resume", "{}", "in_progress");
        dana.mayNot(order, "resume", "{}", "INVALID_STATUS_TRANSITION");
    }

    private void review(Order order) {
        dana.moves(order, "in_review");
        customer.mayNotMove(order, "complete");
        customer.movesWith(
                order,
                "in_progress",
                "{\"status\": \"in_progress\", \"notes\": \"Please make it blue\"}");
        dana.moves(order, "in_review");
        dana.does(
                order, "complete", "{\"deliveryReference\": \"https://example.com\"}", "complete");
        customer.does(
                order, "links", "{\"kind\": \"review\", \"reference\": \"5-stars\"}", "complete");
        dana.cannotMove(order, "in_progress");
        admin.mayNot(order, "cancel", "{}", "INVALID_STATUS_TRANSITION");
        admin.does(order, "refund", "{\"reason\": \"goodwill\"}", "refunded");
        admin.cannotMove(order, "complete");
    }

    private void calledOff() {
        stage.say("One that is called off:");
        var reference = "STRIPE_" + Marks.digits();
        var order =
                admin.places("enters " + reference, order(reference, "paid"), "payment_verified");
        customer.does(order, "cancel", "{\"reason\": \"changed_mind\"}", "cancelled");
        admin.cannotMove(order, "in_progress");
    }

    private static String order(String reference, String paid) {
        return """
        {"reference": "%s", "customer_id": "%s", "customer_name": "customer#1234",
         "items": [{"name": "Website Development", "quantity": 1, "price": "$200.00"}],
         "total_amount": "$200.00", "payment_method": "stripe", "payment_status": "%s",
         "customer_notes": "Landing page with contact form"}
        """
                .formatted(reference, CUSTOMER, paid);
    }
}
