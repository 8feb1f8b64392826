package dev.ordertrail.orderctl.demo;

import dev.ordertrail.orderctl.api.Http;
import dev.ordertrail.orderctl.demo.Stage.Sent;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A card that is typed into the pay page of the providers on this machine. What comes of it is
/// told by their webhooks alone.
final class PageCard implements CardPayment {
    private static final String GOOD = "4242424242424242";
    private static final String BAD = "4000000000000002";

    private final Stage stage;
    private final Order order;
    private final BigDecimal amount;
    private final Http provider;
    private @Nullable String session;

    PageCard(Stage stage, Order order, String amount) {
        this.stage = stage;
        this.order = order;
        this.amount = new BigDecimal(amount);
        provider = new Http(URI.create(stage.settings().providers().url()));
    }

    @Override
    public void declined(String status) {
        var began = System.nanoTime();
        var answer = provider.send("POST", "/pay/" + session(), Map.of(), card(BAD));
        var why = answer.json().path("error").path("code").asText(answer.complaint());
        var sent = new Sent(began, answer);
        stage.happened(order, "Stripe: the card is declined (" + why + ")", status, sent);
    }

    @Override
    public void expires(String status) {
        bank("expire", "the session expired, nothing was paid", status);
    }

    @Override
    public void paid(String status) {
        var began = System.nanoTime();
        var answer = provider.send("POST", "/pay/" + session(), Map.of(), card(GOOD));
        stage.happened(order, "Stripe: paid", status, new Sent(began, answer).demanded("the card"));
    }

    @Override
    public void disputed(String status) {
        bank("dispute", "disputed", status);
    }

    @Override
    public void disputeWon(String status) {
        bank("win", "the dispute is won", status);
    }

    @Override
    public void disputeLost(String status) {
        bank("lose", "the dispute is lost", status);
    }

    private void bank(String action, String what, String status) {
        var path = "/control/stripe/" + session() + "/" + action;
        var began = System.nanoTime();
        var answer = provider.send("POST", path, Map.of(), "{}");
        stage.happened(order, "Stripe: " + what, status, new Sent(began, answer).demanded(what));
    }

    /// The way to pay that the shop gave the buyer.
    private String session() {
        var known = session;
        if (known == null) {
            known = opened();
            session = known;
        }
        return known;
    }

    private String opened() {
        var key = stage.settings().providers().stripeKey(stage.shop());
        var price = amount.movePointRight(2).longValueExact();
        var body =
                """
                {"mode": "payment", "client_reference_id": "%s", "success_url": "%s/track/%s",
                 "metadata": {"order_id": "%s"},
                 "payment_intent_data": {"metadata": {"order_id": "%s"}},
                 "line_items": [{"quantity": 1, "price_data": {"currency": "usd",
                  "unit_amount": %d, "product_data": {"name": "Order %s"}}}]}
                """
                        .formatted(
                                order.id(),
                                stage.settings().publicUrl(),
                                order.number(),
                                order.id(),
                                order.id(),
                                price,
                                order.number());
        var answer = provider.send("POST", "/v1/checkout/sessions", Http.bearer(key), body);
        var sent = new Sent(System.nanoTime(), answer).demanded("a checkout session");
        return sent.answer().json().path("id").asText();
    }

    private static String card(String number) {
        return "{\"card\": \"%s\"}".formatted(number);
    }
}
