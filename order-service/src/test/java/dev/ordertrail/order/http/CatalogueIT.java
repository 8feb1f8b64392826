package dev.ordertrail.order.http;

import static dev.ordertrail.order.support.Shelf.order;
import static dev.ordertrail.order.support.Shelf.paid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.ordertrail.embedded.TestTokens;
import dev.ordertrail.order.support.Bodies;
import dev.ordertrail.order.support.Callers;
import dev.ordertrail.order.support.DemoShops;
import dev.ordertrail.order.support.OrderStack;
import dev.ordertrail.order.support.Shelf;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OrderStack
@TestProfile(DemoShops.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CatalogueIT {
    private final Shelf shelf = new Shelf("main");

    @Test
    void a_listing_is_offered_read_changed_and_withdrawn() {
        var id = shelf.physical(10, 5);
        var path = "/api/listings/" + id;
        shelf.buyer("anybody")
                .get(path)
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("listing.price", equalTo(10))
                .body("listing.stock.available", equalTo(5))
                .body("listing.specifications.colour", equalTo("blue"));

        var etag = shelf.seller().get(path).header("ETag");
        shelf.seller()
                .header("If-Match", etag)
                .body("{\"price\": 12}")
                .patch(path)
                .then()
                .statusCode(200)
                .body("listing.price", equalTo(12))
                .body("listing.name", equalTo("Mug"));
        shelf.seller()
                .header("If-Match", etag)
                .body("{\"price\": 13}")
                .patch(path)
                .then()
                .statusCode(412)
                .body("code", equalTo("PRECONDITION_FAILED"));
        shelf.staff()
                .body("{\"name\": \"Cup\", \"price\": 14}")
                .put(path)
                .then()
                .statusCode(200)
                .body("listing.name", equalTo("Cup"))
                .body("listing.specifications.colour", nullValue());

        shelf.seller().delete(path).then().statusCode(204);
        shelf.buyer("anybody").get(path).then().statusCode(404);
        shelf.staff().get(path).then().body("listing.status", equalTo("withdrawn"));
        shelf.place(order(id, 1))
                .then()
                .statusCode(409)
                .body("code", equalTo("LISTING_UNAVAILABLE"))
                .body("reason", equalTo("withdrawn"));
    }

    @Test
    void a_listing_is_offered_once_per_key() {
        var body = "{\"kind\": \"service\", \"name\": \"Help\", \"price\": 1}";
        var asked = shelf.seller().body(body);

        var first = asked.post("/api/listings").then().statusCode(201).extract();
        var again = asked.post("/api/listings").then().statusCode(201).extract();

        assertThat(again.asString()).isEqualTo(first.asString());
        asked.body("{\"kind\": \"service\", \"name\": \"Other\", \"price\": 1}")
                .post("/api/listings")
                .then()
                .statusCode(422)
                .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void everything_that_is_wrong_with_a_listing_is_told_at_once() {
        shelf.seller()
                .body("{\"kind\": \"air\", \"price\": -1, \"stock\": 1.5, \"minMonths\": 0}")
                .post("/api/listings")
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("kind"))
                .body("errors.field", hasItem("name"))
                .body("errors.field", hasItem("price"))
                .body("errors.field", hasItem("stock"))
                .body("errors.field", hasItem("minMonths"));
    }

    @Test
    void nobody_writes_what_is_somebody_elses() {
        var id = shelf.physical(10, 5);

        Callers.seller("seller2")
                .body("{\"price\": 1}")
                .patch("/api/listings/" + id)
                .then()
                .statusCode(403);
        shelf.buyer("b")
                .body("{\"change\": 1}")
                .post("/api/listings/" + id + "/stock")
                .then()
                .statusCode(403);
        shelf.buyer("b")
                .body("{\"kind\": \"service\", \"name\": \"x\", \"price\": 1}")
                .post("/api/listings")
                .then()
                .statusCode(403);
    }

    @Test
    void nobody_of_one_shop_sees_anything_of_another() {
        var other = new Shelf("keys");
        var id = shelf.physical(10, 5);

        other.staff().get("/api/listings/" + id).then().statusCode(404);
        other.staff()
                .body("{\"change\": 1}")
                .post("/api/listings/" + id + "/stock")
                .then()
                .statusCode(404);
        other.staff().body("{\"price\": 1}").patch("/api/listings/" + id).then().statusCode(404);
        other.staff().delete("/api/listings/" + id).then().statusCode(404);
        other.staff().get("/api/listings?limit=100").then().body("listings.id", not(hasItem(id)));
        // There it is a name like any other: the order describes it itself.
        other.place(order(id, 1))
                .then()
                .statusCode(422)
                .body("errors.field", contains("checkoutData.totalAmount"));
    }

    @Test
    void a_list_is_paged_and_filtered() {
        var word = "needle" + UUID.randomUUID();
        for (var i = 0; i < 5; i++) {
            shelf.offer(
                    "{\"kind\": \"service\", \"name\": \"%s %d\", \"price\": 1}"
                            .formatted(word, i));
        }

        var first =
                shelf.buyer("b")
                        .get("/api/listings?limit=3&text=" + word)
                        .then()
                        .statusCode(200)
                        .body("listings", hasSize(3));
        String cursor = first.extract().path("nextCursor");
        shelf.buyer("b")
                .get("/api/listings?limit=3&text=" + word + "&cursor=" + cursor)
                .then()
                .body("listings", hasSize(2))
                .body("nextCursor", nullValue());
    }

    @Test
    void an_order_takes_name_and_price_from_the_listing() {
        var id = shelf.physical(10, 5);

        shelf.place(order(id, 2)).then().statusCode(201).body("order.totalAmount", equalTo(20));

        assertThat(shelf.stock(id, "held")).isEqualTo(2);
        assertThat(shelf.stock(id, "available")).isEqualTo(3);
    }

    @Test
    void a_price_that_differs_is_refused_by_its_field() {
        var id = shelf.physical(10, 5);
        var single = order(id, 2);
        Bodies.checkout(single).put("totalAmount", 19);
        var line =
                Bodies.json(
                        """
                        {"customer_name": "John", "payment_method": "card", "total_amount": 9,
                         "shipping_address": {"street": "1 St", "city": "X", "zip": "1", "country": "US"},
                         "items": [{"listingId": "%s", "quantity": 1, "price": 9}]}
                        """
                                .formatted(id));

        shelf.place(single)
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("checkoutData.totalAmount"))
                .body("errors[0].code", equalTo("PRICE_DIFFERS"));
        shelf.place(line)
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("items[0].unitPrice"));
        assertThat(shelf.stock(id, "held")).isZero();
    }

    @Test
    void what_another_sells_is_not_available_from_this_seller() {
        var id = shelf.physical(10, 5);
        var body = order(id, 1);
        Bodies.checkout(body).put("sellerId", "somebody-else");

        shelf.place(body)
                .then()
                .statusCode(409)
                .body("code", equalTo("LISTING_UNAVAILABLE"))
                .body("reason", equalTo("other_seller"));
    }

    @Test
    void more_than_there_is_is_refused_with_what_there_is() {
        var id = shelf.physical(10, 5);

        shelf.place(order(id, 6))
                .then()
                .statusCode(409)
                .body("code", equalTo("INSUFFICIENT_INVENTORY"))
                .body("items[0].listing", equalTo(id))
                .body("items[0].requested", equalTo(6))
                .body("items[0].available", equalTo(5));
    }

    @Test
    void the_stock_is_never_counted_below_what_is_held() {
        var id = shelf.physical(10, 5);
        shelf.placed(order(id, 3));
        var path = "/api/listings/" + id + "/stock";

        shelf.seller()
                .body("{\"change\": -3, \"reason\": \"broken\"}")
                .post(path)
                .then()
                .statusCode(409)
                .body("code", equalTo("INSUFFICIENT_INVENTORY"))
                .body("available", equalTo(2));
        shelf.seller()
                .body("{\"change\": -2}")
                .post(path)
                .then()
                .statusCode(200)
                .body("stock.available", equalTo(0));
        shelf.staff()
                .body("{\"change\": 7}")
                .post(path)
                .then()
                .statusCode(200)
                .body("stock.available", equalTo(7));
    }

    @Test
    void packages_are_rented_by_the_month() {
        var hosting = new Shelf("hosting");
        var body =
                Bodies.json(
                        """
                        {"customer_name": "Budi", "customer_phone": "+628123456789", "payment_method": "transfer",
                         "packageType": "Bronze", "duration": 3}
                        """);

        hosting.place(body)
                .then()
                .statusCode(201)
                .body("order.totalAmount", equalTo(75000))
                .body("order.currency", equalTo("IDR"));
        hosting.place(body.deepCopy().put("duration", 13))
                .then()
                .statusCode(422)
                .body("code", equalTo("INVALID_DURATION"))
                .body("minimum", equalTo(1))
                .body("maximum", equalTo(12));
        hosting.place(body.deepCopy().put("duration", 0))
                .then()
                .statusCode(422)
                .body("code", equalTo("INVALID_DURATION"));
        hosting.place(body.deepCopy().put("packageType", "copper"))
                .then()
                .statusCode(422)
                .body("code", equalTo("INVALID_PACKAGE"))
                .body(
                        "options.listing",
                        contains("bronze", "silver", "gold", "platinum", "diamond"));
        hosting.place(body.deepCopy().put("total_amount", 25000))
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("total_amount"));
    }

    @Test
    void a_shop_may_sell_listings_of_its_catalogue_only() {
        new Shelf("strict")
                .place(Bodies.plain())
                .then()
                .statusCode(409)
                .body("code", equalTo("LISTING_UNAVAILABLE"))
                .body("reason", equalTo("unknown"));
    }

    @Test
    void whom_the_shop_names_as_administrator_is_one() {
        Callers.as(TestTokens.inShop("strict", "owner", "buyer"))
                .body("{\"kind\": \"service\", \"name\": \"Help\", \"price\": 1}")
                .post("/api/listings")
                .then()
                .statusCode(201);
        Callers.as(TestTokens.inShop("main", "owner", "buyer"))
                .body("{\"kind\": \"service\", \"name\": \"Help\", \"price\": 1}")
                .post("/api/listings")
                .then()
                .statusCode(403);
    }

    @Test
    void a_snapshot_that_pretends_to_be_the_catalogues_is_not_believed() {
        var body = Bodies.unpaid();
        Bodies.checkout(body)
                .put("productSnapshot", "{\"catalogue\":{\"kind\":\"physical\"}}")
                .put("listingId", "never-offered-" + UUID.randomUUID());

        var order = shelf.placed(body);

        shelf.storefront().get("/api/orders/" + order + "/licence-keys").then().statusCode(403);
    }

    @Test
    void a_cancelled_order_gives_back_what_it_held_and_a_shipped_one_does_not() {
        var id = shelf.physical(10, 5);
        var cancelled = shelf.placed(order(id, 2));
        var shipped = shelf.placed(paid(id, 1));

        shelf.buyer("buyer1")
                .body("{}")
                .post("/api/orders/" + cancelled + "/cancel")
                .then()
                .statusCode(200);
        for (var status :
                new String[] {"order_confirmed", "processing", "ready_to_ship", "shipped"}) {
            shelf.seller()
                    .body("{\"status\": \"%s\"}".formatted(status))
                    .put("/api/orders/" + shipped + "/status")
                    .then()
                    .statusCode(200);
        }

        assertThat(shelf.stock(id, "held")).isZero();
        assertThat(shelf.stock(id, "onHand")).isEqualTo(4);
    }

    @Test
    void an_edit_changes_what_is_held() {
        var id = shelf.physical(10, 5);
        var order = shelf.placed(order(id, 2));
        var path = "/api/orders/" + order + "/edits";
        var items = "{\"items\": [{\"listingId\": \"%s\", \"quantity\": %d}]}";

        shelf.storefront().body(items.formatted(id, 4)).post(path).then().statusCode(200);
        assertThat(shelf.stock(id, "held")).isEqualTo(4);
        shelf.storefront()
                .body(items.formatted(id, 6))
                .post(path)
                .then()
                .statusCode(409)
                .body("code", equalTo("INSUFFICIENT_INVENTORY"))
                .body("items[0].available", equalTo(5));
        shelf.storefront().body(items.formatted(id, 1)).post(path).then().statusCode(200);
        assertThat(shelf.stock(id, "held")).isEqualTo(1);
    }

    @Test
    void a_failed_order_takes_its_stock_again_or_staff_are_told() {
        var id = shelf.physical(10, 2);
        var again = shelf.placed(order(id, 1));
        var late = shelf.placed(order(id, 1));
        fail(again);
        fail(late);
        assertThat(shelf.stock(id, "held")).isZero();
        shelf.placed(order(id, 1));

        retry(again);
        retry(late);

        assertThat(shelf.stock(id, "held")).isEqualTo(2);
        shelf.staff()
                .get("/api/anomalies?kind=stock_missing&open=true&order=" + late)
                .then()
                .body("anomalies", hasSize(1));
        shelf.staff()
                .get("/api/anomalies?kind=stock_missing&order=" + again)
                .then()
                .body("anomalies", hasSize(0));
        shelf.seller()
                .body("{\"change\": 1}")
                .post("/api/listings/" + id + "/stock")
                .then()
                .statusCode(200);
        shelf.staff()
                .body("{\"text\": \"there is one more\"}")
                .post("/api/orders/" + late + "/notes")
                .then()
                .statusCode(200);
        assertThat(shelf.stock(id, "held")).isEqualTo(3);
        shelf.staff()
                .get("/api/anomalies?kind=stock_missing&open=true&order=" + late)
                .then()
                .body("anomalies", hasSize(0));
    }

    private void fail(String order) {
        shelf.staff()
                .body("{\"status\": \"failed\"}")
                .put("/api/orders/" + order + "/status")
                .then()
                .statusCode(200);
    }

    private void retry(String order) {
        shelf.staff().body("{}").post("/api/orders/" + order + "/retry").then().statusCode(200);
    }
}
