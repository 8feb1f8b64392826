package dev.ordertrail.order.bulk;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.ordertrail.embedded.TestTokens;
import dev.ordertrail.order.support.Bodies;
import dev.ordertrail.order.support.Callers;
import dev.ordertrail.order.support.Log;
import dev.ordertrail.order.support.OrderStack;
import dev.ordertrail.order.support.Placed;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OrderStack
@DisplayNameGeneration(ReplaceUnderscores.class)
class ImportIT {
    private static final String HEADER =
            "reference,customer_name,customer_email,item_name,item_quantity,item_price,total_amount,payment_method,workflow,street,city,state,zip,country\n";
    @Inject DataSource database;
    @TestHTTPResource URI service;

    @Test
    void two_thousand_rows_become_orders_and_each_bad_one_is_named() throws SQLException {
        var mark = UUID.randomUUID().toString();
        var id = begun(UUID.randomUUID().toString(), file(mark, 2_000));

        done(id).body("rows.read", equalTo(2_000))
                .body("rows.imported", equalTo(1_980))
                .body("rows.refused", equalTo(20));

        assertThat(orders(mark)).isEqualTo(1_980);
        var report = staff().get("/api/imports/" + id + "/report").then().statusCode(200);
        var lines = report.extract().asString().lines().toList();
        assertThat(lines).hasSize(20);
        assertThat(lines.getFirst())
                .contains("\"row\":100")
                .contains("VALIDATION_FAILED")
                .contains("customer_email")
                .contains("items[0].quantity");
        staff().queryParam("format", "csv")
                .get("/api/imports/" + id + "/report")
                .then()
                .statusCode(200)
                .contentType("text/csv");
        staff().get("/api/imports").then().statusCode(200).body("imports.id", hasItem(id));
    }

    @Test
    void the_same_upload_again_begins_nothing_and_the_same_rows_again_make_no_order()
            throws SQLException {
        var mark = UUID.randomUUID().toString();
        var key = UUID.randomUUID().toString();
        var first = begun(key, file(mark, 50));
        done(first);

        assertThat(begun(key, file(mark, 50))).isEqualTo(first);
        var again = begun(UUID.randomUUID().toString(), file(mark, 50));
        done(again).body("rows.imported", equalTo(0)).body("rows.refused", equalTo(50));
        assertThat(orders(mark)).isEqualTo(50);
        assertThat(staff().get("/api/imports/" + again + "/report").then().extract().asString())
                .contains("DUPLICATE_ORDER_REFERENCE")
                .contains("orderNumber");
    }

    @Test
    void an_upload_that_is_cut_off_goes_on_when_it_is_sent_again() throws Exception {
        var mark = UUID.randomUUID().toString();
        var key = UUID.randomUUID().toString();
        var file = file(mark, 8_000);
        assertThat(file.length()).isGreaterThan(2 * 262_144);
        try (var log = new Log()) {
            cutOff(key, file, 600_000);
            await().untilAsserted(() ->
                    assertThat(log.lines())
                            .anyMatch(
                                    line -> line.contains("upload was cut off: importId=import_")));
            assertThat(log.lines()).allMatch(line -> line.startsWith("INFO"));
        }
        assertThat(received(key)).isLessThan(file.length());
        assertThat(orders(mark)).isZero();

        var id = begun(key, file);

        done(id).body("rows.imported", equalTo(7_920))
                .body("receivedBytes", equalTo(file.length()));
        assertThat(orders(mark)).isEqualTo(7_920);
    }

