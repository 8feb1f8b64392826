package dev.ordertrail.orderctl.demo;

import dev.ordertrail.orderctl.Failure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A shop of licence keys: paid is delivered.
final class DigitalDay {
    private static final String PRICE = "49.99";

    private final Stage stage;
    private final Actor shop;
    private final Actor seller;
    private final Actor buyer;
    private final Actor staff;
    private final String listing;

    private DigitalDay(Stage stage) {
        this.stage = stage;
        shop = stage.actor("storefront", "storefront");
        seller = stage.actor("keymaster", "seller");
        buyer = stage.actor("buyer7", "buyer");
        staff = stage.actor("sam", "staff");
        listing = "game-" + Marks.next();
    }

    static void play(Stage stage) {
        var day = new DigitalDay(stage);
        day.shelf();
        day.declinedAndPaid();
        day.disputed();
        day.lost();
        if (stage.settings().providers().isPayPal()) {
            day.byPayPal();
        }
        day.byHand();
    }

    private void shelf() {
        stage.say("The seller offers a game and fills its pool of keys:");
        seller.sends(
                "offers " + listing,
                "POST",
                "/api/listings",
                """
                {"id": "%s", "kind": "digital", "name": "Space Game", "price": %s,
                 "currency": "USD"}
                """
                        .formatted(listing, PRICE));
        fill(2);
    }

    private void fill(int howMany) {
        var keys = new ArrayList<String>();
        for (var i = 0; i < howMany; i++) {
            keys.add("\"GAME-" + Marks.next().toUpperCase(Locale.ROOT) + "\"");
        }
        seller.sends(
                "adds licence keys: " + howMany,
                "POST",
                "/api/listings/" + listing + "/licence-keys",
                "{\"keys\": [%s]}".formatted(String.join(", ", keys)));
    }

    private void declinedAndPaid() {
        stage.say("Declined, tried again, paid, refunded:");
        var order = shop.places("checkout", order("stripe"), "pending");
        buyer.mayNotMove(order, "completed");
        var first = stage.card(order, PRICE);
        first.declined("pending");
        first.expires("failed");
        buyer.cannotMove(order, "completed");
        keys(order, List.of());
        buyer.does(order, "retry", "{}", "pending");
        stage.card(order, PRICE).paid("completed");
        keys(order, List.of("assigned"));
        buyer.mayNotMove(order, "refunded");
        buyer.mayNot(order, "retry", "{}", "INVALID_STATUS_TRANSITION");
        stage.actor("buyer8", "buyer").seesNothingOf(order);
        seller.does(order, "refund", "{\"reason\": \"does_not_run\"}", "refunded");
        keys(order, List.of("revoked"));
        staff.cannotMove(order, "completed");
    }

    private void disputed() {
        stage.say("Paid, disputed at the bank, won:");
        var order = shop.places("checkout", order("stripe"), "pending");
        var card = stage.card(order, PRICE);
        card.paid("completed");
        card.disputed("disputed");
        keys(order, List.of("suspended"));
        buyer.mayNotMove(order, "completed");
        staff.mayNot(
                order, "dispute/resolve", "{\"outcome\": \"resume\"}", "INVALID_STATUS_TRANSITION");
        card.disputeWon("completed");
        keys(order, List.of("assigned"));
    }

    /// Nobody of the shop does anything: providers tell, and the order follows.
    private void lost() {
        stage.say("Declined, tried again, paid, disputed at the bank, lost: by webhooks alone:");
        fill(1);
        var order = shop.places("checkout", order("stripe"), "pending");
        var card = stage.card(order, PRICE);
        card.declined("pending");
        card.paid("completed");
        keys(order, List.of("assigned"));
        card.disputed("disputed");
        keys(order, List.of("suspended"));
        card.disputeLost("refunded");
        keys(order, List.of("revoked"));
        allBack(order);
    }

    private void byPayPal() {
        stage.say("By PayPal: declined, tried again, paid, refunded:");
        fill(2);
        var order = shop.places("checkout", order("paypal"), "pending");
        stage.payPal(order, PRICE).declined("pending");
        keys(order, List.of());
        var paid = stage.payPal(order, PRICE);
        paid.paid("completed");
        keys(order, List.of("assigned"));
        seller.does(order, "refund", "{\"reason\": \"does_not_run\"}", "refunded");
        paid.refunded("refunded");
        keys(order, List.of("revoked"));
        payPalDisputed();
    }

    private void payPalDisputed() {
        stage.say("By PayPal: paid, disputed, lost, refunded by PayPal:");
        var order = shop.places("checkout", order("paypal"), "pending");
        var payPal = stage.payPal(order, PRICE);
        payPal.paid("completed");
        keys(order, List.of("assigned"));
        payPal.disputed("disputed");
        keys(order, List.of("suspended"));
        payPal.disputeLost("refunded");
        keys(order, List.of("revoked"));
        allBack(order);
    }

    private void byHand() {
        stage.say("Completed by hand while the pool is empty:");
        var order = shop.places("checkout", order("stripe"), "pending");
        staff.does(order, "complete", "{\"notes\": \"Paid in cash\"}", "completed");
        keys(order, List.of());
        fill(1);
        stage.happened(order, "keymaster: the key that was owed", "completed");
        keys(order, List.of("assigned"));
    }

    /// All the money is with the buyer again, once, and nobody was asked to send it.
    private void allBack(Order order) {
        var money = stage.tracking().money(order);
        var back = money.refunded().add(money.chargedBack());
        if (back.compareTo(new BigDecimal(PRICE)) != 0 || money.asked() != 0) {
            throw new Failure(order.number() + ": " + money);
        }
        stage.say("  %-52s %s".formatted("watcher: looks at the money", money));
    }

    /// What the buyer finds under "my keys".
    private void keys(Order order, List<String> states) {
        var answer = buyer.asks("/api/orders/" + order.id() + "/licence-keys");
        var found = new ArrayList<String>();
        for (var key : answer.json().path("keys")) {
            var state = key.path("state").asText();
            found.add(state);
            if (state.equals("assigned") == key.path("text").isNull()) {
                throw new Failure(order.number() + ": the text of a key that is " + state);
            }
        }
        if (!answer.ok() || !found.equals(states)) {
            throw new Failure(
                    "%s should have keys %s, but the answer is %s"
                            .formatted(
                                    order.number(),
                                    states,
                                    answer.ok() ? found : answer.complaint()));
        }
        stage.say("  %-52s %s".formatted("buyer7: looks at the licence keys", said(states)));
    }

    private static String said(List<String> states) {
        return states.isEmpty() ? "none yet" : String.join(", ", states);
    }

    private String order(String method) {
        return """
        {"customer_id": "buyer7", "customer_name": "Kim", "customer_email": "kim@example.com",
         "payment_method": "%s", "items": [{"listingId": "%s", "quantity": 1}]}
        """
                .formatted(method, listing);
    }
}
