package dev.ordertrail.payment.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.embedded.TestTokens;
import dev.ordertrail.payment.Orders;
import dev.ordertrail.payment.Orders.Order;
import dev.ordertrail.payment.Stripe;
import dev.ordertrail.payment.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "payment"))
@DisplayNameGeneration(ReplaceUnderscores.class)
class ConcernsIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String PATH = "/api/payments/concerns/";
    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    @Inject Tables tables;

    @Test
    void staff_close_a_concern_and_it_is_remembered_who_did_and_why() {
        // Given
        var order = Order.numbered("ORD-con1").paidBy("pi_con1");
        Orders.placed(order, Orders.usd("1.00"));
        var review = "'id':'prv_con1','charge':'ch_con1','payment_intent':'pi_con1','open':true";
        says("evt_con1", "review.opened", review, NOON);
        var id = id("prv_con1");

        // When
        closes(id, "Looked at it: a regular customer.", "k1")
                .statusCode(200)
                .body("closedBy", equalTo("staff"));
        closes(id, "Looked at it: a regular customer.", "k1").statusCode(200);
        closes(id, "Again.", "k2")
                .statusCode(409)
                .body("code", equalTo("INVALID_STATUS_TRANSITION"));

        // Then
        assertThat(open("prv_con1")).isEqualTo("f");
        staff().get("/api/payments/" + order.id())
                .then()
                .statusCode(200)
                .body("tasks", hasSize(1))
                .body("tasks[0].open", equalTo(false))
                .body("tasks[0].decision.by", equalTo("staff"))
                .body("tasks[0].decision.note", equalTo("Looked at it: a regular customer."));

        // And saying the same again changes nothing
        says("evt_con1b", "review.opened", review, NOON.plusSeconds(60));
        assertThat(open("prv_con1")).isEqualTo("f");
    }

    @ParameterizedTest
    @CsvSource({
        // what the provider says later; whether it needs somebody again
        "requirements.past_due,,f",
        "requirements.pending_verification,,f",
        "rejected.fraud,,t",
        "rejected.fraud,requirements.past_due,t",
        "requirements.past_due,rejected.fraud,t",
        "over,,f",
        "over,requirements.past_due,t"
    })
    void what_was_decided_stays_unless_it_got_worse(String first, String then, String open) {
        for (var swapped : List.of(false, true)) {
            // Given
            var account =
                    "acct_%s%s".formatted(Integer.toHexString((first + then).hashCode()), swapped);
            restricts(account, "requirements.past_due", NOON);
            closes(id(account), "Papers are sent.", account).statusCode(200);

            // When its provider speaks again, in either order of arrival
            var later = new ArrayList<Runnable>();
            later.add(() -> restricts(account, first, NOON.plusSeconds(60)));
            if (then != null) {
                later.add(() -> restricts(account, then, NOON.plusSeconds(120)));
            }
            (swapped ? later.reversed() : later).forEach(Runnable::run);

            // Then
            assertThat(open(account)).as("%s, then %s", first, then).isEqualTo(open);
        }
    }

    @Test
    void what_got_worse_is_closed_again() {
        restricts("acct_worse", "requirements.past_due", NOON);
        closes(id("acct_worse"), "Papers are sent.", "w1").statusCode(200);
        restricts("acct_worse", "rejected.fraud", NOON.plusSeconds(60));
        assertThat(open("acct_worse")).isEqualTo("t");

        closes(id("acct_worse"), "We have another account.", "w2").statusCode(200);
        restricts("acct_worse", "rejected.terms_of_service", NOON.plusSeconds(120));

        assertThat(open("acct_worse")).isEqualTo("f");
    }

    @Test
    void only_staff_of_the_shop_close_and_say_why() {
        restricts("acct_who", "requirements.past_due", NOON);
        var id = id("acct_who");
        as(TestTokens.token("buyer", "buyer")).post(PATH + id + "/close").then().statusCode(403);
        as(TestTokens.inShop("another", "s", "staff"))
                .post(PATH + id + "/close")
                .then()
                .statusCode(404);
        as(TestTokens.token("staff", "staff"))
                .post(PATH + "999999999/close")
                .then()
                .statusCode(404);
        closes(id, " ", "e1").statusCode(422).body("errors[0].field", equalTo("note"));
        assertThat(open("acct_who")).isEqualTo("t");
    }

    /// What an account's restriction is said to be; `over` when there is none.
    private void restricts(String account, String reason, Instant at) {
        var over = reason.equals("over");
        var fields =
                "'id':'%s','charges_enabled':%s,'payouts_enabled':%s,'requirements':{'disabled_reason':%s}"
                        .formatted(account, over, over, over ? "null" : "'" + reason + "'");
        says("evt_%s_%d".formatted(account, at.getEpochSecond()), "account.updated", fields, at);
    }

    private void says(String id, String type, String fields, Instant at) {
        Stripe.sends(Stripe.event(id, type, fields, at)).then().statusCode(200);
        await().pollDelay(Duration.ZERO)
                .atMost(SOON)
                .until(() -> tables.state(id).equals(List.of("done")));
    }

    private String id(String object) {
        var ids = staff().queryParam("limit", 100).get("/api/payments/concerns");
        return ids.then()
                .statusCode(200)
                .extract()
                .path("concerns.find { it.object == '%s' }.id".formatted(object))
                .toString();
    }

    private String open(String object) {
        return tables.rows("SELECT open FROM concern WHERE object = ?", object).getFirst();
    }

    private static ValidatableResponse closes(String id, String note, String key) {
        return staff().header("Idempotency-Key", key)
                .contentType("application/json")
                .body("{\"note\":\"%s\"}".formatted(note))
                .post(PATH + id + "/close")
                .then();
    }

    private static RequestSpecification as(String token) {
        return given().auth()
                .oauth2(token)
                .header("Idempotency-Key", "k")
                .contentType("application/json")
                .body("{\"note\":\"x\"}");
    }

    private static RequestSpecification staff() {
        return given().auth().oauth2(TestTokens.token("staff", "staff"));
    }
}
