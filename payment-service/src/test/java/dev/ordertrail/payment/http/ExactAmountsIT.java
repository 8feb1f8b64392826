package dev.ordertrail.payment.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.PaymentEvent.EscrowLocked;
import dev.ordertrail.contracts.PaymentEvent.PaymentConfirmed;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.embedded.TestTokens;
import dev.ordertrail.payment.Orders;
import dev.ordertrail.payment.Orders.Order;
import dev.ordertrail.payment.PaymentFacts;
import dev.ordertrail.payment.Stripe;
import dev.ordertrail.payment.Tables;
import dev.ordertrail.payment.callback.Custodian;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an order asks, what its provider says, what the ledger has, what pages show: one amount, to
/// its last unit, with as many decimals as it counts in.
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "payment"))
@QuarkusTestResource(Custodian.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExactAmountsIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject Tables tables;

    @ParameterizedTest
    @CsvSource({
        "JPY, 0, 25001, 25001",
        "KWD, 3, 12.340, 12340",
        "KWD, 3, 9007199254740.993, 9007199254740993"
    })
    void a_card_payment(String code, int decimals, String amount, String minor) {
        var paid = new Money(new BigDecimal(amount), new Asset(code, decimals));
        var intent = "pi_exact" + minor + code;
        var order = Order.numbered("ORD-" + intent).paidBy(intent);
        Orders.placed(order, paid);
        Stripe.sends(
                        Stripe.event(
                                "evt_" + intent,
                                "payment_intent.succeeded",
                                "'id':'%s','amount_received':%s,'currency':'%s'"
                                        .formatted(intent, minor, code.toLowerCase(Locale.ROOT))))
                .then()
                .statusCode(200);
        await().atMost(SOON).until(() -> tables.state("evt_" + intent).equals(List.of("done")));

        isExact(order, paid, minor);
        assertThat(PaymentFacts.of(order.id()))
                .extracting(Recorded::event)
                .filteredOn(PaymentConfirmed.class::isInstance)
                .extracting(event -> ((PaymentConfirmed) event).amount())
                .containsExactly(paid);
    }

    @ParameterizedTest
    @CsvSource({
        "USDC, 6, 200.000001, 200000001, true",
        "USDC, 6, 9007199254.740993, 9007199254740993, false",
        "ETH, 18, 0.000000000000000001, 1, true",
        "ETH, 18, 1234567.000000000000000001, 1234567000000000000000001, false",
        "ETH, 18, 1234568.900000000000000001, 1234568900000000000000001, true"
    })
    void an_escrow(String code, int decimals, String amount, String minor, boolean text) {
        var paid = new Money(new BigDecimal(amount), new Asset(code, decimals));
        var escrow = "exact" + minor + code;
        var order = Order.numbered("ORD-" + escrow);
        Orders.placed(order, paid);
        var said =
                """
                {"type":"escrow.locked","timestamp":"2026-03-01T12:00:00Z",
                 "data":{"escrowId":"%s","orderNumber":"%s","currency":"%s","decimals":%d,"locked":%s}}
                """
                        .formatted(
                                escrow,
                                order.number(),
                                code,
                                decimals,
                                text ? '"' + amount + '"' : amount);
        Custodian.sends("msg_" + escrow, said.getBytes(UTF_8)).then().statusCode(200);
        await().atMost(SOON)
                .until(() -> tables.state("acme/msg_" + escrow).equals(List.of("done")));

        isExact(order, paid, minor);
        assertThat(PaymentFacts.of(order.id()))
                .extracting(Recorded::event)
                .filteredOn(EscrowLocked.class::isInstance)
                .extracting(event -> ((EscrowLocked) event).amount())
                .containsExactly(paid);
    }

    private void isExact(Order order, Money paid, String minor) {
        var plain = paid.amount().toPlainString();
        var code = paid.asset().code();
        await().atMost(SOON).until(() -> tables.count("outbox") == 0);
        await().atMost(SOON)
                .until(() ->
                        tables.rows("SELECT 1 FROM case_event WHERE order_id = ?", order.id())
                                        .size()
                                >= 2);

        assertThat(
                        tables.rows(
                                "SELECT DISTINCT amount::text FROM ledger_entry WHERE order_id = ?",
                                order.id()))
                .containsExactly(plain);
        assertThat(staff("application/json").get("/api/payments/" + order.id()).asString())
                .contains(
                        "\"expected\":" + json(plain, code, minor),
                        "\"ledger\":[{",
                        "\"amount\":" + json(plain, code, minor),
                        "\"in\":" + plain,
                        "\"held\":" + plain,
                        "\"verdict\":\"CLEAR\"");
        var pack = "/api/payments/" + order.id() + "/evidence";
        assertThat(staff("application/json").get(pack).asString())
                .contains("\"total\":" + json(plain, code, minor));
        assertThat(staff("text/html").get(pack).asString())
                .contains(">" + plain + " " + code + "<")
                .doesNotContainPattern("[0-9]E[-+]?[0-9]");
    }

    private static String json(String amount, String currency, String minor) {
        return "{\"amount\":%s,\"currency\":\"%s\",\"minor\":%s}"
                .formatted(amount, currency, minor);
    }

    private static RequestSpecification staff(String type) {
        return given().auth().oauth2(TestTokens.inShop("main", "staff", "staff")).accept(type);
    }
}
