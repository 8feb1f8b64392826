package dev.ordertrail.order.http;

import static dev.ordertrail.order.support.Shelf.order;
import static dev.ordertrail.order.support.Shelf.paid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.OrderEvent.RefundRequested;
import dev.ordertrail.contracts.OrderEvent.RefundedItem;
import dev.ordertrail.contracts.PaymentEvent;
import dev.ordertrail.contracts.PaymentEvent.PaymentConfirmed;
import dev.ordertrail.contracts.PaymentEvent.PaymentRefunded;
import dev.ordertrail.contracts.PaymentEvent.Verdict;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.contracts.Topics;
import dev.ordertrail.embedded.TestTokens;
import dev.ordertrail.order.support.AtOnce;
import dev.ordertrail.order.support.Callers;
import dev.ordertrail.order.support.DemoShops;
import dev.ordertrail.order.support.OrderStack;
import dev.ordertrail.order.support.Shelf;
import dev.ordertrail.order.support.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OrderStack
@TestProfile(DemoShops.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class LicenceKeysIT {
    private static final String TEXTS = "keys.text";

    @Inject DataSource database;

    private final Shelf shelf = new Shelf("keys");

    @Test
    void a_pool_is_filled_and_duplicates_are_named() {
        var listing = shelf.digital(20);
        var keys = new ArrayList<>(Shelf.keys(3));
        keys.add(keys.getFirst());

        shelf.fill(listing, keys)
                .statusCode(200)
                .body("added", equalTo(3))
                .body("duplicates", hasSize(1))
                .body("duplicates[0].line", equalTo(4))
                .body("duplicates[0].lastFour", equalTo(lastFour(keys.getFirst())));
        shelf.fill(listing, keys).body("added", equalTo(0)).body("duplicates", hasSize(4));
        shelf.seller()
                .body("[\"%s\"]".formatted(Shelf.keys(1).getFirst()))
                .post("/api/listings/" + listing + "/licence-keys")
                .then()
                .statusCode(200)
                .body("added", equalTo(1));
        shelf.seller()
                .get("/api/listings/" + listing + "/licence-keys")
                .then()
                .body("free", equalTo(4));
        assertThat(shelf.stock(listing, "available")).isEqualTo(4);
    }

    @Test
    void thousands_go_into_a_pool_at_once() {
        var listing = shelf.digital(20);

        shelf.fill(listing, Shelf.keys(5_000)).statusCode(200).body("added", equalTo(5_000));
    }

    @Test
    void what_is_no_key_is_refused_by_its_line() {
        var listing = shelf.digital(20);

        shelf.fill(listing, List.of("ABCD-EFGH-IJKL", "short", ""))
                .statusCode(422)
                .body("errors.field", contains("keys[1]"));
    }

    @Test
    void no_text_is_kept_readable() throws SQLException {
        var listing = shelf.digital(20);
        var key = Shelf.keys(1).getFirst();
        shelf.fill(listing, List.of(key));
        var order = shelf.placed(paid(listing, 1));
        reveal(order, "buyer1", "buyer").statusCode(200).body(TEXTS, contains(key));

        for (var table : List.of("licence_key", "order_log", "idempotency_key")) {
            assertThat(mentions(table, key)).as(table).isZero();
        }
        assertThat(mentions("order_log", lastFour(key))).isPositive();
    }

    @Test
    void completion_assigns_keys_and_they_are_shown_to_whom_they_concern() {
        var listing = shelf.digital(20);
        var keys = Shelf.keys(3);
        shelf.fill(listing, keys);

        var order = shelf.placed(paid(listing, 2));

        reveal(order, "buyer1", "buyer")
                .statusCode(200)
                .body(TEXTS, contains(keys.get(0), keys.get(1)));
        reveal(order, Shelf.SELLER, "seller").statusCode(200).body(TEXTS, hasSize(2));
        reveal(order, "staff1", "staff").statusCode(200).body(TEXTS, hasSize(2));
        reveal(order, "boss", "admin").statusCode(200).body(TEXTS, hasSize(2));
        reveal(order, "buyer2", "buyer").statusCode(404).body("code", equalTo("ORDER_NOT_FOUND"));
        reveal(order, "seller2", "seller").statusCode(404);
        reveal(order, "shop-backend", "storefront").statusCode(403);
        reveal(order, "operator", "ops").statusCode(403);
        as("main", "staff1", "staff").get(path(order)).then().statusCode(404);
        as("main", "buyer1", "buyer").get(path(order)).then().statusCode(404);
        assertThat(shelf.stock(listing, "available")).isEqualTo(1);
    }

    @Test
    void each_look_is_an_event() throws SQLException {
        var listing = shelf.digital(20);
        shelf.fill(listing, Shelf.keys(1));
        var order = shelf.placed(paid(listing, 1));

        int before = reveal(order, "buyer1", "buyer").extract().path("version");
        int after = reveal(order, "staff1", "staff").extract().path("version");

        assertThat(after).isEqualTo(before + 1);
        assertThat(events(order, "dev.ordertrail.order.keys-changed.v1")).isEqualTo(2);
    }

    @Test
    void an_unpaid_order_has_no_keys() {
        var listing = shelf.digital(20);
        shelf.fill(listing, Shelf.keys(1));
        var order = shelf.placed(order(listing, 1));

        reveal(order, "buyer1", "buyer").statusCode(200).body("keys", hasSize(0));
        shelf.staff()
                .body("{\"status\": \"completed\"}")
                .put("/api/orders/" + order + "/status")
                .then()
                .statusCode(200);
        reveal(order, "buyer1", "buyer").body(TEXTS, hasSize(1));
    }

    @Test
    void keys_rest_while_an_order_is_disputed_and_go_when_it_is_refunded() {
        var listing = shelf.digital(20);
        var keys = Shelf.keys(2);
        shelf.fill(listing, keys);
        var order = shelf.placed(paid(listing, 1));
        reveal(order, "buyer1", "buyer").body(TEXTS, contains(keys.getFirst()));

        move(order, "disputed");
        reveal(order, "buyer1", "buyer")
                .body("keys[0].state", is("suspended"))
                .body("keys[0].text", nullValue());
        move(order, "completed");
        reveal(order, "buyer1", "buyer").body(TEXTS, contains(keys.getFirst()));
        move(order, "refunded");
        reveal(order, "buyer1", "buyer")
                .body("keys[0].state", is("revoked"))
                .body("keys[0].text", nullValue());

        // It was read: it never goes back.
        assertThat(shelf.stock(listing, "available")).isEqualTo(1);
    }

    @Test
    void a_key_that_nobody_has_read_goes_back_to_its_pool() {
        var listing = shelf.digital(20);
        var keys = Shelf.keys(1);
        shelf.fill(listing, keys);
        var first = shelf.placed(paid(listing, 1));
        assertThat(shelf.stock(listing, "available")).isZero();

        move(first, "refunded");

        assertThat(shelf.stock(listing, "available")).isEqualTo(1);
        reveal(first, "buyer1", "buyer").body("keys", hasSize(0));
        var second = shelf.placed(paid(listing, 1));
        reveal(second, "buyer1", "buyer").body(TEXTS, contains(keys.getFirst()));
    }

    @Test
    void a_refund_of_items_takes_their_keys_once_the_money_has_gone() {
        var listing = shelf.digital(20);
        var keys = Shelf.keys(3);
        shelf.fill(listing, keys);
        var order = shelf.placed(paid(listing, 2));
        pays(
                order,
                new PaymentConfirmed("pi_k", "stripe", usd(40), usd(40), Verdict.EXACT, "pi_k"));
        var refund = "{\"items\": [{\"itemId\": \"%s\", \"quantity\": %d}]%s}";
        String item =
                reveal(order, "buyer1", "buyer")
                        .body(TEXTS, hasSize(2))
                        .extract()
                        .path("keys[0].itemId");
        await().untilAsserted(() -> assertThat(open(order, "claim_contradicted")).isZero());

        refund(order, refund.formatted(item, 3, ""))
                .statusCode(422)
                .body("errors.field", contains("items[0].quantity"));
        refund(order, refund.formatted("nothing", 1, ""))
                .statusCode(422)
                .body("errors.code", contains("UNKNOWN_ITEM"));
        refund(order, refund.formatted(item, 1, ", \"amount\": 19"))
                .statusCode(422)
                .body("errors.field", contains("amount"));
        await().untilAsserted(() -> refund(order, refund.formatted(item, 1, "")).statusCode(200));
        reveal(order, "buyer1", "buyer").body(TEXTS, hasSize(2));
        pays(order, new PaymentRefunded("pi_k", "stripe", usd(20), usd(40)));

        await().untilAsserted(() ->
                reveal(order, "buyer1", "buyer")
                        .body("keys.state", containsInAnyOrder("assigned", "revoked")));
        assertThat(shelf.stock(listing, "available")).isEqualTo(1);
        var asked = (RefundRequested) last(order, RefundRequested.class);
        assertThat(asked.items()).containsExactly(new RefundedItem(item, 1));
        assertThat(asked.amount()).isEqualTo(usd(20));
    }

    @Test
    void an_empty_pool_owes_keys_and_serves_the_oldest_first() {
        var listing = shelf.digital(20);
        var first = shelf.placed(paid(listing, 2));
        var second = shelf.placed(paid(listing, 1));
        reveal(first, "buyer1", "buyer").body("keys", hasSize(0)).body("owed[0].quantity", is(2));
        assertThat(open(first, "keys_owed")).isEqualTo(1);

        var keys = Shelf.keys(2);
        shelf.fill(listing, keys).statusCode(200);

        await().untilAsserted(() ->
                reveal(first, "buyer1", "buyer").body(TEXTS, hasSize(2)).body("owed", hasSize(0)));
        reveal(second, "buyer1", "buyer").body("keys", hasSize(0)).body("owed[0].quantity", is(1));
        assertThat(open(first, "keys_owed")).isZero();
        assertThat(open(second, "keys_owed")).isEqualTo(1);
        shelf.fill(listing, Shelf.keys(1));
        await().untilAsserted(() -> reveal(second, "buyer1", "buyer").body(TEXTS, hasSize(1)));
        assertThat(shelf.stock(listing, "owed")).isZero();
    }

    @Test
    void racing_orders_never_get_the_same_key() {
        var listing = shelf.digital(20);
        var keys = Shelf.keys(30);
        shelf.fill(listing, keys);

        var orders = AtOnce.all(40, _ -> () -> shelf.placed(paid(listing, 1)));

        await().untilAsserted(() -> {
            var shown = new ArrayList<String>();
            for (var order : orders) {
                shown.addAll(reveal(order, "buyer1", "buyer").extract().path(TEXTS));
            }
            assertThat(shown).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(keys);
        });
        assertThat(shelf.stock(listing, "owed")).isEqualTo(10);
    }

    private void move(String order, String status) {
        shelf.staff()
                .body("{\"status\": \"%s\"}".formatted(status))
                .put("/api/orders/" + order + "/status")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse refund(String order, String body) {
        return shelf.staff().body(body).post("/api/orders/" + order + "/refund").then();
    }

    private void pays(String order, PaymentEvent fact) {
        Wire.say(Topics.PAYMENT_EVENTS, order, fact, Instant.now());
    }

    private static OrderEvent last(String order, Class<? extends OrderEvent> type) {
        return await().until(
                        () ->
                                Wire.heard(order).stream()
                                        .map(Recorded::event)
                                        .filter(type::isInstance)
                                        .reduce((_, next) -> next),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static Money usd(int amount) {
        return new Money(BigDecimal.valueOf(amount), Asset.iso("USD"));
    }

    private int open(String order, String kind) {
        return shelf.staff()
                .get("/api/anomalies?open=true&kind=" + kind + "&order=" + order)
                .then()
                .statusCode(200)
                .extract()
                .<List<Object>>path("anomalies")
                .size();
    }

    private ValidatableResponse reveal(String order, String who, String role) {
        return as("keys", who, role).get(path(order)).then();
    }

    private static io.restassured.specification.RequestSpecification as(
            String shop, String who, String role) {
        return Callers.as(TestTokens.inShop(shop, who, role));
    }

    private static String path(String order) {
        return "/api/orders/" + order + "/licence-keys";
    }

    private static String lastFour(String key) {
        return key.substring(key.length() - 4);
    }

    private long events(String order, String type) throws SQLException {
        return number(
                "select count(*) from order_event where order_id = '%s' and type = '%s'"
                        .formatted(order, type));
    }

    private long mentions(String table, String word) throws SQLException {
        return number(
                "select count(*) from %1$s t where t::text like '%%%2$s%%'".formatted(table, word));
    }

    private long number(String sql) throws SQLException {
        try (var c = database.getConnection();
                var statement = c.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
