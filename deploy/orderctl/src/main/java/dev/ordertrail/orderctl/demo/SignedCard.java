package dev.ordertrail.orderctl.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ordertrail.orderctl.api.Signatures;
import dev.ordertrail.orderctl.demo.Stage.Sent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/// What Stripe would tell of a payment: signed events, each with an id of its own. For a system
/// that has an account with the real Stripe, where nobody types test cards.
final class SignedCard implements CardPayment {
    private final Stage stage;
    private final Order order;
    private final long cents;
    private final String mark = Marks.next();

    SignedCard(Stage stage, Order order, String amount) {
        this.stage = stage;
        this.order = order;
        cents = new BigDecimal(amount).movePointRight(2).longValueExact();
    }

    @Override
    public void declined(String status) {
        tells(
                "the card is declined",
                new Shown(status, "attempt_failed"),
                "payment_intent.payment_failed",
                """
                {"id": "pi_%s", "object": "payment_intent", "status": "requires_payment_method",
                 "amount": %d, "currency": "usd", "metadata": {"order_id": "%s"},
                 "last_payment_error": {"type": "card_error", "code": "card_declined"}}
                """
                        .formatted(mark, cents, order.id()));
    }

    @Override
    public void expires(String status) {
        tells(
                "the session expired, nothing was paid",
                new Shown(status, "ended_unpaid"),
                "checkout.session.expired",
                session("expired", "unpaid"));
    }

    @Override
    public void paid(String status) {
        tells(
                "paid",
                new Shown(status, "confirmed"),
                "checkout.session.completed",
                session("complete", "paid"));
    }

    @Override
    public void disputed(String status) {
        tells(
                "disputed",
                new Shown(status, "disputed"),
                "charge.dispute.created",
                dispute("needs_response"));
    }

    @Override
    public void disputeWon(String status) {
        tells(
                "the dispute is won",
                new Shown(status, "confirmed"),
                "charge.dispute.closed",
                dispute("won"));
    }

    @Override
    public void disputeLost(String status) {
        tells(
                "the dispute is lost",
                new Shown(status, "dispute_lost"),
                "charge.dispute.closed",
                dispute("lost"));
    }

    private String session(String status, String paid) {
        return """
        {"id": "cs_test_%s", "object": "checkout.session", "mode": "payment", "status": "%s",
         "payment_status": "%s", "payment_intent": "pi_%s", "amount_subtotal": %d,
         "amount_total": %d, "currency": "usd", "client_reference_id": "%s",
         "metadata": {"order_id": "%s"}}
        """
                .formatted(mark, status, paid, mark, cents, cents, order.id(), order.id());
    }

    private String dispute(String status) {
        return """
        {"id": "dp_%s", "object": "dispute", "charge": "ch_%s", "payment_intent": "pi_%s",
         "amount": %d, "currency": "usd", "reason": "fraudulent", "status": "%s", "metadata": {}}
        """
                .formatted(mark, mark, mark, cents, status);
    }

    private void tells(String what, Shown shown, String type, String object) {
        var now = Instant.now();
        var body =
                """
                {"id": "evt_%s", "object": "event", "api_version": "2025-10-29.clover",
                 "created": %d, "livemode": false, "type": "%s", "data": {"object": %s}}
                """
                        .formatted(Marks.next(), now.getEpochSecond(), type, object.strip());
        var endpoint = stage.endpoint("stripe");
        var header = Signatures.stripe(body.getBytes(UTF_8), endpoint.secret(), now);
        var began = System.nanoTime();
        var answer =
                stage.http()
                        .send("POST", endpoint.path(), Map.of(header.name(), header.value()), body);
        var sent = new Sent(began, answer).demanded("Stripe's " + type);
        stage.happened(order, "Stripe: " + what, shown, sent);
    }
}
