package dev.ordertrail.order.http;

import static dev.ordertrail.order.support.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.embedded.TestTokens;
import dev.ordertrail.order.support.Bodies;
import dev.ordertrail.order.support.Callers;
import dev.ordertrail.order.support.OrderStack;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OrderStack
@DisplayNameGeneration(ReplaceUnderscores.class)
class PlacingTogetherIT {
    private static final int WRITERS = 2;
    private static final String TWIN =
            "insert into idempotency_key (principal, operation, key, body_hash)"
                    + " values ('main/shop-backend', 'POST /api/orders', ?, '')";
    private static final String WAITING =
            "select count(*) from pg_stat_activity where datname = current_database()"
                    + " and wait_event_type = 'Lock'";

    @Inject DataSource database;
    @Inject MeterRegistry metrics;

    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void leave() {
        clients.shutdownNow();
    }

    @Test
    void what_waits_for_a_writer_is_written_in_one_transaction() throws Exception {
        var bodies = new ArrayList<ObjectNode>();
        for (var i = 0; i < 30; i++) {
            bodies.add(Bodies.escrow());
        }

        var answers = placedWhileTheWritersWait(bodies);

        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(transactions(answers)).isLessThanOrEqualTo(WRITERS);
    }

    @Test
    void one_that_is_refused_spoils_none() throws Exception {
        var reference = "SAME_" + UUID.randomUUID();
        var bodies = new ArrayList<ObjectNode>();
        for (var i = 0; i < 30; i++) {
            bodies.add(
                    i % 3 == 0
                            ? with(Bodies.escrow(), c -> c.put("reference", reference))
                            : Bodies.escrow());
        }

        var answers = placedWhileTheWritersWait(bodies);

        assertThat(answers.stream().filter(a -> a.statusCode() == 201)).hasSize(21);
        assertThat(answers.stream().filter(a -> a.statusCode() != 201))
                .hasSize(9)
                .allSatisfy(a -> {
                    assertThat(a.statusCode()).isEqualTo(409);
                    assertThat(a.<String>path("code")).isEqualTo("DUPLICATE_ORDER_REFERENCE");
                });
    }

    /// Both writers wait for a twin that is not done while these orders come in.
    private List<Response> placedWhileTheWritersWait(List<ObjectNode> bodies) throws Exception {
        var answers = new ArrayList<Future<Response>>();
        try (var twins = database.getConnection()) {
            twins.setAutoCommit(false);
            for (var i = 0; i < WRITERS; i++) {
                var key = UUID.randomUUID().toString();
                claim(twins, key);
                var waiting = i + 1;
                clients.execute(() -> place(key, Bodies.escrow()));
                await().until(() -> waiting() == waiting);
            }
            for (var body : bodies) {
                answers.add(clients.submit(() -> place(UUID.randomUUID().toString(), body)));
            }
            await().until(() -> underWay() == WRITERS + bodies.size());
            twins.rollback();
        }
        var all = new ArrayList<Response>();
        for (var answer : answers) {
            all.add(answer.get());
        }
        return all;
    }

    private double underWay() {
        return metrics.get("http.server.active.requests").gauge().value();
    }

    private int waiting() throws SQLException {
        try (var c = database.getConnection();
                var rows = c.createStatement().executeQuery(WAITING)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private int transactions(List<Response> answers) throws SQLException {
        var ids = answers.stream().map(a -> a.<String>path("order.id")).toArray();
        try (var c = database.getConnection();
                var select =
                        c.prepareStatement(
                                "select count(distinct xmin::text) from order_head"
                                        + " where order_id = any (?)")) {
            select.setArray(1, c.createArrayOf("text", ids));
            var rows = select.executeQuery();
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void claim(Connection c, String key) throws SQLException {
        try (var insert = c.prepareStatement(TWIN)) {
            insert.setString(1, key);
            insert.executeUpdate();
        }
    }

    private static Response place(String key, ObjectNode body) {
        return Callers.as(TestTokens.token("shop-backend", "storefront"), key)
                .body(body)
                .post("/api/orders");
    }
}
