package dev.ordertrail.order.http;

import static dev.ordertrail.order.support.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.OrderEvent.OrderPlaced;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.order.support.Bodies;
import dev.ordertrail.order.support.Callers;
import dev.ordertrail.order.support.OrderStack;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An order's amount from its body to its event and its answer, to the last unit.
@QuarkusTest
@OrderStack
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExactAmountsIT {
    @Inject Tx tx;

    @ParameterizedTest
    @CsvSource({
        // asset, its decimals, the amount as the body has it, and as the answer has it
        "JPY, 0, 25001, 25001",
        "JPY, 0, 9007199254740993, 9007199254740993",
        "KWD, 3, 12.340, 12.34",
        "KWD, 3, 9007199254740.993, 9007199254740.993",
        "USDC, 6, 200.000001, 200.000001",
        "USDC, 6, 9007199254.740993, 9007199254.740993",
        "ETH, 18, 0.000000000000000001, 0.000000000000000001",
        "ETH, 18, 1234567.000000000000000001, 1234567.000000000000000001"
    })
    void from_the_body_to_the_event(String code, int decimals, String written, String answered) {
        var amount = new Money(new BigDecimal(written), new Asset(code, decimals));
        var number = body(code).put("totalAmount", new BigDecimal(written));
        var text = body(code).put("totalAmount", written);
        for (var checkout : new ObjectNode[] {number, text}) {
            var answer =
                    Callers.storefront()
                            .body(whole(checkout))
                            .post("/api/orders")
                            .then()
                            .statusCode(201)
                            .extract();
            assertThat(answer.asString())
                    .contains("\"totalAmount\":" + answered + ",")
                    .contains("\"currency\":\"" + code + "\"");
            assertThat(placed(answer.path("order.id")).total()).isEqualTo(amount);
        }
    }

    @ParameterizedTest
    @CsvSource({"JPY, 25001.5", "KWD, 12.3405", "USDC, 200.0000001", "ETH, 0.0000000000000000001"})
    void what_its_asset_cannot_count_is_refused_never_rounded(String code, String written) {
        for (var quoted : new boolean[] {false, true}) {
            var checkout = body(code);
            if (quoted) {
                checkout.put("totalAmount", written);
            } else {
                checkout.put("totalAmount", new BigDecimal(written));
            }
            Callers.storefront()
                    .body(whole(checkout))
                    .post("/api/orders")
                    .then()
                    .statusCode(422)
                    .body("errors[0].code", equalTo("TOO_PRECISE"));
        }
    }

    private static ObjectNode body(String code) {
        return Bodies.checkout(with(Bodies.escrow(), c -> c.put("currency", code)));
    }

    /// With exact numbers, as a program writes them.
    private static String whole(ObjectNode checkout) {
        var body = Bodies.escrow();
        body.set("checkoutData", checkout);
        return plain(body);
    }

    private static String plain(ObjectNode body) {
        try {
            return EventJson.mapper()
                    .writer()
                    .with(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private OrderPlaced placed(String orderId) {
        return tx.read(c -> {
            try (var select =
                    c.prepareStatement(
                            "SELECT type, payload FROM order_event WHERE order_id = ? AND version = 1")) {
                select.setString(1, orderId);
                try (var row = select.executeQuery()) {
                    row.next();
                    return (OrderPlaced) EventJson.read(row.getString(1), row.getBytes(2));
                }
            }
        });
    }
}
