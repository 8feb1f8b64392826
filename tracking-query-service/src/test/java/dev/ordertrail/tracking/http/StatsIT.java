package dev.ordertrail.tracking.http;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;

import dev.ordertrail.contracts.OrderEvent.Cause;
import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.embedded.TestTokens;
import dev.ordertrail.tracking.Story;
import dev.ordertrail.tracking.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "tracking"))
@DisplayNameGeneration(ReplaceUnderscores.class)
class StatsIT {
    private static final String PATH = "/api/orders/stats/summary";

    @Inject Wire wire;

    @Test
    void figures_count_what_there_is_and_only_what_arrived_is_revenue() {
        // Given
        var shop = "figures-" + System.nanoTime();
        wire.publishWorkflow();
        wire.send(story(shop, "bronze", "10.00").placed());
        wire.send(
                story(shop, "gold", "30.00")
                        .placed()
                        .moved(1, "payment_pending", "delivered", Cause.FACT));
        wire.send(
                story(shop, "gold", "40.01")
                        .placed()
                        .moved(1, "payment_pending", "completed", Cause.FACT));
        // When
        await().until(() -> new Staff(shop).finds("phase", "done,delivered").size() == 2);
        await().until(() -> new Staff(shop).finds().size() == 3);
        // Then
        stats(shop, "")
                .then()
                .statusCode(200)
                .body("totalOrders", is(3))
                .body("revenue.currency", is(List.of("USD")))
                .body("revenue[0].amount", is(70.01f))
                .body("revenue[0].orders", is(2))
                .body("revenue[0].averageOrderValue", is(35.00f))
                .body("byPhase.awaiting_payment", is(1))
                .body("byStatus.status", hasItems("completed", "delivered", "payment_pending"))
                .body("byStatus.label", hasItems("Completed"))
                .body("packages[0].name", is("gold"))
                .body("packages[0].orders", is(2))
                .body("monthly[0].month", is("2026-03"))
                .body("monthly[0].orders", is(3))
                .body("monthly[0].revenue[0].amount", is(70.01f));
        stats(shop, "?service=bronze&status=payment_pending").then().body("totalOrders", is(1));
        stats(shop, "?from=2026-03-01&to=2026-03-10")
                .then()
                .body("daily[0].date", is("2026-03-02"))
                .body("daily[0].orders", is(3));
        stats(shop, "?q=gold").then().statusCode(422);
        stats("another-" + shop, "")
                .then()
                .body("totalOrders", is(0))
                .body("revenue", is(List.of()));
        given().get(PATH).then().statusCode(401);
        given().header("Authorization", "Bearer " + TestTokens.inShop(shop, "b", "buyer"))
                .get(PATH)
                .then()
                .statusCode(403);
    }

    private Story story(String shop, String bought, String amount) {
        return wire.story().in(shop).of(bought, bought).worth(Story.usd(amount), Story.NOON);
    }

    private static Response stats(String shop, String query) {
        return given().header("Authorization", "Bearer " + TestTokens.inShop(shop, "s", "staff"))
                .get(PATH + query);
    }
}
