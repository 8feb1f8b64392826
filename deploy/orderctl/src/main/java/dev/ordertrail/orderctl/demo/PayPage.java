package dev.ordertrail.orderctl.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.orderctl.Failure;
import dev.ordertrail.orderctl.api.Http;
import dev.ordertrail.orderctl.demo.Stage.Sent;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A card that is typed into the pay page which the shop had opened for the order, at one of the
/// providers on this machine. What comes of it is told by their webhooks alone: nobody comes back
/// to the shop's page.
final class PayPage implements CardPayment {
    private static final Duration AGAIN = Duration.ofMillis(50);
    private static final Set<Integer> NOT_YET = Set.of(404, 409);
    private static final String GOOD = "4242424242424242";
    private static final String BAD = "4000000000000002";

    private final Stage stage;
    private final Order order;
    private final BigDecimal amount;
    private final String provider;
    private final Http page;
    private @Nullable String session;

    /// @param provider `Stripe` or `PayPal`
    PayPage(Stage stage, Order order, String amount, String provider) {
        this.stage = stage;
        this.order = order;
        this.amount = new BigDecimal(amount);
        this.provider = provider;
        page = new Http(URI.create(stage.settings().providers().url()));
    }

    @Override
    public void declined(String status) {
        pays(BAD, "the card is declined", new Shown(status, "attempt_failed"));
    }

    @Override
    public void expires(String status) {
        bank("expire", "the session expired, nothing was paid", new Shown(status, "ended_unpaid"));
    }

    @Override
    public void paid(String status) {
        pays(GOOD, "paid", new Shown(status, "confirmed"));
    }

    @Override
    public void disputed(String status) {
        bank("dispute", "disputed", new Shown(status, "disputed"));
    }

    @Override
    public void disputeWon(String status) {
        bank("win", "the dispute is won", new Shown(status, "confirmed"));
    }

    @Override
    public void disputeLost(String status) {
        bank("lose", "the dispute is lost", new Shown(status, "dispute_lost"));
    }

    /// The provider sends back what the shop has asked for.
    void refunded(String status) {
        stage.happened(order, provider + ": the money went back", new Shown(status, "refunded"));
    }

    /// A declined card is answered as such by some pages, and goes unmentioned by others.
    private void pays(String card, String what, Shown shown) {
        var path = "/pay/" + session();
        var body = "{\"card\": \"%s\"}".formatted(card);
        var began = System.nanoTime();
        var answer = page.send("POST", path, Map.of(), body);
        if (card.equals(GOOD) && !answer.ok()) {
            throw new Failure(provider + " refused the card: " + answer.complaint());
        }
        stage.happened(order, provider + ": " + what, shown, new Sent(began, answer));
    }

    private void bank(String action, String what, Shown shown) {
        var path = "/control/" + name() + "/" + session() + "/" + action;
        var began = System.nanoTime();
        var sent = new Sent(began, page.send("POST", path, Map.of(), "{}")).demanded(what);
        stage.happened(order, provider + ": " + what, shown, sent);
    }

    /// The way to pay that the shop gave the buyer.
    private String session() {
        var known = session;
        if (known == null) {
            var opened = opened();
            demandAmount(opened);
            known = opened.path("sessionId").asText();
            session = known;
        }
        return known;
    }

    /// The shop opens a page for the buyer to pay on. payment-service hears of an order, and that
    /// it may be paid again, a moment after tracking.
    private JsonNode opened() {
        var shop = stage.actor("storefront", "storefront");
        var path = "/api/payments/" + order.id() + "/checkout-sessions";
        var body = "{\"provider\": \"%s\"}".formatted(name());
        var deadline = stage.tracking().deadline();
        var sent = shop.asksFor(path, body);
        while (NOT_YET.contains(sent.answer().status()) && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(AGAIN.toNanos());
            sent = shop.asksFor(path, body);
        }
        var what = "storefront: opens a checkout at " + provider;
        stage.happened(order, what, order.status(), sent.demanded(what));
        return sent.answer().json();
    }

    private String name() {
        return provider.toLowerCase(Locale.ROOT);
    }

    private void demandAmount(JsonNode opened) {
        if (opened.path("amount").decimalValue().compareTo(amount) != 0) {
            throw new Failure(
                    "%s: %s is to be paid, but the checkout asks %s"
                            .formatted(order.number(), amount, opened.path("amount")));
        }
    }
}
