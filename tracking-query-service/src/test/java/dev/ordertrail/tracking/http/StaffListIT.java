package dev.ordertrail.tracking.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.OrderEvent.Cause;
import dev.ordertrail.contracts.OrderEvent.PaymentClaim;
import dev.ordertrail.contracts.OrderEvent.StaffAssigned;
import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.embedded.TestTokens;
import dev.ordertrail.tracking.Story;
import dev.ordertrail.tracking.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
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
class StaffListIT {
    private static final String SHOP = "lists-" + System.nanoTime();
    private static final Staff STAFF = new Staff(SHOP);
    private static final List<Story> STORIES = new ArrayList<>();
    private static final int ORDERS = 30;

    @Inject Wire wire;

    @BeforeEach
    void orders() {
        if (!STORIES.isEmpty()) {
            return;
        }
        wire.publishWorkflow();
        await().until(() -> STAFF.asks("status", "shipped").statusCode() == 200);
        for (var i = 0; i < ORDERS; i++) {
            STORIES.add(story(i));
        }
        STORIES.forEach(wire::send);
        await().until(() -> STAFF.finds("limit", 100).size() == ORDERS);
        await().until(() -> STAFF.finds("staff", "ann").size() == 1);
    }

    /// The higher its number, the later it was placed; every third was cancelled later still.
    private Story story(int i) {
        var story =
                wire.story()
                        .in(SHOP)
                        .between("buyer" + i % 5, "seller" + i % 3)
                        .by("agent" + i % 2)
                        .of("listing" + i % 4, i % 4 == 0 ? "Discord Bot" : "Brass Lamp")
                        .worth(Story.usd(i + ".50"), Story.NOON.plusSeconds(i * 3600L))
                        .about(wire.johnDoe("lister-" + SHOP))
                        .placed(
                                "payment_pending",
                                i % 6 == 0 ? "escrow" : "stripe",
                                PaymentClaim.NONE);
        if (i % 3 == 0) {
            story.moved(10_000 - i, "payment_pending", "cancelled", Cause.PERSON);
        }
        return i == 7
                ? story.then(
                        Story.at(9000),
                        new StaffAssigned(new By("boss", "admin", "web", null), "ann", "Ann"))
                : story;
    }

    private static String id(int i) {
        return STORIES.get(i).orderId();
    }

    @Test
    void the_latest_orders_come_first_and_contact_data_is_masked() {
        STAFF.asks()
                .then()
                .statusCode(200)
                .body("orders.size()", is(20))
                .body("orders[0].id", is(id(29)))
                .body("orders[0].shop", is(SHOP))
                .body("orders[0].label", is("Payment pending"))
                .body("orders[0].phase", is("awaiting_payment"))
                .body("orders[0].buyer.name", is("John Doe"))
                .body("orders[0].buyer.phone", is("123*****7890"))
                .body("orders[0].buyer.email", is("j*****@example.com"))
                .body("orders[0].items[0].productName", is("Brass Lamp"))
                .body("nearMisses", is(false));
    }

    @Test
    void every_filter_narrows() {
        assertThat(STAFF.finds("status", "cancelled")).hasSize(10);
        assertThat(STAFF.finds("status", "Payment Pending", "status", "cancelled", "limit", 100))
                .hasSize(ORDERS);
        assertThat(STAFF.finds("status", "cancelled,shipped")).hasSize(10);
        assertThat(STAFF.finds("phase", "cancelled")).hasSize(10);
        assertThat(STAFF.finds("phase", "problem,shipping")).isEmpty();
        assertThat(STAFF.finds("workflow", "marketplace", "limit", 100)).hasSize(ORDERS);
        assertThat(STAFF.finds("workflow", "marketplace.v1", "phase", "cancelled")).hasSize(10);
        assertThat(STAFF.finds("seller", "seller1", "limit", 100)).hasSize(10);
        assertThat(STAFF.finds("agent_id", "agent1", "limit", 100)).hasSize(15);
        assertThat(STAFF.finds("agent", "agent1", "status", "cancelled")).hasSize(5);
        assertThat(STAFF.finds("paymentMethod", "escrow")).hasSize(5);
        assertThat(STAFF.finds("service", "bot")).hasSize(8);
        assertThat(STAFF.finds("service", "listing1")).hasSize(8);
        assertThat(STAFF.finds("service", "bot", "status", "cancelled", "seller", "seller0"))
                .containsExactly(id(24), id(12), id(0));
        assertThat(STAFF.finds("staff", "none", "limit", 100)).hasSize(ORDERS - 1);
        assertThat(STAFF.finds("staff", "ann")).containsExactly(id(7));
        assertThat(STAFF.finds("staff", "me")).isEmpty();
    }

