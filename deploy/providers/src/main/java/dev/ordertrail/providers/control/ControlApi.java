package dev.ordertrail.providers.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.providers.deliver.Deliveries;
import dev.ordertrail.providers.deliver.Mischief;
import dev.ordertrail.providers.http.Answer;
import dev.ordertrail.providers.http.Call;
import dev.ordertrail.providers.http.Router;
import dev.ordertrail.providers.paypal.PayPal;
import dev.ordertrail.providers.paypal.PayPalDesk;
import dev.ordertrail.providers.store.Json;
import dev.ordertrail.providers.store.Store;
import dev.ordertrail.providers.stripe.Stripe;
import dev.ordertrail.providers.stripe.StripeDesk;
import java.util.Optional;

/// The control API.
public final class ControlApi {
    private static final String ACCEPTED = "accepted";

    private final Store store;
    private final Stripe stripe;
    private final PayPal payPal;
    private final Deliveries deliveries;
    private final Mischief mischief;
    private final Trouble trouble;
    private final Router router = new Router();

    /// What it works on.
    public record Desk(Store store, Stripe stripe, PayPal payPal) {}

    public ControlApi(Desk desk, Deliveries deliveries, Mischief mischief, Trouble trouble) {
        store = desk.store();
        stripe = desk.stripe();
        payPal = desk.payPal();
        this.deliveries = deliveries;
        this.mischief = mischief;
        this.trouble = trouble;
        router.on("POST", "/control/stripe/{}/{}", this::atStripe);
        router.on("POST", "/control/paypal/{}/{}", this::atPayPal);
        router.on("GET", "/control/objects/{}", (_, named) -> object(named.getFirst()));
        router.on("GET", "/control/webhooks", (call, _) -> webhooks(call));
        router.on("POST", "/control/webhooks", (call, _) -> asked(body(call)));
        router.on("DELETE", "/control/webhooks", (_, _) -> asked(Json.object()));
        router.on("POST", "/control/webhooks/release", (call, _) -> release(body(call)));
        router.on("POST", "/control/webhooks/resend/{}", (_, named) -> resend(named.getFirst()));
        router.on("POST", "/control/trouble", (call, _) -> ask(body(call)));
        router.on("DELETE", "/control/trouble", (_, _) -> noTrouble());
        router.on("POST", "/control/forget/results", (_, _) -> forgetResults());
        router.on("POST", "/control/forget/tokens", (_, _) -> forgetTokens());
    }

    /// Answers what is asked of it; empty when nothing is.
    public Optional<Answer> answer(Call call) {
        try {
            return router.answer(call);
        } catch (IllegalStateException e) {
            var refusal = Json.object().put("refused", String.valueOf(e.getMessage()));
            return Optional.of(Answer.json(409, refusal));
        }
    }

    private Answer atStripe(Call call, java.util.List<String> named) {
        var object = new StripeDesk(stripe).act(named.get(0), named.get(1), body(call));
        return Answer.json(200, object);
    }

    private Answer atPayPal(Call call, java.util.List<String> named) {
        var object = new PayPalDesk(payPal).act(named.get(0), named.get(1), body(call));
        return Answer.json(200, object);
    }

    private Answer object(String id) {
        return store.find(id)
                .map(stored -> Answer.json(200, stored.object()))
                .orElseGet(() -> Answer.nothing(404));
    }

    /// Deliveries and what goes wrong with them; `?state=lost` shows some alone.
    private Answer webhooks(Call call) {
        var answer = Json.object();
        answer.set("asked", mischief.asked());
        var list = answer.putArray("deliveries");
        var state = call.queryTree().path("state").asText();
        deliveries.all(state).forEach(stored -> list.add(stored.object().deepCopy()));
        return Answer.json(200, answer);
    }

    private Answer asked(ObjectNode wanted) {
        mischief.ask(wanted);
        return Answer.json(200, mischief.asked());
    }

    private Answer release(ObjectNode how) {
        var order = how.path("order").asText("given");
        var released = deliveries.release(order, how.path("seed").asLong(1));
        return Answer.json(200, Json.object().put("released", released));
    }

    private Answer resend(String event) {
        var stored =
                store.find(event).orElseThrow(() -> new IllegalStateException("No such event"));
        var provider = stored.kind().equals("event") ? "stripe" : "paypal";
        var type = provider.equals("stripe") ? "type" : "event_type";
        deliveries.tell(provider, stored.account(), event, stored.object().path(type).asText());
        return accepted();
    }

    private Answer ask(ObjectNode wanted) {
        trouble.ask(wanted);
        return accepted();
    }

    private Answer noTrouble() {
        trouble.end();
        return accepted();
    }

    private Answer forgetResults() {
        stripe.forgetResults();
        payPal.forgetResults();
        return accepted();
    }

    private Answer forgetTokens() {
        payPal.forgetTokens();
        return accepted();
    }

    private static Answer accepted() {
        return Answer.json(200, Json.object().put(ACCEPTED, true));
    }

    private static ObjectNode body(Call call) {
        return call.bodyTree();
    }
}