    @Test
    void what_is_no_import_is_refused_at_the_door() {
        staff().header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("text/csv")
                .body("colour\nred\n")
                .post("/api/imports")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("header.colour"));
        staff().contentType("text/csv")
                .body("reference\n")
                .post("/api/imports")
                .then()
                .statusCode(400);
        staff().header("Idempotency-Key", "x")
                .contentType("application/json")
                .body("{}")
                .post("/api/imports")
                .then()
                .statusCode(415);
        Callers.buyer("b1")
                .contentType("text/csv")
                .body("reference\n")
                .post("/api/imports")
                .then()
                .statusCode(403);
        var other = TestTokens.inShop("other", "staff1", "staff");
        var id = begun(UUID.randomUUID().toString(), file(UUID.randomUUID().toString(), 1));
        Callers.as(other).get("/api/imports/" + id).then().statusCode(404);
    }

    @Test
    void a_template_fills_orders_of_staff_and_of_imports() {
        var name = "logo-" + UUID.randomUUID();
        Callers.staff()
                .body(
                        "{\"title\": \"Logo\", \"body\": {\"service\": \"Logo design\", \"amount\":"
                                + " \"$150.00\", \"payment_method\": \"stripe\", \"workflow\":"
                                + " \"service\"}}")
                .put("/api/templates/" + name)
                .then()
                .statusCode(200)
                .body("version", equalTo(1));
        Callers.staff()
                .body("{\"body\": {\"customer_name\": \"Jo\"}}")
                .put("/api/templates/" + name)
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("NOT_IN_TEMPLATES"));

        Callers.staff()
                .body(
                        "{\"customer_name\": \"Jo\", \"payment_status\": \"paid\", \"template\": \"%s\"}"
                                .formatted(name))
                .post("/api/orders")
                .then()
                .statusCode(201)
                .body("order.totalAmount", equalTo(150));
        Callers.staff()
                .body("{\"customer_name\": \"Jo\", \"payment_status\": \"paid\", \"amount\": 99}")
                .post("/api/orders?template=" + name + ".v1")
                .then()
                .statusCode(201)
                .body("order.totalAmount", equalTo(99));
        var id =
                staff().header("Idempotency-Key", UUID.randomUUID().toString())
                        .contentType("application/x-ndjson")
                        .body(
                                "{\"customer_name\": \"A\", \"payment_status\": \"paid\"}\n{\"customer_name\": \"B\", \"payment_status\": \"paid\", \"amount\": 5}\n"
                                        .getBytes(UTF_8))
                        .post("/api/imports?template=" + name)
                        .then()
                        .statusCode(202)
                        .extract()
                        .<String>path("id");
        done(id).body("rows.imported", equalTo(2)).body("template", equalTo(name + ".v1"));

        Callers.staff().delete("/api/templates/" + name).then().statusCode(200);
        Callers.staff().get("/api/templates/" + name).then().statusCode(404);
        Callers.staff()
                .get("/api/templates/" + name + "/versions")
                .then()
                .body("versions", hasSize(2));
        Callers.as(TestTokens.inShop("other", "s", "staff"))
                .get("/api/templates/" + name + ".v1")
                .then()
                .statusCode(404);
    }

    @Test
    void many_orders_are_moved_at_once_and_each_answers_for_itself() {
        var one = Placed.order(Bodies.paid("fiat"));
        var two = Placed.order(Bodies.paid("fiat"));
        var unpaid = Placed.order(Bodies.unpaid());
        var body =
                "{\"orders\": [\"%s\", \"%s\", \"ORD-0\", \"%s\"], \"status\": \"order_confirmed\"}"
                        .formatted(two.number(), one.id(), unpaid.id());
        var key = UUID.randomUUID().toString();

        for (var time : List.of("first", "again")) {
            given().header("Authorization", "Bearer " + TestTokens.token("staff1", "staff"))
                    .header("Idempotency-Key", key)
                    .contentType("application/json")
                    .body(body)
                    .post("/api/orders/bulk/status")
                    .then()
                    .statusCode(200)
                    .body("succeeded", equalTo(2))
                    .body("failed", equalTo(2))
                    .body("results[0].status", equalTo("order_confirmed"))
                    .body("results[1].id", equalTo(one.id()))
                    .body("results[2].problem.code", equalTo("ORDER_NOT_FOUND"))
                    .body("results[3].problem.code", equalTo("INVALID_STATUS_TRANSITION"));
            assertThat(time).isNotBlank();
        }
        Callers.buyer("buyer123").body(body).post("/api/orders/bulk/status").then().statusCode(403);
    }

    /// Every hundredth row has two fields that are wrong.
    private static String file(String mark, int rows) {
        var text = new StringBuilder(HEADER);
        IntStream.rangeClosed(1, rows)
                .forEach(i -> {
                    var bad = i % 100 == 0;
                    text.append(mark).append('-').append(i);
                    text.append(",\"Doe, Jo\",").append(bad ? "nobody" : "jo@example.com");
                    text.append(",Mug,").append(bad ? "-1" : "2");
                    text.append(",4.50,9.00,credit_card,retail,1 Main St,New York,NY,10001,US\n");
                });
        return text.toString();
    }

    private static String begun(String key, String file) {
        return staff().header("Idempotency-Key", key)
                .contentType("text/csv")
                .body(file.getBytes(UTF_8))
                .post("/api/imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private static ValidatableResponse done(String id) {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() ->
                        staff().get("/api/imports/" + id).then().body("state", equalTo("done")));
        return staff().get("/api/imports/" + id).then().statusCode(200);
    }

    private static io.restassured.specification.RequestSpecification staff() {
        return given().header("Authorization", "Bearer " + TestTokens.token("staff1", "staff"));
    }

    /// Sends the beginning of a file that is announced as a whole, and hangs up.
    private void cutOff(String key, String file, int bytes) throws IOException {
        var head =
                """
                POST /api/imports HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Idempotency-Key: %s\r
                Content-Type: text/csv\r
                Content-Length: %d\r
                \r
                """
                        .formatted(TestTokens.token("staff1", "staff"), key, file.length());
        try (var socket = new Socket(service.getHost(), service.getPort())) {
            socket.getOutputStream().write(head.getBytes(UTF_8));
            socket.getOutputStream().write(file.substring(0, bytes).getBytes(UTF_8));
            socket.getOutputStream().flush();
            await().untilAsserted(() -> assertThat(received(key)).isGreaterThan(0));
        }
    }

    private long received(String key) throws SQLException {
        return number(
                "select coalesce(max(received_bytes), 0) from order_import where key = ?", key);
    }

    private long orders(String mark) throws SQLException {
        return number("select count(*) from order_head where reference like ? || '-%'", mark);
    }

    private long number(String sql, String parameter) throws SQLException {
        try (var c = database.getConnection();
                var select = c.prepareStatement(sql)) {
            select.setString(1, parameter);
            var row = select.executeQuery();
            row.next();
            return row.getLong(1);
        }
    }
}
