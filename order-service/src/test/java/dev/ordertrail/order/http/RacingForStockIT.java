package dev.ordertrail.order.http;

import static dev.ordertrail.order.support.Shelf.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.order.support.AtOnce;
import dev.ordertrail.order.support.Bodies;
import dev.ordertrail.order.support.DemoShops;
import dev.ordertrail.order.support.OrderStack;
import dev.ordertrail.order.support.Shelf;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OrderStack
@TestProfile(DemoShops.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RacingForStockIT {
    private static final int CLIENTS = 64;
    private static final int PIECES = 10;
    private static final Set<Integer> ANSWERS = Set.of(201, 409);

    private final Shelf shelf = new Shelf("main");

    @Test
    void sixty_four_clients_race_for_the_last_ten_pieces() {
        var id = shelf.physical(10, PIECES);

        // Each asks twice under its key, at the same time: a repeat is given the first answer.
        var answers = AtOnce.all(CLIENTS, i -> () -> untilAnswered("race-" + id + i, order(id, 1)));
        var again = AtOnce.all(CLIENTS, i -> () -> untilAnswered("race-" + id + i, order(id, 1)));

        assertThat(count(answers, 201)).isEqualTo(PIECES);
        assertThat(count(answers, 409)).isEqualTo(CLIENTS - PIECES);
        assertThat(ids(again)).isEqualTo(ids(answers));
        answers.stream()
                .filter(a -> a.statusCode() == 409)
                .forEach(a ->
                        assertThat(a.<String>path("code")).isEqualTo("INSUFFICIENT_INVENTORY"));
        assertThat(shelf.stock(id, "available")).isZero();
        assertThat(shelf.stock(id, "held")).isEqualTo(PIECES);
    }

    @Test
    void twins_of_one_key_take_one_piece() {
        var id = shelf.physical(10, 1);

        var answers = AtOnce.all(16, _ -> () -> untilAnswered("twin-" + id, order(id, 1)));

        assertThat(ids(answers)).hasSize(1);
        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(shelf.stock(id, "held")).isEqualTo(1);
    }

    @Test
    void baskets_in_any_order_of_lines_do_not_wait_for_each_other_in_a_circle() {
        var one = shelf.physical(10, 100);
        var two = shelf.physical(20, 100);

        var answers =
                AtOnce.all(
                        40,
                        i ->
                                () ->
                                        untilAnswered(
                                                UUID.randomUUID().toString(),
                                                i % 2 == 0 ? basket(one, two) : basket(two, one)));

        assertThat(count(answers, 201)).isEqualTo(40);
        assertThat(shelf.stock(one, "held")).isEqualTo(40);
        assertThat(shelf.stock(two, "held")).isEqualTo(40);
    }

    @Test
    void orders_that_come_and_go_leave_nothing_held() {
        var id = shelf.physical(10, 5);

        AtOnce.all(
                24,
                _ ->
                        () -> {
                            var placed = untilAnswered(UUID.randomUUID().toString(), order(id, 1));
                            return placed.statusCode() == 201
                                    ? cancelled(placed.path("order.id"))
                                    : placed.statusCode();
                        });

        assertThat(shelf.stock(id, "held")).isZero();
        assertThat(shelf.stock(id, "onHand")).isEqualTo(5);
    }

    private int cancelled(String order) {
        return shelf.staff().body("{}").post("/api/orders/" + order + "/cancel").statusCode();
    }

    private Response untilAnswered(String key, ObjectNode body) {
        for (var left = 200; ; left--) {
            var answer = shelf.place(key, body);
            var busy =
                    answer.statusCode() == 503
                            || (answer.statusCode() == 409
                                    && "REQUEST_IN_PROGRESS".equals(answer.path("code")));
            if (!busy || left == 0) {
                assertThat(answer.statusCode()).isIn(ANSWERS);
                return answer;
            }
        }
    }

    private static ObjectNode basket(String first, String second) {
        return Bodies.json(
                """
                {"customer_name": "John", "payment_method": "card",
                 "shipping_address": {"street": "1 St", "city": "X", "zip": "1", "country": "US"},
                 "items": [{"listingId": "%s", "quantity": 1}, {"listingId": "%s", "quantity": 1}]}
                """
                        .formatted(first, second));
    }

    private static long count(List<Response> answers, int status) {
        return answers.stream().filter(a -> a.statusCode() == status).count();
    }

    private static Set<String> ids(List<Response> answers) {
        var ids = new HashSet<String>();
        answers.stream()
                .filter(a -> a.statusCode() == 201)
                .forEach(a -> ids.add(a.path("order.id")));
        return ids;
    }
}
