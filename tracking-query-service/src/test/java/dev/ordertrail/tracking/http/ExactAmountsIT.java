package dev.ordertrail.tracking.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.PaymentEvent.PaymentRefunded;
import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.embedded.TestTokens;
import dev.ordertrail.tracking.Story;
import dev.ordertrail.tracking.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An order's amounts as its buyer reads them, to the last unit: in JSON as exact numbers, on the
/// page with all the decimals of what they count in.
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "tracking"))
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExactAmountsIT {
    @Inject Wire wire;

    @BeforeEach
    void workflow() {
        wire.publishWorkflow();
    }

    @ParameterizedTest
    @CsvSource({
        // asset, its decimals, the amount as a page shows it, and as a number
        "JPY, 0, 25001, 25001",
        "KWD, 3, 12.340, 12.34",
        "KWD, 3, 9007199254740.993, 9007199254740.993",
        "USDC, 6, 200.000001, 200.000001",
        "USDC, 6, 9007199254.740990, 9007199254.74099",
        "ETH, 18, 0.000000000000000001, 0.000000000000000001",
        "ETH, 18, 1234567.000000000000000001, 1234567.000000000000000001",
        "ETH, 18, 30.000000000000000000, 30"
    })
    void from_the_event_to_the_page(String code, int decimals, String shown, String number) {
        // Given an order of this amount, paid and refunded
        var amount = new Money(new BigDecimal(shown), new Asset(code, decimals));
        var story = wire.story().worth(amount, Story.NOON).placed().paid(1, "pi_1");
        story.then(Story.at(2), new PaymentRefunded("pi_1", "stripe", amount, amount));
        wire.send(story);
        await().until(() -> json(story).contains("\"revision\":3,"));

        // Then
        assertThat(json(story))
                .contains(
                        "\"totalAmount\":" + number + ",",
                        "\"totalPrice\":" + number + ",",
                        "\"captured\":" + number + ",",
                        "\"refunded\":" + number + ",",
                        "\"currency\":\"" + code + "\"")
                .contains("Refunded in full: " + shown + " " + code);
        assertThat(page(story))
                .contains("<strong>" + shown + " " + code + "</strong>")
                .contains("<span class=\"amount\">" + shown + "</span>")
                .contains("Refunded in full: " + shown + " " + code)
                .doesNotContainPattern("[0-9]E[-+][0-9]");
    }

    private static String json(Story story) {
        return given().header("Authorization", "Bearer " + TestTokens.token("buyer123", "buyer"))
                .get("/api/orders/{id}", story.orderId())
                .asString();
    }

    private static String page(Story story) {
        return given().cookie(Session.COOKIE, TestTokens.token("buyer123", "buyer"))
                .accept("text/html")
                .get("/orders/{id}", story.orderId())
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
