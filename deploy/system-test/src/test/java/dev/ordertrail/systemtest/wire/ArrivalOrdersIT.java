package dev.ordertrail.systemtest.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.systemtest.arrival.Arrival;
import dev.ordertrail.systemtest.arrival.Permutations;
import dev.ordertrail.systemtest.callback.Callback;
import dev.ordertrail.systemtest.callback.EasyPost;
import dev.ordertrail.systemtest.callback.EasyPost.Scan;
import dev.ordertrail.systemtest.callback.Story;
import dev.ordertrail.systemtest.callback.Stripe;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Thirty of the 720 orders of arrival, over the wire, each callback sent five times.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ArrivalOrdersIT {
    private static final int SAMPLE = 30;
    private static final long SEED = 720;
    private static final int TIMES = 5;
    private static final int AT_ONCE = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final Instant begins =
            Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);

    private final Marketplace marketplace = new Marketplace(WholeSystem.shared());

    @Test
    void thirty_orders_of_arrival_end_alike() throws InterruptedException, ExecutionException {
        var all = new ArrayList<>(Permutations.of(List.of(Arrival.values())));
        Collections.shuffle(all, new Random(SEED));
        var asItHappens = new Life(List.of(Arrival.values())).live().end();
        var lives = new ArrayList<Future<Life>>();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var order : all.subList(0, SAMPLE)) {
                lives.add(threads.submit(() -> new Life(order).live()));
            }
        }
        for (var i = 0; i < SAMPLE; i++) {
            var life = lives.get(i).get();
            var name = all.get(i).toString();
            // A callback is kept when it is answered, and understood later: perhaps when the
            // order is completed already.
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(life.end()).as(name).isEqualTo(asItHappens));
        }
        assertThat(asItHappens.status()).isEqualTo("completed");
        assertThat(asItHappens.openAnomalies()).isEmpty();
    }

    /// Where an order ended, for staff, who see all of it.
    record End(
            String status,
            String paymentStatus,
            List<String> payments,
            List<String> parcels,
            List<String> openAnomalies,
            List<String> facts,
            List<String> people) {

        /// Whether tracking shows the last of it: a review opens after the order is completed.
        boolean isReached() {
            return status.equals("completed")
                    && people.stream().anyMatch(entry -> entry.startsWith("review_open"));
        }

        static End of(JsonNode order) {
            return new End(
                    order.path("status").asText(),
                    order.at("/payment/status").asText(),
                    each(order.at("/payment/payments"), "status", "captured", "refunded"),
                    each(order.at("/shipping/parcels"), "state", "since", "deliveredAt", "carrier"),
                    each(order.path("anomalies"), "kind", "closedAt").stream()
                            .filter(a -> a.endsWith("null"))
                            .toList(),
                    entries(order, "payment_processor", "shipping_provider"),
                    entries(order, "system", "seller", "buyer").stream()
                            .map(e -> e.substring(e.indexOf(' ') + 1))
                            .toList());
        }

        private static List<String> entries(JsonNode order, String... sources) {
            var names = new String[] {"timestamp", "status", "source", "description", "location"};
            return StreamSupport.stream(order.path("timeline").spliterator(), false)
                    .filter(e -> List.of(sources).contains(e.path("source").asText()))
                    .map(e -> fields(e, names))
                    .toList();
        }

        private static List<String> each(JsonNode array, String... names) {
            return StreamSupport.stream(array.spliterator(), false)
                    .map(n -> fields(n, names))
                    .toList();
        }

        private static String fields(JsonNode node, String... names) {
            return String.join(
                    " ", List.of(names).stream().map(n -> node.path(n).asText()).toList());
        }
    }

    /// One order's life.
    private final class Life {
        private final Story story = Stories.begun(begins);
        private final List<Arrival> order;
        private final Deque<String> steps =
                new ArrayDeque<>(
                        List.of(
                                "order_confirmed",
                                "processing",
                                "ready_to_ship",
                                "shipped",
                                "completed"));
        private @Nullable String orderId;

        Life(List<Arrival> order) {
            this.order = order;
        }

        /// Returns when its order is completed.
        Life live() {
            for (var arrival : order) {
                arrive(arrival);
                persons();
            }
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(this::persons);
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> end().isReached());
            return this;
        }

        /// Where its order is now.
        End end() {
            var id = Objects.requireNonNull(orderId);
            return End.of(marketplace.staffReads(id).json().path("order"));
        }

        private void arrive(Arrival arrival) {
            switch (arrival) {
                case ORDER_PLACED -> {
                    for (var i = 0; i < TIMES; i++) {
                        orderId = marketplace.place(story).id();
                    }
                }
                case SESSION_COMPLETED -> post(Stripe.sessionCompleted(story));
                case INTENT_SUCCEEDED -> post(Stripe.intentSucceeded(story));
                case FIRST_SCAN -> post(EasyPost.updated(story, Scan.FIRST));
                case IN_TRANSIT -> post(EasyPost.updated(story, Scan.IN_TRANSIT));
                case DELIVERED ->
                        post(
                                EasyPost.updated(
                                        story,
                                        Scan.DELIVERED,
                                        List.of(Scan.FIRST, Scan.IN_TRANSIT, Scan.DELIVERED)));
            }
        }

        private void post(Callback callback) {
            for (var i = 0; i < TIMES; i++) {
                assertThat(marketplace.post(callback).status()).isEqualTo(200);
            }
        }

        /// The seller and the buyer try what they have not been allowed so far.
        ///
        /// @return whether they have done it all
        private boolean persons() {
            var id = orderId;
            while (id != null && !steps.isEmpty()) {
                var step = steps.getFirst();
                var answer =
                        switch (step) {
                            case "shipped" -> marketplace.sellerShips(id, story);
                            case "completed" -> marketplace.buyerCompletes(id);
                            default -> marketplace.sellerMoves(id, step);
                        };
                if (answer.status() == 409) {
                    return false;
                }
                assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                steps.removeFirst();
            }
            return steps.isEmpty();
        }
    }
}
