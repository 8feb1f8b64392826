package dev.ordertrail.order.bulk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.contracts.OrderEvent.EditProposed;
import dev.ordertrail.contracts.OrderEvent.Item;
import dev.ordertrail.contracts.OrderEvent.OrderEdited;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.embedded.TestTokens;
import dev.ordertrail.order.support.Bodies;
import dev.ordertrail.order.support.Callers;
import dev.ordertrail.order.support.OrderStack;
import dev.ordertrail.order.support.Placed;
import dev.ordertrail.order.support.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OrderStack
@DisplayNameGeneration(ReplaceUnderscores.class)
class BulkTemplateIT {
    private final String name = "logo-" + UUID.randomUUID();

    @Test
    void a_template_of_a_service_becomes_what_many_orders_are_for() {
        saved("{\"service\": \"Logo design\", \"amount\": \"$150.00\"}");
        var guest = guest(99);
        var sameprice = guest(150);
        var buyers = Placed.order(dollars(Bodies.paid("fiat")));
        var gone = guest(10);
        Callers.staff().body("{}").post("/api/orders/" + gone + "/cancel").then().statusCode(200);

        var key = UUID.randomUUID().toString();
        var first = applied(key, guest, sameprice, buyers.id(), gone, "ORD-0");

        first.then()
                .statusCode(200)
                .body("succeeded", equalTo(3))
                .body("failed", equalTo(2))
                .body("results[3].order", equalTo(gone))
                .body("results[3].success", equalTo(false))
                .body("results[4].problem.code", equalTo("ORDER_NOT_FOUND"));
        await().untilAsserted(() -> {
            assertThat(edited(guest).total().amount()).isEqualByComparingTo("150");
            assertThat(edited(guest).difference().amount()).isEqualByComparingTo("51");
            assertThat(edited(guest).items())
                    .singleElement()
                    .extracting(Item::productName)
                    .isEqualTo("Logo design");
            assertThat(edited(sameprice).difference().amount()).isEqualByComparingTo("0");
            // Another price waits for the word of the buyer who has paid.
            assertThat(Wire.heard(buyers.id()))
                    .extracting(Recorded::event)
                    .hasAtLeastOneElementOfType(EditProposed.class);
        });

        // The first answer stands, whatever becomes of the template.
        Callers.staff().delete("/api/templates/" + name).then().statusCode(200);
        var again = applied(key, guest, sameprice, buyers.id(), gone, "ORD-0");
        assertThat(again.asString()).isEqualTo(first.asString());
        applied(UUID.randomUUID().toString(), guest)
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("template"));
    }

    @Test
    void several_items_keep_their_own_prices() {
        saved(
                "{\"items\": [{\"name\": \"Logo\", \"quantity\": 1, \"price\": 100}, {\"name\":"
                        + " \"Card\", \"quantity\": 2, \"price\": 25.5}]}");
        var order = guest(99);

        applied(UUID.randomUUID().toString(), order).then().body("succeeded", equalTo(1));

        await().untilAsserted(() ->
                assertThat(edited(order).total().amount()).isEqualByComparingTo("151"));
    }

    @Test
    void what_is_no_such_request_is_refused_as_a_whole() {
        saved("{\"service\": \"Logo\", \"amount\": 5}");
        asked(UUID.randomUUID().toString(), "{\"orders\": [\"ORD-1\"]}")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("template"));
        asked(UUID.randomUUID().toString(), "{\"template\": \"" + name + "\"}")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("orders"));
        Callers.buyer("b").body("{}").post("/api/orders/bulk/template").then().statusCode(403);
        Callers.as(TestTokens.inShop("other", "s", "staff"))
                .body("{\"orders\": [\"ORD-1\"], \"template\": \"" + name + "\"}")
                .post("/api/orders/bulk/template")
                .then()
                .statusCode(403);
    }

    private void saved(String body) {
        Callers.staff()
                .body("{\"body\": " + body + "}")
                .put("/api/templates/" + name)
                .then()
                .statusCode(200);
    }

    private static ObjectNode dollars(ObjectNode body) {
        return Bodies.with(body, checkout -> checkout.put("currency", "USD"));
    }

    /// An order that nobody has an account for.
    private static String guest(int amount) {
        return Callers.staff()
                .body(
                        """
                        {"customer_name": "Jo", "service": "Something", "amount": %d,
                         "payment_method": "stripe", "payment_status": "paid", "workflow": "service"}
                        """
                                .formatted(amount))
                .post("/api/orders")
                .then()
                .statusCode(201)
                .extract()
                .path("order.id");
    }

    private Response applied(String key, String... orders) {
        var list = String.join("\", \"", List.of(orders));
        return asked(key, "{\"orders\": [\"%s\"], \"template\": \"%s\"}".formatted(list, name));
    }

    private static Response asked(String key, String body) {
        return given().header("Authorization", "Bearer " + TestTokens.token("staff1", "staff"))
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post("/api/orders/bulk/template");
    }

    private static OrderEdited edited(String order) {
        return Wire.heard(order).stream()
                .map(Recorded::event)
                .filter(OrderEdited.class::isInstance)
                .map(OrderEdited.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("not edited yet"));
    }
}
