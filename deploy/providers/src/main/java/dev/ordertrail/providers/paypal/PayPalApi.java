package dev.ordertrail.providers.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.providers.http.Answer;
import dev.ordertrail.providers.http.Call;
import dev.ordertrail.providers.http.Router;
import dev.ordertrail.providers.store.Ids;
import dev.ordertrail.providers.store.Json;
import java.util.Locale;
import java.util.Optional;

/// PayPal's HTTP API, as far as a shop needs it.
public final class PayPalApi {
    private static final String CERTIFICATES = "/v1/notifications/certs/";

    private final PayPal payPal;
    private final Router router = new Router();

    public PayPalApi(PayPal payPal) {
        this.payPal = payPal;
        router.on("POST", "/v1/oauth2/token", (call, _) -> Answer.json(200, payPal.token(call)));
        router.on("GET", CERTIFICATES + "{}", (_, named) -> certificates(named.getFirst()));
        orders();
        payments();
        disputes();
        var events = new PayPalEvents(payPal);
        router.on(
                "GET",
                PayPalEvents.PATH,
                (call, _) ->
                        Answer.json(200, events.list(payPal.authenticate(call), call.queryTree())));
        router.on(
                "GET",
                PayPalEvents.PATH + "/{}",
                on(200, (m, asked) -> m.get(Merchant.EVENT, asked.id())));
        router.on(
                "POST",
                PayPalEvents.PATH + "/{}/resend",
                on(202, (m, asked) -> events.resend(m, asked.id())));
        router.on(
                "POST",
                "/v1/notifications/verify-webhook-signature",
                (call, _) -> Answer.json(200, events.verify(call)));
    }

    /// Answers what is asked of PayPal; empty when it is not.
    public Optional<Answer> answer(Call call) {
        try {
            return router.answer(call).map(PayPalApi::debuggable);
        } catch (PayPalRefused refused) {
            return Optional.of(debuggable(Answer.json(refused.status(), refused.body())));
        }
    }

    private static Answer debuggable(Answer answer) {
        return answer.with("Paypal-Debug-Id", Ids.secret(13).toLowerCase(Locale.ROOT));
    }

    private void orders() {
        router.on(
                "POST",
                "/v2/checkout/orders",
                on(201, (m, asked) -> new Orders(m).create(asked.body())));
        router.on(
                "GET",
                Orders.PATH + "{}",
                on(200, (m, asked) -> new Orders(m).shown(m.get(Merchant.ORDER, asked.id()))));
        router.on(
                "POST",
                Orders.PATH + "{}/capture",
                on(201, (m, asked) -> new Orders(m).capture(m.get(Merchant.ORDER, asked.id()))));
    }

    private void payments() {
        router.on(
                "GET",
                Captures.PATH + "{}",
                on(200, (m, asked) -> m.get(Merchant.CAPTURE, asked.id())));
        router.on(
                "POST",
                Captures.PATH + "{}/refund",
                on(
                        201,
                        (m, asked) ->
                                new Captures(m)
                                        .refund(
                                                m.get(Merchant.CAPTURE, asked.id()),
                                                asked.body())));
        router.on(
                "GET",
                "/v2/payments/refunds/{}",
                on(200, (m, asked) -> m.get(Merchant.REFUND, asked.id())));
    }

    private void disputes() {
        router.on(
                "GET",
                "/v1/customer/disputes",
                (call, _) -> Answer.json(200, list(payPal.authenticate(call), call.queryTree())));
        router.on(
                "GET",
                Disputes.PATH + "{}",
                on(200, (m, asked) -> m.get(Merchant.DISPUTE, asked.id())));
        router.on(
                "POST",
                Disputes.PATH + "{}/provide-evidence",
                on(200, (m, asked) -> new Disputes(m).answer(m.get(Merchant.DISPUTE, asked.id()))));
        router.on(
                "POST",
                Disputes.PATH + "{}/accept-claim",
                on(
                        200,
                        (m, asked) ->
                                new Disputes(m)
                                        .resolve(
                                                m.get(Merchant.DISPUTE, asked.id()),
                                                "RESOLVED_BUYER_FAVOUR")));
    }

    private static ObjectNode list(Merchant merchant, ObjectNode query) {
        var page = Json.object();
        var items = page.putArray("items");
        var capture = query.path("disputed_transaction_id").asText();
        for (var dispute : merchant.all(Merchant.DISPUTE).reversed()) {
            if (capture.isEmpty() || Disputes.captureOf(dispute).equals(capture)) {
                items.add(dispute.deepCopy());
            }
        }
        page.putArray("links");
        return page;
    }

    private Answer certificates(String id) {
        if (!id.equals(payPal.identity().id())) {
            throw PayPalRefused.unknown(id);
        }
        return Answer.text("application/x-pem-file", payPal.identity().chain());
    }

    /// A call with what it names.
    private record Asked(String id, JsonNode body) {}

    /// What a call does.
    @FunctionalInterface
    private interface Action {
        ObjectNode of(Merchant merchant, Asked asked);
    }

    private Router.Handler on(int status, Action action) {
        return (call, named) -> {
            var merchant = payPal.authenticate(call);
            var id = named.isEmpty() ? "" : named.getFirst();
            var asked = new Asked(id, Json.parseObject(call.body()));
            return payPal.idempotency()
                    .once(
                            merchant.name(),
                            call,
                            () -> Answer.json(status, action.of(merchant, asked)));
        };
    }
}
