package dev.ordertrail.order.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.Envelope;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.PaymentFact;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.order.domain.OrderCommand.NotePayment;
import dev.ordertrail.order.handle.Fact;
import dev.ordertrail.order.handle.NoteFacts;
import dev.ordertrail.order.handle.Workflows;
import dev.ordertrail.order.support.OrderStack;
import dev.ordertrail.order.support.Shelf;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A seeded walk over real stock and real licence keys: whatever people ask and providers say, no
/// piece is sold twice, what is held is what orders hold, and a key has one owner.
@QuarkusTest
@OrderStack
@DisplayNameGeneration(ReplaceUnderscores.class)
class GoodsWalkIT {
    private static final Asset USD = Asset.iso("USD");
    private static final int ORDERS_AT_ONCE = 8;
    private static final List<String> COMMANDS =
            List.of("cancel", "retry", "complete", "refund", "dispute", "hold", "resume");

    @Inject DataSource database;
    @Inject NoteFacts facts;
    @Inject Tx tx;
    @Inject Workflows workflows;

    @ParameterizedTest
    @ValueSource(strings = {"digital", "retail"})
    void stock_and_keys_stay_right(String workflow) throws SQLException {
        walk(workflow, 300);
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(strings = {"marketplace", "digital", "service", "hosting", "retail"})
    void stock_and_keys_stay_right_for_ten_thousand_steps(String workflow) throws SQLException {
        walk(workflow, 10_000);
    }

    private void walk(String workflow, int steps) throws SQLException {
        var walk = new Walk(workflow, new Random(20_261_121L));
        for (var step = 0; step < steps; step++) {
            walk.step();
            if (step % 50 == 0) {
                walk.check();
            }
        }
        walk.check();
        assertThat(walk.placed).isGreaterThan(steps / 20);
        assertThat(walk.soldOut).as("a shelf that never runs empty shows nothing").isPositive();
    }

    private final class Walk {
        private final Shelf shelf = new Shelf("main");
        private final String workflow;
        private final Random random;
        private final String mug;
        private final String game;
        private final List<String> statuses;
        private final List<String> orders = new ArrayList<>();
        private int placed;
        private int soldOut;

        Walk(String workflow, Random random) {
            this.workflow = workflow;
            this.random = random;
            this.mug = shelf.physical(10, 12);
            this.game = shelf.digital(10);
            this.statuses =
                    workflows.definition(workflow).orElseThrow().statuses().stream()
                            .map(s -> s.id())
                            .toList();
            shelf.fill(game, Shelf.keys(10));
        }

        void step() {
            if (orders.size() < ORDERS_AT_ONCE || random.nextInt(12) == 0) {
                place();
                return;
            }
            var order = orders.get(random.nextInt(orders.size()));
            switch (random.nextInt(10)) {
                case 0 -> pay(order, PaymentFact.CONFIRMED);
                case 1 ->
                        pay(
                                order,
                                random.nextBoolean()
                                        ? PaymentFact.ENDED_UNPAID
                                        : PaymentFact.REFUNDED);
                case 2, 3 -> ask(order, COMMANDS.get(random.nextInt(COMMANDS.size())), "{}");
                case 4 -> resolve(order);
                case 5 -> edit(order);
                case 6 -> more();
                default -> move(order);
            }
        }

        private void place() {
            var listing = random.nextBoolean() ? mug : game;
            var quantity = 1 + random.nextInt(2);
            var claimed = random.nextBoolean() || workflow.equals("service");
            ObjectNode body =
                    claimed ? Shelf.paid(listing, quantity) : Shelf.order(listing, quantity);
            body.put("workflow", workflow);
            ((ObjectNode) body.get("checkoutData")).put("workflow", workflow);
            var answer = shelf.place(body);
            assertThat(answer.statusCode()).isIn(201, 409);
            if (answer.statusCode() == 409) {
                soldOut++;
                return;
            }
            placed++;
            orders.add(answer.path("order.id"));
            if (orders.size() > 2 * ORDERS_AT_ONCE) {
                orders.removeFirst();
            }
        }

        private void pay(String order, PaymentFact fact) {
            var total = new Money(new BigDecimal("20"), USD);
            var now = Instant.now();
            var id = UUID.randomUUID().toString();
            var envelope =
                    new Envelope(id, "fact", "/test", order, now, now, "main", 1, id, null, null);
            var command =
                    new NotePayment(
                            By.system("stripe"), id, "pi_" + order, fact, total, total, null, now);
            tx.run(c -> facts.note(c, List.of(new Fact(envelope, command))));
        }

        private void resolve(String order) {
            var outcomes = List.of("refund", "complete", "cancel", "resume");
            ask(
                    order,
                    "dispute/resolve",
                    "{\"outcome\": \"%s\"}".formatted(outcomes.get(random.nextInt(4))));
        }

        private void edit(String order) {
            var quantity = 1 + random.nextInt(4);
            ask(
                    order,
                    "edits",
                    """
                    {"items": [{"listingId": "%s", "name": "Mug", "quantity": %d, "price": 10}]}
                    """
                            .formatted(random.nextBoolean() ? mug : game, quantity));
        }

        private void more() {
            if (random.nextInt(3) == 0) {
                shelf.fill(game, Shelf.keys(1));
            } else {
                shelf.staff()
                        .body("{\"change\": %d}".formatted(random.nextInt(3) - 1))
                        .post("/api/listings/" + mug + "/stock");
            }
        }

        private void move(String order) {
            var to = statuses.get(random.nextInt(statuses.size()));
            var status =
                    caller().body("{\"status\": \"%s\"}".formatted(to))
                            .put("/api/orders/" + order + "/status")
                            .statusCode();
            assertThat(status).isLessThan(500);
        }

        private void ask(String order, String command, String body) {
            var status =
                    caller().body(body).post("/api/orders/" + order + "/" + command).statusCode();
            assertThat(status).as(command).isLessThan(500);
        }

        private RequestSpecification caller() {
            return random.nextInt(3) == 0 ? shelf.storefront() : shelf.staff();
        }

        /// What every table says fits what the others say.
        void check() throws SQLException {
            assertThat(
                            number(
                                    "select count(*) from listing_stock where on_hand < held or held < 0"))
                    .isZero();
            assertThat(
                            number(
                                    "select count(*) from listing_stock s where held <> (select"
                                            + " coalesce(sum(quantity), 0) from stock_reservation r"
                                            + " where r.shop = s.shop and r.listing_id ="
                                            + " s.listing_id and state = 'held')"))
                    .as("what is held is what orders hold")
                    .isZero();
            assertThat(
                            number(
                                    "select count(*) from licence_key where state in ('assigned',"
                                            + " 'suspended') and order_id is null"))
                    .isZero();
            oneOwner();
        }

        /// In the log, too, no key was ever given to two orders unless it had come back unread.
        private void oneOwner() throws SQLException {
            try (var connection = database.getConnection();
                    var select =
                            connection.prepareStatement(
                                    "select key_id from licence_key where listing_id = ? and order_id"
                                            + " is not null")) {
                select.setString(1, game);
                var rows = select.executeQuery();
                var seen = new HashSet<String>();
                while (rows.next()) {
                    assertThat(seen.add(rows.getString(1))).isTrue();
                }
            }
            assertThat(
                            number(
                                    "select count(*) from (select k ->> 'keyId' from order_event,"
                                            + " jsonb_array_elements(convert_from(payload,"
                                            + " 'UTF8')::jsonb -> 'keys') k where type ="
                                            + " 'dev.ordertrail.order.keys-assigned.v1' group by 1"
                                            + " having count(distinct order_id) > 1 except select key_id"
                                            + " from licence_key where revealed_at is null) twice"))
                    .isZero();
        }

        private long number(String sql) throws SQLException {
            try (var connection = database.getConnection();
                    var select = connection.prepareStatement(sql)) {
                var row = select.executeQuery();
                row.next();
                return row.getLong(1);
            }
        }
    }
}
