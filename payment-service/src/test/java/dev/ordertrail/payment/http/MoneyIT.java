package dev.ordertrail.payment.http;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.NotificationEvent;
import dev.ordertrail.contracts.OrderEvent.NoteAdded;
import dev.ordertrail.contracts.OrderEvent.Visibility;
import dev.ordertrail.contracts.ParcelState;
import dev.ordertrail.contracts.PersonalData;
import dev.ordertrail.contracts.PostalAddress;
import dev.ordertrail.contracts.ShippingEvent.ParcelDelivered;
import dev.ordertrail.contracts.ShippingEvent.ParcelRegistered;
import dev.ordertrail.contracts.ShippingEvent.ParcelScanned;
import dev.ordertrail.contracts.ShippingEvent.Place;
import dev.ordertrail.contracts.Topics;
import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.embedded.TestTokens;
import dev.ordertrail.kit.seal.PersonKeys;
import dev.ordertrail.kit.seal.Sealing;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.payment.Orders;
import dev.ordertrail.payment.Orders.Order;
import dev.ordertrail.payment.Stripe;
import dev.ordertrail.payment.StripeLife;
import dev.ordertrail.payment.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "payment"))
@DisplayNameGeneration(ReplaceUnderscores.class)
class MoneyIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject Tables tables;
    @Inject Tx tx;
    @Inject PersonKeys keys;
    @Inject Sealing sealing;

    @Test
    void staff_see_where_every_cent_is_and_what_to_do() {
        // Given a life that was refunded and disputed, with a warning
        var order = Order.numbered("ORD-page");
        Orders.placed(order, Orders.usd("99.99"));
        lives(order);
        sends(
                "evt_page_w",
                "radar.early_fraud_warning.created",
                "'id':'issfr_page','actionable':true,'charge':'ch_page','payment_intent':'pi_page','fraud_type':'made_with_stolen_card'");
        await().atMost(SOON).until(() -> tables.state("evt_page_w").equals(List.of("done")));
        told(order, 6);

        // Then
        staff().get("/api/payments/" + order.id())
                .then()
                .statusCode(200)
                .body("orderNumber", equalTo("ORD-page"))
                .body("verdict", equalTo("CONTRADICTION"))
                .body("findings[0].code", equalTo("REFUNDED_AND_DISPUTED"))
                .body("findings[0].nextStep", containsString("evidence"))
                .body("findings.code", hasItem("EARLY_FRAUD_WARNING"))
                .body("payments", hasSize(1))
                .body("payments[0].state", equalTo("REFUNDED"))
                .body("balances[0].in", equalTo(99.99f))
                .body("balances[0].out", equalTo(214.98f))
                .body("balances[0].held", equalTo(-114.99f))
                .body("ledger", hasSize(5))
                .body("ledger[1].amount.minor", equalTo(4000))
                .body("attempts.what", equalTo(List.of("paid", "paid")))
                .body("disputes[0].disputeId", equalTo("dp_page"))
                .body("disputes[0].evidenceDueBy", equalTo("2026-01-09T23:06:40Z"))
                .body("tasks[0].kind", equalTo("EARLY_FRAUD_WARNING"))
                .body("tasks[0].open", equalTo(true));
    }

    @Test
    void a_refund_that_failed_after_all_is_a_task_and_its_money_is_back() {
        // Given
        var order = Order.numbered("ORD-failed").paidBy("pi_failed");
        Orders.placed(order, Orders.usd("50.00"));
        sends(
                "evt_f1",
                "payment_intent.succeeded",
                "'id':'pi_failed','amount_received':5000,'currency':'usd'");
        var refund =
                "'id':'re_f','amount':2000,'currency':'usd','charge':'ch_failed','payment_intent':'pi_failed','status':'%s','failure_reason':'expired_or_canceled_card'";
        sends("evt_f3", "refund.failed", refund.formatted("failed"));
        sends("evt_f2", "refund.created", refund.formatted("succeeded"));

        // Then
        await().atMost(SOON)
                .untilAsserted(() ->
                        staff().get("/api/payments/" + order.id())
                                .then()
                                .statusCode(200)
                                .body("ledger", hasSize(3))
                                .body("balances[0].held", equalTo(50.00f))
                                .body("refunds[0].state", equalTo("failed"))
                                .body("findings[0].code", equalTo("REFUND_FAILED"))
                                .body("payments[0].state", equalTo("CONFIRMED")));
    }

    @Test
    void only_staff_of_the_shop_may_look() {
        var order = Order.numbered("ORD-whose");
        Orders.placed(order, Orders.usd("1.00"));
        await().atMost(SOON)
                .until(() ->
                        !tables.rows("SELECT 1 FROM expectation WHERE order_id = ?", order.id())
                                .isEmpty());
        for (var path :
                List.of(
                        "/api/payments/" + order.id(),
                        "/api/payments/%s/evidence".formatted(order.id()))) {
            given().get(path).then().statusCode(401).body("code", equalTo("UNAUTHENTICATED"));
            given().auth()
                    .oauth2(TestTokens.token("buyer", "buyer"))
                    .get(path)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("FORBIDDEN"));
            given().auth()
                    .oauth2(TestTokens.inShop("another", "staff", "staff"))
                    .get(path)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("ORDER_NOT_FOUND"));
            staff().get(path).then().statusCode(200);
        }
        staff().get("/api/payments/none").then().statusCode(404);
    }

    @Test
    void a_dispute_is_answered_with_everything_that_was_told() {
        // Given
        var order = Order.numbered("ORD-proof");
        var person = order.id();
        keys.ensure(List.of(person));
        var john =
                new PersonalData(
                        "John <b>Doe</b>",
                        "john@example.com",
                        "+1234567890",
                        new PostalAddress(
                                "John Doe", "123 Main St", null, "New York", "NY", "10001", "US"),
                        Map.of(),
                        null,
                        null);
        Orders.placed(order, Orders.usd("99.99"), tx.in(c -> sealing.seal(c, person, john)));
        Orders.tells(
                order,
                Topics.ORDER_EVENTS,
                2,
                new NoteAdded(
                        By.system("test"),
                        "n1",
                        Visibility.CUSTOMER,
                        tx.in(c -> sealing.sealText(c, person, "Thank you, it has arrived."))));
        lives(order);
        var place = new Place("New York", "NY", "US", "10001");
        Orders.tells(order, Topics.SHIPPING_EVENTS, 1, new ParcelRegistered("p1", "UPS", "1Z999"));
        Orders.tells(
                order,
                Topics.SHIPPING_EVENTS,
                2,
                new ParcelScanned(
                        "p1", "s1", ParcelState.IN_TRANSIT, "I", "Departed", place, false));
        Orders.tells(
                order,
                Topics.SHIPPING_EVENTS,
                3,
                new ParcelDelivered("p1", "s2", "D", "Left at front door", place, false));
        Orders.tells(
                order,
                Topics.NOTIFICATION_EVENTS,
                1,
                new NotificationEvent.Told("t1", "e1", "buyer", "mail", "order-shipped", 1));
        told(order, 11);
        var path = "/api/payments/%s/evidence".formatted(order.id());

        // Then as JSON
        staff().accept("application/json")
                .get(path)
                .then()
                .statusCode(200)
                .body("buyer.email", equalTo("john@example.com"))
                .body("buyer.address.street", equalTo("123 Main St"))
                .body("disputes[0].status", equalTo("needs_response"))
                .body("parcels[0].carrier", equalTo("UPS"))
                .body("parcels[0].scans", hasSize(2))
                .body("parcels[0].scans[1].place", equalTo("New York, NY, 10001, US"))
                .body("messages.text", hasItem("Thank you, it has arrived."))
                .body("messages.what", hasItem("order-shipped"))
                .body("timeline.what", hasItem("parcel delivered"))
                .body("missing", hasSize(0));

        // And as one document
        staff().accept("text/html")
                .get(path)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .contentType(containsString("text/html"))
                .body(containsString("John &lt;b&gt;Doe&lt;/b&gt;"))
                .body(containsString("Proof of delivery: handed over at"))
                .body(containsString("1Z999"))
                .body(not(containsString("<script")));
    }

    @Test
    void what_providers_want_looked_at_is_listed_until_it_is_over() {
        // Given an account that is restricted, a payout that failed, and a review that is over
        sends(
                "evt_c1",
                "account.updated",
                "'id':'acct_c','charges_enabled':false,'requirements':{'disabled_reason':'requirements.past_due'}");
        sends("evt_c2", "payout.failed", "'id':'po_c','failure_code':'account_closed'");
        var order = Order.numbered("ORD-concern").paidBy("pi_c");
        Orders.placed(order, Orders.usd("1.00"));
        var review = "'id':'prv_c','charge':'ch_c','payment_intent':'pi_c','open':%s";
        sends("evt_c4", "review.closed", review.formatted(false));
        sends("evt_c3", "review.opened", review.formatted(true));

        // Then
        await().atMost(SOON)
                .untilAsserted(() ->
                        staff().queryParam("limit", 100)
                                .get("/api/payments/concerns")
                                .then()
                                .statusCode(200)
                                .body("concerns.object", hasItem("acct_c"))
                                .body("concerns.object", hasItem("po_c"))
                                .body("concerns.object", not(hasItem("prv_c"))));
        given().auth()
                .oauth2(TestTokens.inShop("another", "staff", "staff"))
                .get("/api/payments/concerns")
                .then()
                .statusCode(200)
                .body("concerns", hasSize(0));
        await().atMost(SOON)
                .untilAsserted(() ->
                        staff().get("/api/payments/" + order.id())
                                .then()
                                .body("tasks[0].kind", equalTo("REVIEW"))
                                .body("tasks[0].open", equalTo(false)));
    }

    private void lives(Order order) {
        var name = order.number().substring(4);
        var life = new StripeLife(name);
        for (var event : StripeLife.EVENTS) {
            Stripe.sends(life.event(event, order.number())).then().statusCode(200);
        }
        await().atMost(SOON)
                .until(() ->
                        tables.rows(
                                                "SELECT 1 FROM inbox WHERE state = 'done' AND event_id LIKE ?",
                                                "main/evt_" + name + "_%")
                                        .size()
                                == 6);
    }

    /// At least so much was heard about an order.
    private void told(Order order, int events) {
        await().atMost(SOON)
                .until(() ->
                        tables.rows("SELECT 1 FROM case_event WHERE order_id = ?", order.id())
                                        .size()
                                >= events);
    }

    private static void sends(String id, String type, String fields) {
        Stripe.sends(Stripe.event(id, type, fields)).then().statusCode(200);
    }

    private static RequestSpecification staff() {
        return given().auth().oauth2(TestTokens.inShop("main", "staff", "staff"));
    }
}
