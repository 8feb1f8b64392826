package dev.ordertrail.orderctl.demo;

/// A shop of hosted servers, run by chat: packages by the month.
final class HostingDay {
    private static final String CUSTOMER = "628123456789";

    private final Stage stage;
    private final Actor bot;
    private final Actor customer;
    private final Actor admin;

    private HostingDay(Stage stage) {
        this.stage = stage;
        bot = stage.actor("chat-bot", "storefront");
        customer = stage.actor(CUSTOMER, "buyer");
        admin = stage.actor("628000000001", "staff");
    }

    static void play(Stage stage) {
        var day = new HostingDay(stage);
        day.aServer();
        day.cancelled();
    }

    private void aServer() {
        stage.say("A server, from the order to the refund:");
        bot.mayNotPlace("!order copper 1", order("copper", 1), "INVALID_PACKAGE");
        bot.mayNotPlace("!order bronze 13", order("bronze", 13), "INVALID_DURATION");
        var order = bot.places("!order bronze 1", order("bronze", 1), "pending");
        customer.mayNotMove(order, "confirmed");
        admin.cannotMove(order, "completed");
        admin.movesWith(
                order, "confirmed", "{\"status\": \"confirmed\", \"notes\": \"Payment received\"}");
        customer.mayNot(order, "cancel", "{}", "FORBIDDEN");
        admin.movesWith(
                order,
                "processing",
                "{\"status\": \"processing\", \"notes\": \"Setting up server\"}");
        admin.cannotMove(order, "pending");
        admin.does(
                order,
                "complete",
                "{\"serverId\": \"SERVER123\", \"notes\": \"Server ready\"}",
                "completed");
        admin.mayNot(order, "cancel", "{}", "INVALID_STATUS_TRANSITION");
        admin.does(order, "refund", "{\"reason\": \"not_satisfied\"}", "refunded");
        admin.cannotMove(order, "processing");
    }

    private void cancelled() {
        stage.say("One that the customer cancels:");
        var order = bot.places("!order gold 12", order("gold", 12), "pending");
        customer.does(order, "cancel", "{\"reason\": \"changed_mind\"}", "cancelled");
        admin.cannotMove(order, "confirmed");
        admin.mayNot(order, "refund", "{}", "INVALID_STATUS_TRANSITION");
    }

    private static String order(String wanted, int months) {
        return """
        {"customer_id": "%s", "customer_name": "Budi", "customer_phone": "+628123456789",
         "payment_method": "transfer", "packageType": "%s", "duration": %d}
        """
                .formatted(CUSTOMER, wanted, months);
    }
}
