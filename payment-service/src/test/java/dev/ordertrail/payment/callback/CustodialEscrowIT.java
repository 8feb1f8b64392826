package dev.ordertrail.payment.callback;

import static dev.ordertrail.payment.callback.Custodian.sends;
import static dev.ordertrail.payment.callback.Custodian.signature;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.ordertrail.contracts.PaymentEvent.DisputeState;
import dev.ordertrail.contracts.PaymentEvent.EscrowLocked;
import dev.ordertrail.contracts.PaymentEvent.EscrowReleased;
import dev.ordertrail.contracts.PaymentEvent.PaymentDisputed;
import dev.ordertrail.contracts.PaymentEvent.Verdict;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.payment.Orders;
import dev.ordertrail.payment.Orders.Order;
import dev.ordertrail.payment.PaymentFacts;
import dev.ordertrail.payment.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "payment"))
@QuarkusTestResource(Custodian.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CustodialEscrowIT {
    @Inject Tables tables;

    @Test
    void what_the_provider_holds_and_pays_out_becomes_the_orders_facts() {
        var order = Order.numbered("ORD-" + UUID.randomUUID());
        Orders.placed(order, Orders.usd("200"));
        var escrow = "esc_" + UUID.randomUUID();

        var locked = said("escrow.locked", escrow, order, "\"locked\":\"200.00\"");
        sends("msg_1" + escrow, locked).then().statusCode(200).body("received", equalTo(true));
        sends("msg_1" + escrow, locked).then().statusCode(200);
        sends(
                "msg_2" + escrow,
                said(
                        "escrow.disputed",
                        escrow,
                        order,
                        "\"dispute\":{\"id\":\"d1\",\"status\":\"open\"}"));
        sends("msg_3" + escrow, said("escrow.released", escrow, order, "\"released\":200.00"));

        await().untilAsserted(() -> assertThat(PaymentFacts.of(order.id())).hasSize(3));
        assertThat(PaymentFacts.of(order.id()).stream().map(Recorded::event).toList())
                .isEqualTo(
                        List.of(
                                new EscrowLocked(
                                        "acme/" + escrow,
                                        "acme",
                                        Orders.usd("200"),
                                        Orders.usd("200"),
                                        Verdict.EXACT,
                                        escrow),
                                new PaymentDisputed(
                                        "acme/" + escrow,
                                        "acme",
                                        "d1",
                                        DisputeState.OPEN,
                                        "open",
                                        null,
                                        null,
                                        null),
                                new EscrowReleased(
                                        "acme/" + escrow, "acme", Orders.usd("200"), escrow)));
    }

    @Test
    void what_is_not_signed_by_this_provider_is_refused_and_leaves_no_trace() {
        var kept = tables.count("inbox");
        var body = "{\"type\":\"escrow.locked\"}".getBytes(UTF_8);
        var now = Instant.now();

        refused(sends("/webhooks/escrow/acme", "m1", now, signature("m2", now, body), body));
        refused(
                sends(
                        "/webhooks/escrow/acme",
                        "m1",
                        now.minusSeconds(400),
                        signature("m1", now.minusSeconds(400), body),
                        body));
        refused(sends("/webhooks/escrow/nobody", "m1", now, signature("m1", now, body), body));
        refused(
                sends(
                        "/webhooks/escrow/acme/digital",
                        "m1",
                        now,
                        signature("m1", now, body),
                        body));
        refused(given().body(body).post("/webhooks/escrow/acme"));

        assertThat(tables.count("inbox")).isEqualTo(kept);
    }

    @Test
    void what_cannot_be_understood_is_kept_for_a_human() {
        for (var body : List.of("{", "{\"type\":\"escrow.locked\",\"data\":{}}")) {
            var id = "msg_" + UUID.randomUUID();
            sends(id, body.getBytes(UTF_8)).then().statusCode(200);
            await().untilAsserted(
                            () -> assertThat(tables.state("acme/" + id)).containsExactly("parked"));
        }
    }

    private static byte[] said(String type, String escrow, Order order, String fields) {
        return """
        {"type":"%s","timestamp":"2026-03-01T12:00:00Z",
         "data":{"escrowId":"%s","orderNumber":"%s","currency":"USD",%s}}
        """
                .formatted(type, escrow, order.number(), fields)
                .getBytes(UTF_8);
    }

    private static void refused(Response response) {
        response.then().statusCode(400).body("code", equalTo("SIGNATURE_INVALID"));
    }
}
