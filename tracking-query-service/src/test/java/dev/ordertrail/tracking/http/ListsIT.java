package dev.ordertrail.tracking.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.ordertrail.contracts.OrderEvent.Cause;
import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.embedded.TestTokens;
import dev.ordertrail.tracking.Story;
import dev.ordertrail.tracking.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "tracking"))
@DisplayNameGeneration(ReplaceUnderscores.class)
class ListsIT {
    private static final int ORDERS = 23;

    @Inject Wire wire;

    private static final String BUYER = "lister-" + System.nanoTime();
    private static final String SELLER = "vendor-" + System.nanoTime();

    @BeforeEach
    void orders() {
        if (page(Map.of()).getInt("pagination.total") == ORDERS) {
            return;
        }
        wire.publishWorkflow();
        for (var i = 0; i < ORDERS; i++) {
            var story =
                    wire.story()
                            .between(BUYER, SELLER)
                            .worth(Story.usd(i % 7 + ".50"), Story.NOON.plusSeconds(i / 2 * 60L))
                            .about(wire.johnDoe(BUYER))
                            .placed();
            wire.send(
                    i % 3 == 0
                            ? story.moved(1, "payment_pending", "cancelled", Cause.PERSON)
                            : story);
        }
        await().until(() -> page(Map.of()).getInt("pagination.total") == ORDERS);
        await().until(() -> page(Map.of("status", "cancelled")).getInt("pagination.total") == 8);
    }

    @Test
    void a_buyers_list_looks_as_requirement_004_shows_it() {
        list(Map.of("page", 2, "limit", 10))
                .then()
                .statusCode(200)
                .body("orders.size()", is(10))
                .body("orders[0].id", notNullValue())
                .body("orders[0].orderNumber", notNullValue())
                .body("orders[0].currency", is("USD"))
                .body("orders[0].seller.storeName", is("Alice's Electronics"))
                .body("orders[0].buyer", nullValue())
                .body("orders[0].estimatedDelivery", is("2026-03-10"))
                .body("pagination.page", is(2))
                .body("pagination.limit", is(10))
                .body("pagination.total", is(ORDERS))
                .body("pagination.totalPages", is(3));
    }

    @Test
    void a_sellers_list_names_the_buyers() {
        given().header("Authorization", "Bearer " + TestTokens.token(SELLER, "seller"))
                .get("/api/orders/seller/{id}", SELLER)
                .then()
                .statusCode(200)
                .body("orders[0].buyer.name", is("John Doe"))
                .body("orders[0].seller", nullValue());
    }

    @Test
    void a_cursor_shows_every_order_once_however_it_is_sorted() {
        for (var sort : List.of("createdAt", "status", "totalAmount")) {
            for (var order : List.of("asc", "desc")) {
                assertThat(walk(sort, order))
                        .as(sort + " " + order)
                        .hasSize(ORDERS)
                        .doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void amounts_sort_as_numbers() {
        var amounts =
                page(Map.of("sortBy", "totalAmount", "sortOrder", "asc", "limit", 100))
                        .getList("orders.totalAmount", Float.class);
        assertThat(amounts).isSorted();
    }

    @Test
    void all_that_is_wrong_is_refused() {
        for (var wrong :
                List.<Map<String, Object>>of(
                        Map.of("limit", 0),
                        Map.of("limit", 101),
                        Map.of("page", 0),
                        Map.of("sortBy", "price"),
                        Map.of("sortOrder", "up"),
                        Map.of("cursor", "nonsense"))) {
            list(wrong).then().statusCode(422).body("code", is("VALIDATION_FAILED"));
        }
    }

    @Test
    void nobody_lists_for_somebody_else_but_the_shop() {
        get(TestTokens.token("another", "buyer")).then().statusCode(404);
        get(TestTokens.token("another", "seller")).then().statusCode(404);
        get(TestTokens.token("staff789", "staff")).then().body("pagination.total", is(ORDERS));
        get(TestTokens.token("shop", "storefront")).then().body("pagination.total", is(ORDERS));
        get(TestTokens.inShop("other", "staff789", "staff")).then().body("pagination.total", is(0));
        given().get("/api/orders/buyer/{id}", BUYER).then().statusCode(401);
    }

    @Test
    void the_shop_lists_by_agent() {
        given().header("Authorization", "Bearer " + TestTokens.token("staff789", "staff"))
                .queryParam("agent_id", "agent7")
                .queryParam("limit", 5)
                .get("/api/orders")
                .then()
                .statusCode(200)
                .body("orders.size()", is(5));
        given().header("Authorization", "Bearer " + TestTokens.token(BUYER, "buyer"))
                .get("/api/orders")
                .then()
                .statusCode(403);
    }

    private List<String> walk(String sort, String order) {
        var seen = new ArrayList<String>();
        var query =
                new java.util.HashMap<String, Object>(
                        Map.of("sortBy", sort, "sortOrder", order, "limit", 4));
        String next;
        do {
            var page = page(query);
            seen.addAll(page.getList("orders.id", String.class));
            next = page.getString("pagination.nextCursor");
            query.put("cursor", next);
        } while (next != null && new TreeSet<>(seen).size() == seen.size());
        return seen;
    }

    private JsonPath page(Map<String, Object> query) {
        return list(query).jsonPath();
    }

    private io.restassured.response.Response list(Map<String, Object> query) {
        return given().header("Authorization", "Bearer " + TestTokens.token(BUYER, "buyer"))
                .queryParams(query)
                .get("/api/orders/buyer/{id}", BUYER);
    }

    private io.restassured.response.Response get(String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/api/orders/buyer/{id}", BUYER);
    }
}