    @Test
    void amounts_and_days_are_ranges() {
        assertThat(STAFF.finds("minAmount", "10.5", "maxAmount", "12.50", "currency", "usd"))
                .containsExactly(id(12), id(11), id(10));
        assertThat(STAFF.finds("minAmount", "1", "currency", "EUR")).isEmpty();
        assertThat(STAFF.finds("from", "2026-03-03", "to", "2026-03-03", "limit", 100)).hasSize(18);
        assertThat(STAFF.finds("from", "2026-03-02T13:00:00Z", "to", "2026-03-02T15:00:00Z"))
                .containsExactly(id(2), id(1));
    }

    @Test
    void it_sorts_by_placing_by_the_latest_move_and_by_amount() {
        assertThat(STAFF.finds("sortBy", "createdAt", "sortOrder", "asc")).startsWith(id(0), id(1));
        assertThat(STAFF.finds("sortBy", "statusUpdatedAt")).startsWith(id(0), id(3), id(6));
        assertThat(STAFF.finds("sortBy", "totalAmount")).startsWith(id(29), id(28));
        assertThat(
                        STAFF.finds(
                                "sortBy",
                                "totalAmount",
                                "sortOrder",
                                "asc",
                                "minAmount",
                                "5",
                                "currency",
                                "USD"))
                .startsWith(id(5), id(6));
    }

    @Test
    void a_cursor_shows_every_order_once_however_it_is_sorted_and_narrowed() {
        for (var sort : List.of("createdAt", "statusUpdatedAt", "totalAmount")) {
            for (var way : List.of("asc", "desc")) {
                assertThat(walk("sortBy", sort, "sortOrder", way, "limit", 4))
                        .as(sort + " " + way)
                        .hasSize(ORDERS)
                        .doesNotHaveDuplicates();
            }
        }
        assertThat(walk("status", "payment_pending,cancelled", "limit", 7)).hasSize(ORDERS);
        assertThat(walk("q", "lamp", "limit", 5)).hasSize(22).doesNotHaveDuplicates();
        assertThat(walk("q", "lampe", "limit", 5)).hasSize(22).doesNotHaveDuplicates();
    }

