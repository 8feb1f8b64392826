package dev.ordertrail.order.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.OrderEvent.PaymentNoted;
import dev.ordertrail.contracts.OrderEvent.StatusChanged;
import dev.ordertrail.contracts.ParcelState;
import dev.ordertrail.contracts.PaymentEvent.PaymentConfirmed;
import dev.ordertrail.contracts.PaymentEvent.Verdict;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.contracts.ShippingEvent.ParcelDelivered;
import dev.ordertrail.contracts.ShippingEvent.ParcelScanned;
import dev.ordertrail.contracts.Topics;
import dev.ordertrail.order.support.Bodies;
import dev.ordertrail.order.support.Callers;
import dev.ordertrail.order.support.OrderStack;
import dev.ordertrail.order.support.Placed;
import dev.ordertrail.order.support.Wire;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OrderStack
@DisplayNameGeneration(ReplaceUnderscores.class)
class FactsIT {
    private static final Asset USDC = new Asset("USDC", 6);
    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    @Inject DataSource database;

    @Test
    void a_confirmed_payment_moves_its_order() {
        var order = Placed.order(Bodies.unpaid());

        var fact = Wire.say(Topics.PAYMENT_EVENTS, order.id(), paid("200"), NOON);

        await().untilAsserted(() -> assertThat(Wire.heard(order.id())).hasSize(3));
        var heard = Wire.heard(order.id());
        assertThat(heard.get(1).event())
                .isInstanceOfSatisfying(
                        PaymentNoted.class, e -> assertThat(e.factId()).isEqualTo(fact));
        assertThat(heard.get(2).event())
                .isInstanceOfSatisfying(
                        StatusChanged.class,
                        e -> {
                            assertThat(e.to()).isEqualTo("payment_confirmed");
                            assertThat(e.factId()).isEqualTo(fact);
                        });
        var envelope = heard.get(2).envelope();
        assertThat(envelope.time()).isEqualTo(NOON);
        assertThat(envelope.recordedTime()).isAfter(NOON);
        assertThat(envelope.causationId()).isEqualTo(fact);
        assertThat(envelope.correlationId()).isEqualTo("correlation-of-the-fact");
    }

    @Test
    void scans_move_what_is_ready_to_ship() {
        var order =
                Placed.order(Bodies.escrow())
                        .moved("order_confirmed", "processing", "ready_to_ship");

        Wire.say(Topics.SHIPPING_EVENTS, order.id(), scan("p1", ParcelState.PICKED_UP), NOON);
        Wire.say(
                Topics.SHIPPING_EVENTS,
                order.id(),
                scan("p1", ParcelState.IN_TRANSIT),
                NOON.plusSeconds(60));
        Wire.say(
                Topics.SHIPPING_EVENTS,
                order.id(),
                new ParcelDelivered("p1", "scan9", "delivered", null, null, false),
                NOON.plusSeconds(120));

        await().untilAsserted(() ->
                assertThat(statuses(Wire.heard(order.id())))
                        .endsWith("shipped", "in_transit", "delivered"));
    }

    @Test
    void an_underpaid_order_is_an_anomaly_that_staff_see_and_close() {
        var order = Placed.order(Bodies.unpaid());

        Wire.say(Topics.PAYMENT_EVENTS, order.id(), paid("150"), NOON);

        await().untilAsserted(() ->
                Callers.staff()
                        .get("/api/anomalies?open=true&order=" + order.number())
                        .then()
                        .statusCode(200)
                        .body("anomalies.orderId", hasItem(order.id()))
                        .body("anomalies.kind", hasItem("underpaid")));
        String anomaly =
                Callers.staff()
                        .get("/api/anomalies?kind=underpaid&order=" + order.id())
                        .path("anomalies[0].anomalyId");
        Callers.staff()
                .body("{\"reason\": \"told_the_buyer\"}")
                .post("/api/anomalies/" + order.id() + "/" + anomaly + "/close")
                .then()
                .statusCode(200);
        Callers.staff()
                .get("/api/anomalies?open=true&order=" + order.id())
                .then()
                .body("anomalies.size()", equalTo(0));
        Callers.staff()
                .get("/api/anomalies?open=false&order=" + order.id())
                .then()
                .body("anomalies[0].closedBy", equalTo("staff"));
    }

    @Test
    void anomalies_are_not_for_buyers_and_sellers_see_their_own() {
        Callers.buyer("buyer123").get("/api/anomalies").then().statusCode(403);
        Callers.seller("nobody")
                .get("/api/anomalies")
                .then()
                .statusCode(200)
                .body("anomalies.size()", equalTo(0));
    }

    @Test
    void a_fact_of_an_unknown_order_parks_and_the_others_go_on() throws SQLException {
        var order = Placed.order(Bodies.unpaid());

        Wire.say(Topics.PAYMENT_EVENTS, "order_unknown", paid("200"), NOON);
        Wire.say(Topics.PAYMENT_EVENTS, order.id(), paid("200"), NOON);

        await().untilAsserted(() ->
                assertThat(statuses(Wire.heard(order.id()))).contains("payment_confirmed"));
        await().untilAsserted(() -> assertThat(parked()).contains("order_unknown"));
    }

    private List<String> parked() throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select order_id from parked_order")) {
            var rows = select.executeQuery();
            var ids = new java.util.ArrayList<String>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        }
    }

    private static PaymentConfirmed paid(String amount) {
        var paid = new Money(new BigDecimal(amount), USDC);
        var expected = new Money(new BigDecimal("200"), USDC);
        var verdict = paid.equals(expected) ? Verdict.EXACT : Verdict.UNDERPAID;
        return new PaymentConfirmed("pi_1", "stripe", paid, expected, verdict, "pi_1");
    }

    private static ParcelScanned scan(String parcel, ParcelState state) {
        return new ParcelScanned(parcel, "scan-" + state, state, null, null, null, false);
    }

    private static List<String> statuses(List<Recorded<OrderEvent>> heard) {
        return heard.stream()
                .filter(r -> r.event() instanceof StatusChanged)
                .map(r -> ((StatusChanged) r.event()).to())
                .toList();
    }
}
