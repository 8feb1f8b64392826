package dev.ordertrail.order.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.embedded.TestTokens;
import dev.ordertrail.order.support.AtOnce;
import dev.ordertrail.order.support.DemoShops;
import dev.ordertrail.order.support.OrderStack;
import dev.ordertrail.order.support.Shelf;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Imports of what the catalogue sells and counts.
@QuarkusTest
@OrderStack
@TestProfile(DemoShops.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ImportOfGoodsIT {
    private static final String HEADER =
            "reference,customer_name,payment_method,listing_id,quantity,street,city,state,zip,country\n";

    private final Shelf shelf = new Shelf("main");

    @Test
    void rows_take_from_the_stock_until_it_is_too_little_for_one() {
        var mug = shelf.physical(10, 5);
        var cup = shelf.physical(4, 1_000);

        var id = begun(file(mug, List.of(2, 2, 2, 1, 1)) + rows("cup", cup, List.of(3)));

        done(id).body("rows.imported", equalTo(4)).body("rows.refused", equalTo(2));
        var refused = report(id);
        assertThat(refused).extracting(row -> row.path("row").asInt()).containsExactly(3, 5);
        assertThat(refused)
                .allMatch(row -> row.at("/problem/code").asText().equals("INSUFFICIENT_INVENTORY"));
        var short1 = refused.getFirst().at("/problem/items/0");
        assertThat(short1.path("listing").asText()).isEqualTo(mug);
        assertThat(short1.path("requested").asInt()).isEqualTo(2);
        assertThat(short1.path("available").asInt()).isEqualTo(1);
        assertThat(shelf.stock(mug, "held")).isEqualTo(5);
        assertThat(shelf.stock(mug, "available")).isZero();
        assertThat(shelf.stock(cup, "held")).isEqualTo(3);
    }

    @Test
    void what_is_no_longer_sold_is_refused_row_by_row() {
        var mug = shelf.physical(10, 5);
        shelf.seller().delete("/api/listings/" + mug).then().statusCode(204);
        var cup = shelf.physical(4, 5);

        var id = begun(file(mug, List.of(1)) + rows("cup", cup, List.of(1)));

        done(id).body("rows.imported", equalTo(1)).body("rows.refused", equalTo(1));
        assertThat(report(id).getFirst().at("/problem/code").asText())
                .isEqualTo("LISTING_UNAVAILABLE");
    }

    @Test
    void imports_and_buyers_who_race_for_the_last_pieces_never_oversell() {
        var one = shelf.physical(10, 20);
        var two = shelf.physical(10, 20);
        var ones = IntStream.range(0, 60).mapToObj(_ -> 1).toList();

        var ids =
                AtOnce.all(
                        42,
                        i ->
                                () ->
                                        switch (i) {
                                            case 0 -> begun(file(one, ones) + rows("b", two, ones));
                                            case 1 -> begun(file(two, ones) + rows("b", one, ones));
                                            default -> bought(i % 2 == 0 ? one : two);
                                        });

        var imported =
                ids.stream()
                        .limit(2)
                        .mapToInt(id -> done(id).extract().path("rows.imported"))
                        .sum();
        var bought = ids.stream().skip(2).filter("201"::equals).count();
        assertThat(imported + bought).isEqualTo(40);
        assertThat(List.of(shelf.stock(one, "held"), shelf.stock(two, "held"))).containsOnly(20);
        assertThat(shelf.stock(one, "available")).isZero();
    }

    /// Asks until there is an answer that stands.
    private String bought(String listing) {
        var key = UUID.randomUUID().toString();
        for (var left = 100; ; left--) {
            var answer = shelf.place(key, Shelf.order(listing, 1));
            var again =
                    answer.statusCode() == 503
                            || (answer.statusCode() == 409 && answer.<Boolean>path("canRetry"));
            if (!again || left == 0) {
                return Integer.toString(answer.statusCode());
            }
        }
    }

    private static String file(String listing, List<Integer> quantities) {
        return HEADER + rows("a", listing, quantities);
    }

    private static String rows(String mark, String listing, List<Integer> quantities) {
        return IntStream.range(0, quantities.size())
                .mapToObj(i ->
                        "%s-%s-%d,Jo,card,%s,%d,1 Main St,New York,NY,10001,US\n"
                                .formatted(mark, UUID.randomUUID(), i, listing, quantities.get(i)))
                .collect(Collectors.joining());
    }

    private static String begun(String file) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + TestTokens.token("staff1", "staff"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("text/csv")
                .body(file.getBytes(UTF_8))
                .post("/api/imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private ValidatableResponse done(String id) {
        var path = "/api/imports/" + id;
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> shelf.staff().get(path).then().body("state", equalTo("done")));
        return shelf.staff().get(path).then();
    }

    private List<JsonNode> report(String id) {
        return shelf.staff()
                .get("/api/imports/" + id + "/report")
                .asString()
                .lines()
                .map(ImportOfGoodsIT::json)
                .toList();
    }

    private static JsonNode json(String line) {
        try {
            return EventJson.mapper().readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