    @Test
    void pages_can_be_counted() {
        assertThat(STAFF.finds("page", 3, "limit", 4))
                .containsExactly(id(21), id(20), id(19), id(18));
        STAFF.asks("page", 2, "count", "exact")
                .then()
                .body("orders.size()", is(10))
                .body("pagination.total", is(ORDERS))
                .body("pagination.totalPages", is(2))
                .body("pagination.totalIsEstimate", is(false))
                .body("pagination.nextCursor", nullValue());
        STAFF.asks("page", 9).then().statusCode(200).body("orders.size()", is(0));
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        STAFF.asks(
                        "status",
                        "flying",
                        "phase",
                        "late",
                        "workflow",
                        "nope.v3",
                        "minAmount",
                        "-1",
                        "maxAmount",
                        "1e9",
                        "from",
                        "yesterday",
                        "sortBy",
                        "price",
                        "sortOrder",
                        "up",
                        "limit",
                        0,
                        "page",
                        "x",
                        "statuss",
                        "shipped",
                        "shop",
                        "another",
                        "count",
                        "some")
                .then()
                .statusCode(422)
                .body("code", is("VALIDATION_FAILED"))
                .body(
                        "errors.field",
                        hasItems(
                                "status",
                                "phase",
                                "workflow",
                                "minAmount",
                                "maxAmount",
                                "from",
                                "sortBy",
                                "sortOrder",
                                "limit",
                                "page",
                                "statuss",
                                "shop",
                                "count"))
                .body("errors.message", hasItem(containsString("payment_pending")))
                .body("errors.message", hasItem(containsString("awaiting_payment")))
                .body("errors.message", hasItem("one of createdAt, statusUpdatedAt, totalAmount"));
        STAFF.asks("minAmount", "5")
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("currency"));
        STAFF.asks("minAmount", "5", "maxAmount", "4", "currency", "USD").then().statusCode(422);
        STAFF.asks("from", "2026-03-03", "to", "2026-03-01").then().statusCode(422);
        STAFF.asks("page", 101, "limit", 100).then().statusCode(422);
    }

    @Test
    void a_cursor_that_was_changed_is_refused() {
        var cursor = STAFF.asks("limit", 4).jsonPath().getString("pagination.nextCursor");
        var other = STAFF.asks("limit", 4, "sortBy", "totalAmount").jsonPath();
        for (var wrong :
                List.of(
                        "nonsense",
                        cursor.substring(3),
                        other.getString("pagination.nextCursor"),
                        encoded(
                                "{\"v\":\"1\",\"by\":\"CREATED_AT-\",\"value\":\"never\",\"id\":\"x\",\"near\":\"false\"}"),
                        encoded(
                                "{\"v\":\"1\",\"by\":\"CREATED_AT-\",\"value\":\"2026-03-02T12:00:00Z\",\"id\":\"a\\u0000\",\"near\":\"false\"}"))) {
            STAFF.asks("cursor", wrong)
                    .then()
                    .statusCode(422)
                    .body("code", is("VALIDATION_FAILED"));
        }
        var injected =
                encoded(
                        "{\"v\":\"1\",\"by\":\"CREATED_AT-\",\"value\":\"2026-03-02T14:00:00Z\",\"id\":\"' OR 1=1 --\",\"near\":\"false\"}");
        assertThat(STAFF.finds("cursor", injected)).containsExactly(id(1), id(0));
    }

    private static String encoded(String json) {
        return java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void it_is_for_the_staff_of_the_shop_alone() {
        given().get("/api/orders").then().statusCode(401);
        as(TestTokens.inShop(SHOP, "seller1", "seller"), "/api/orders")
                .then()
                .statusCode(403)
                .body("yourOrders", is("/api/orders/seller/seller1"));
        as(TestTokens.inShop(SHOP, "buyer1", "buyer"), "/api/orders/")
                .then()
                .statusCode(403)
                .body("yourOrders", is("/api/orders/buyer/buyer1"));
        assertThat(new Staff("elsewhere-" + SHOP).finds()).isEmpty();
        assertThat(new Staff("elsewhere-" + SHOP).finds("q", "lamp")).isEmpty();
        for (var role : List.of("admin", "storefront")) {
            as(TestTokens.inShop(SHOP, "x", role), "/api/orders/?limit=3")
                    .then()
                    .statusCode(200)
                    .body("orders.size()", is(3));
        }
        var ops = TestTokens.token("ops", "ops");
        as(ops, "/api/orders?limit=100&shop=" + SHOP).then().body("orders.size()", is(ORDERS));
        as(ops, "/api/orders?limit=5&status=cancelled,shipped").then().body("orders.size()", is(5));
        as(ops, "/api/orders?q=lamp&limit=5").then().body("orders.size()", is(5));
    }

    private static io.restassured.response.Response as(String token, String path) {
        return given().header("Authorization", "Bearer " + token).get(path);
    }

    private static List<String> walk(Object... query) {
        var seen = new ArrayList<String>();
        var parameters = new ArrayList<>(List.of(query));
        String next;
        do {
            var page = STAFF.asks(parameters.toArray()).then().statusCode(200).extract().jsonPath();
            seen.addAll(page.getList("orders.id", String.class));
            next = page.getString("pagination.nextCursor");
            parameters = new ArrayList<>(List.of(query));
            parameters.addAll(next == null ? List.of() : List.of("cursor", next));
        } while (next != null && new TreeSet<>(seen).size() == seen.size());
        return seen;
    }
}
