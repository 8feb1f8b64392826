package dev.ordertrail.systemtest.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.orderctl.Failure;
import dev.ordertrail.orderctl.api.Http;
import dev.ordertrail.orderctl.api.Http.Answer;
import dev.ordertrail.orderctl.settings.Service;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// 64 clients want the last 10 pieces, and order-service dies in the middle of it.
@DisplayNameGeneration(ReplaceUnderscores.class)
class LastPiecesIT {
    private static final int CLIENTS = 64;
    private static final int PIECES = 10;
    private static final Set<Integer> ANSWERS = Set.of(201, 409);
    private static final Duration PACE = Duration.ofMillis(25);
    private static final Duration REST = Duration.ofMillis(100);
    private static final Duration RATHER_GIVE_UP = Duration.ofSeconds(60);

    private final WholeSystem system = WholeSystem.shared();
    private final Http http = system.gateway();
    private final CountDownLatch underWay = new CountDownLatch(5);
    private final AtomicInteger repeated = new AtomicInteger();

    @Test
    void each_piece_is_sold_once_also_when_the_service_is_killed()
            throws SQLException, InterruptedException, ExecutionException {
        // Given
        var listing = "last-pieces-" + UUID.randomUUID();
        offered(listing);

        // When
        var killer = Thread.ofPlatform().start(this::kill);
        var answers = race(listing);
        killer.join();

        // Then
        var orders = new HashSet<String>();
        answers.stream()
                .filter(a -> a.status() == 201)
                .forEach(a -> orders.add(a.json().at("/order/id").asText()));
        assertThat(repeated).as("requests made again").hasPositiveValue();
        assertThat(orders).hasSize(PIECES);
        assertThat(answers).filteredOn(a -> a.status() == 201).hasSize(PIECES);
        assertThat(answers)
                .filteredOn(a -> a.status() == 409)
                .hasSize(CLIENTS - PIECES)
                .allMatch(a -> code(a.json()).equals("INSUFFICIENT_INVENTORY"));
        assertThat(stock(listing)).isEqualTo("10 held of 10 for " + PIECES + " orders");
    }

    private void offered(String listing) {
        var body =
                """
                {"id": "%s", "kind": "physical", "name": "Mug", "price": 10, "currency": "USD",
                 "stock": %d}
                """
                        .formatted(listing, PIECES);
        var headers = keyed(system.token("seller1", "seller"), "offer-" + listing);
        assertThat(http.send("POST", "/api/listings", headers, body).status()).isEqualTo(201);
    }

    private void kill() {
        try {
            underWay.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        await().until(() -> system.kill("order-service"));
    }

    private List<Answer> race(String listing) throws InterruptedException, ExecutionException {
        var token = system.token("storefront", "storefront");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = new ArrayList<java.util.concurrent.Future<Answer>>();
            for (var i = 0; i < CLIENTS; i++) {
                Callable<Answer> client = client(keyed(token, listing + "-" + i), listing);
                futures.add(threads.submit(client));
                LockSupport.parkNanos(PACE.toNanos());
            }
            var answers = new ArrayList<Answer>();
            for (var future : futures) {
                answers.add(future.get());
            }
            return answers;
        }
    }

    private Callable<Answer> client(Map<String, String> headers, String listing) {
        var body =
                """
                {"checkoutData": {"buyerId": "buyer123", "listingId": "%s", "quantity": 1,
                   "currency": "USD",
                   "shippingAddress": {"name": "John Doe", "street": "123 Main St",
                      "city": "Charleston", "state": "SC", "zipCode": "29401", "country": "US"}}}
                """
                        .formatted(listing);
        return () -> {
            var answer = untilAnswered(headers, body);
            underWay.countDown();
            return answer;
        };
    }

    /// Asks under its key until it is told yes or no.
    private Answer untilAnswered(Map<String, String> headers, String body) {
        var until = System.nanoTime() + RATHER_GIVE_UP.toNanos();
        var last = "nothing";
        while (System.nanoTime() < until) {
            try {
                var answer = http.send("POST", "/api/orders", headers, body);
                if (ANSWERS.contains(answer.status())
                        && !code(answer.json()).equals("REQUEST_IN_PROGRESS")) {
                    return answer;
                }
                last = answer.complaint();
            } catch (Failure e) {
                last = String.valueOf(e.getMessage()); // nobody there, or gone in the middle of it
            }
            repeated.incrementAndGet();
            LockSupport.parkNanos(REST.toNanos());
        }
        throw new IllegalStateException("not answered: " + last);
    }

    private String stock(String listing) throws SQLException {
        try (var connection = system.database(Service.ORDER);
                var statement =
                        connection.prepareStatement(
                                "select s.held || ' held of ' || s.on_hand || ' for ' || (select"
                                        + " count(*) from stock_reservation r join order_head h"
                                        + " using (order_id) where r.listing_id = s.listing_id and"
                                        + " r.state = 'held') || ' orders' from listing_stock s"
                                        + " where s.listing_id = ?")) {
            statement.setString(1, listing);
            var row = statement.executeQuery();
            row.next();
            return row.getString(1);
        }
    }

    private static String code(JsonNode json) {
        return json.path("code").asText();
    }

    private static Map<String, String> keyed(String token, String key) {
        var headers = new TreeMap<>(Http.bearer(token));
        headers.put("Idempotency-Key", key);
        return headers;
    }
}
