package dev.ordertrail.payment.handle;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.embedded.TestTokens;
import dev.ordertrail.payment.Orders;
import dev.ordertrail.payment.Orders.Order;
import dev.ordertrail.payment.Permutations;
import dev.ordertrail.payment.Stripe;
import dev.ordertrail.payment.StripeLife;
import dev.ordertrail.payment.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// A seeded sample of the 720 orders of arrival over the wire: each event one to five times, eight
/// at once, the order placed at any time among them.
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "payment"))
@DisplayNameGeneration(ReplaceUnderscores.class)
class StripeLifeIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int SAMPLE = 24;
    private static final String LEDGER =
            """
            SELECT kind, object, dispute, amount, asset, happened_at FROM ledger_entry
            WHERE order_id = ? ORDER BY entry_id
            """;

    @Inject Tables tables;

    @Test
    void ends_in_one_state_and_one_ledger() throws InterruptedException, ExecutionException {
        // Given
        var random = new Random(20260304);
        var permutations = Permutations.of(StripeLife.EVENTS);
        var orders = new ArrayList<Order>();

        // When
        try (var eight = Executors.newFixedThreadPool(8)) {
            for (var n = 0; n < SAMPLE; n++) {
                var order = Order.numbered("ORD-life%02d".formatted(n));
                orders.add(order);
                var permutation = permutations.get(random.nextInt(permutations.size()));
                for (var sent : eight.invokeAll(calls(order, permutation, random))) {
                    assertThat(sent.get()).isEqualTo(200);
                }
            }
        }

        // Then
        for (var n = 0; n < SAMPLE; n++) {
            var order = orders.get(n);
            await().pollDelay(Duration.ZERO)
                    .atMost(SOON)
                    .untilAsserted(() -> assertThat(states(order)).containsExactly("REFUNDED"));
            await().pollDelay(Duration.ZERO)
                    .atMost(SOON)
                    .until(() ->
                            tables.rows(
                                            "SELECT 1 FROM inbox WHERE state <> 'done' AND event_id LIKE ?",
                                            "main/evt_" + order.number().substring(4) + "_%")
                                    .isEmpty());
        }
        var first = ledger(orders.getFirst());
        assertThat(first).hasSize(12);
        for (var order : orders) {
            assertThat(ledger(order)).isEqualTo(first);
            assertThat(page(order)).isEqualTo(page(orders.getFirst()));
        }
    }

    private static List<Callable<Integer>> calls(
            Order order, List<String> permutation, Random random) {
        var life = new StripeLife(order.number().substring(4));
        var calls = new ArrayList<Callable<Integer>>();
        for (var event : permutation) {
            var body = life.event(event, order.number());
            var times = 1 + random.nextInt(5);
            for (var time = 0; time < times; time++) {
                calls.add(() -> Stripe.sends(body).statusCode());
            }
        }
        calls.add(
                random.nextInt(calls.size()),
                () -> {
                    Orders.placed(order, Orders.usd("99.99"));
                    return 200;
                });
        return calls;
    }

    private List<String> states(Order order) {
        return tables.rows("SELECT state FROM payment WHERE order_id = ?", order.id());
    }

    private List<String> ledger(Order order) {
        return tables.rows(LEDGER, order.id()).stream()
                .map(row -> row.replace(order.number().substring(4), "life"))
                .toList();
    }

    private static String page(Order order) {
        return given().auth()
                .oauth2(TestTokens.inShop("main", "staff", "staff"))
                .get("/api/payments/" + order.id())
                .then()
                .statusCode(200)
                .extract()
                .path("ledger")
                .toString()
                .replace(order.number().substring(4), "life");
    }
}
