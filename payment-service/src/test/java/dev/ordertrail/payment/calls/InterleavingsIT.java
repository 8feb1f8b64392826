package dev.ordertrail.payment.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.payment.Orders;
import dev.ordertrail.payment.calls.RacedOrder.Step;
import dev.ordertrail.payment.calls.StripeServer.Fault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Cancel, expiry, late payment and staff's refunds race each other on a real database and over
/// HTTP, with messages repeated, history replayed and answers lost. The server refunds whatever it
/// is asked to: that no more goes back than came in is our doing.
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "payment"))
@QuarkusTestResource(value = StripeHere.class, restrictToAnnotatedClass = true)
@DisplayNameGeneration(ReplaceUnderscores.class)
class InterleavingsIT {
    private static final int SEEDS = 1_000;
    private static final int SAMPLE = 200;
    private static final int AT_ONCE = 8;
    private static final Duration LONG = Duration.ofMinutes(5);

    @Inject Till till;
    @Inject Shop shop;

    /// Faults that no refund has met, and thousands of events, are nobody else's.
    @AfterEach
    void forgotten() {
        till.stripe().forgets();
    }

    @Test
    void seeded_races_never_refund_twice_nor_more_than_was_paid() {
        race(LongStream.range(0, SAMPLE));
    }

    @Test
    @Tag("long")
    void nor_do_a_thousand_of_them() {
        race(LongStream.range(SAMPLE, SAMPLE + SEEDS));
    }

    private void race(LongStream seeds) {
        // Given
        till.opens();

        // When
        List<RacedOrder> orders;
        try (var threads = Executors.newFixedThreadPool(AT_ONCE);
                var halves = Executors.newFixedThreadPool(AT_ONCE * 2)) {
            orders =
                    seeds
                            .mapToObj(seed ->
                                    CompletableFuture.supplyAsync(
                                            () -> raced(seed, halves), threads))
                            .toList()
                            .stream()
                            .map(CompletableFuture::join)
                            .toList();
        }
        for (var round = 0; round < 3; round++) {
            orders.forEach(RacedOrder::delivers);
            await().atMost(LONG).until(shop::isQuiet);
            orders.forEach(RacedOrder::looks);
            await().atMost(LONG).until(shop::isQuiet);
        }

        // Then
        assertThat(orders).allSatisfy(this::isRight);
        assertThat(orders.stream().filter(o -> o.isCancelled() && paid(o)))
                .hasSizeGreaterThan(orders.size() / 20);
        assertThat(orders.stream().filter(o -> !paid(o))).hasSizeGreaterThan(orders.size() / 100);
    }

    private RacedOrder raced(long seed, ExecutorService halves) {
        var random = new Random(seed);
        var order = new RacedOrder(shop, seed);
        if (random.nextInt(10) == 0) {
            var faults = Fault.values();
            till.stripe().fault("POST", "/v1/refunds", faults[random.nextInt(faults.length - 1)]);
        }
        var racing =
                RacedOrder.plan(random).stream()
                        .map(half -> CompletableFuture.runAsync(() -> run(order, half), halves))
                        .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(racing).join();
        return order;
    }

    private static void run(RacedOrder order, List<Step> steps) {
        steps.forEach(order::does);
    }

    private void isRight(RacedOrder order) {
        var refunds = till.refunds(order.intent);
        var back = refunds.stream().mapToLong(r -> r.path("amount").asLong()).sum();
        var paid = paid(order) ? 10_000 : 0;
        assertThat(refunds.stream().map(InterleavingsIT::refundId))
                .as("refunds of %s", order.id)
                .doesNotHaveDuplicates();
        assertThat(back).as("refunded of %s", order.id).isLessThanOrEqualTo(paid);
        if (order.isCancelled()) {
            assertThat(back).as("all goes back of %s", order.id).isEqualTo(paid);
        }
        if (order.isCancelled() && paid == 0) {
            assertThat(intent(order).path("status").asText()).isEqualTo("canceled");
        }
        var levels = shop.levels(order.id, order.intent);
        assertThat(levels.captured().minor().longValue())
                .as("known of %s", order.id)
                .isEqualTo(paid);
        assertThat(levels.refunded().minor().longValue())
                .as("known of %s", order.id)
                .isEqualTo(back);
        assertThat(levels.refunded().asset()).isEqualTo(Orders.usd("0").asset());
    }

    private boolean paid(RacedOrder order) {
        return "succeeded".equals(intent(order).path("status").asText());
    }

    private JsonNode intent(RacedOrder order) {
        return shop.books().get(order.intent);
    }

    private static String refundId(JsonNode refund) {
        return refund.at("/metadata/refund_id").asText();
    }
}
