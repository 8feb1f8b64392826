package dev.ordertrail.order.http;

import static dev.ordertrail.order.support.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.embedded.TestTokens;
import dev.ordertrail.order.support.Bodies;
import dev.ordertrail.order.support.Callers;
import dev.ordertrail.order.support.OrderStack;
import dev.ordertrail.order.support.Placed;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OrderStack
@DisplayNameGeneration(ReplaceUnderscores.class)
class OnceOnlyIT {
    @Inject DataSource database;

    @Test
    void the_same_key_and_body_give_the_same_answer_byte_for_byte() {
        var key = UUID.randomUUID().toString();
        var body = Bodies.escrow();

        var first = place(key, body);
        var again = place(key, body);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
        for (var header : List.of("Location", "ETag", "Content-Type")) {
            assertThat(again.header(header)).isEqualTo(first.header(header));
        }
    }

    @Test
    void the_same_key_with_another_body_is_refused() {
        var key = UUID.randomUUID().toString();

        place(key, Bodies.escrow());

        place(key, Bodies.escrow())
                .then()
                .statusCode(422)
                .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void twins_at_the_same_time_make_one_order() throws Exception {
        for (var round = 0; round < 10; round++) {
            var key = UUID.randomUUID().toString();
            var body = Bodies.escrow();

            var answers = atOnce(8, _ -> () -> place(key, body));

            assertThat(answers).extracting(Response::statusCode).containsOnly(201);
            assertThat(answers.stream().map(Response::asString).distinct()).hasSize(1);
        }
    }

    @Test
    void a_reference_is_used_once_per_seller() {
        var reference = "STRIPE_" + UUID.randomUUID();
        var first = Placed.order(with(Bodies.escrow(), c -> c.put("reference", reference)));

        Callers.storefront()
                .body(with(Bodies.escrow(), c -> c.put("reference", reference)))
                .post("/api/orders")
                .then()
                .statusCode(409)
                .body("code", equalTo("DUPLICATE_ORDER_REFERENCE"))
                .body("orderId", equalTo(first.id()))
                .body("orderNumber", equalTo(first.number()));
        Placed.order(
                with(
                        Bodies.escrow(),
                        c -> c.put("reference", reference).put("sellerId", "another")));
    }

    @Test
    void a_payment_makes_one_order() throws Exception {
        for (var evidence :
                List.of("paymentIntentId", "sessionId", "transactionHash", "escrowId")) {
            var id = "0xAB" + UUID.randomUUID();

            var answers =
                    atOnce(
                            6,
                            i -> {
                                var body = Bodies.paid("fiat");
                                ((ObjectNode) body.get("paymentResult"))
                                        .put(
                                                evidence,
                                                evidence.equals("transactionHash") && i % 2 == 0
                                                        ? id.toLowerCase(java.util.Locale.ROOT)
                                                        : id);
                                return () -> place(UUID.randomUUID().toString(), body);
                            });

            var placed = answers.stream().filter(a -> a.statusCode() == 201).toList();
            assertThat(placed).hasSize(1);
            answers.stream()
                    .filter(a -> a.statusCode() != 201)
                    .forEach(a ->
                            a.then()
                                    .statusCode(409)
                                    .body("code", equalTo("DUPLICATE_PAYMENT_EVIDENCE"))
                                    .body("orderId", equalTo(placed.getFirst().path("order.id"))));
        }
    }

    @Test
    void many_at_once_get_numbers_of_their_own() throws Exception {
        var answers = atOnce(300, _ -> () -> place(UUID.randomUUID().toString(), Bodies.escrow()));

        var numbers = new HashSet<String>();
        answers.forEach(
                a -> numbers.add(a.then().statusCode(201).extract().path("order.orderNumber")));
        assertThat(numbers).hasSize(300);
    }

    @Test
    void racing_moves_are_decided_one_after_the_other() throws Exception {
        var order = Placed.order(Bodies.escrow());
        var path = "/api/orders/" + order.id() + "/notes";

        var answers =
                atOnce(
                        12,
                        i ->
                                () ->
                                        Callers.staff()
                                                .body("{\"text\": \"note %d\"}".formatted(i))
                                                .post(path));

        var ok = answers.stream().filter(a -> a.statusCode() == 200).toList();
        assertThat(answers.stream().filter(a -> a.statusCode() != 200))
                .allSatisfy(a ->
                        a.then()
                                .statusCode(409)
                                .body("code", equalTo("VERSION_CONFLICT"))
                                .body("canRetry", equalTo(true)));
        assertThat(ok.stream().<Integer>map(a -> a.path("order.version")).distinct())
                .hasSize(ok.size());
        assertThat(ok).isNotEmpty();
    }

    @Test
    void a_key_on_a_change_is_honoured() {
        var order = Placed.order(Bodies.escrow());
        var key = UUID.randomUUID().toString();
        var path = "/api/orders/" + order.id() + "/notes";

        var first = note(key, path);
        var again = note(key, path);

        assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(again.<Integer>path("order.version")).isEqualTo(2);
    }

    @Test
    void personal_data_is_nowhere_in_the_log_in_plain() throws SQLException {
        var body =
                with(
                        Bodies.escrow(),
                        c -> {
                            c.putObject("buyer")
                                    .put("name", "Zebedee Quux")
                                    .put("email", "zebedee@quux.example")
                                    .put("phone", "+49 170 5550199");
                            c.put("specialInstructions", "behind the blue gate")
                                    .put("internalNotes", "zebedee is picky")
                                    .put("customerNotes", "call zebedee");
                            ((ObjectNode) c.get("shippingAddress")).put("street", "17 Quuxstrasse");
                        });
        var order = Placed.order(body);
        Callers.buyer("buyer123")
                .body("{\"reason\": \"Zebedee says no\"}")
                .post("/api/orders/" + order.id() + "/cancel")
                .then()
                .statusCode(200);

        var log =
                bytesOf(
                        "select order_id::text || ' ' || convert_from(payload, 'LATIN1') || metadata::text from order_event where order_id = '"
                                + order.id()
                                + "'");

        assertThat(log).isNotEmpty();
        assertThat(String.join("\n", log))
                .containsIgnoringCase("New York")
                .doesNotContainIgnoringCase("zebedee")
                .doesNotContainIgnoringCase("quux")
                .doesNotContain("5550199")
                .doesNotContain("blue gate")
                .doesNotContain("10001");
    }

    private List<String> bytesOf(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            var rows = select.executeQuery();
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    private static Response note(String key, String path) {
        return as(key).body("{\"text\": \"Ring twice\"}").post(path);
    }

    private static Response place(String key, ObjectNode body) {
        return as(key).body(body).post("/api/orders");
    }

    private static io.restassured.specification.RequestSpecification as(String key) {
        return io.restassured.RestAssured.given()
                .header("Authorization", "Bearer " + TestTokens.token("shop-backend", "storefront"))
                .header("Idempotency-Key", key)
                .contentType("application/json");
    }

    private static List<Response> atOnce(int count, IntFunction<Callable<Response>> asks)
            throws InterruptedException, ExecutionException {
        try (var pool = Executors.newFixedThreadPool(Math.min(count, 16))) {
            var calls = new ArrayList<Callable<Response>>();
            for (var i = 0; i < count; i++) {
                calls.add(asks.apply(i));
            }
            var answers = new ArrayList<Response>();
            for (Future<Response> answer : pool.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
