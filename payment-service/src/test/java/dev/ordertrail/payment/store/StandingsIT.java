package dev.ordertrail.payment.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.payment.Tables;
import dev.ordertrail.payment.domain.Standing;
import dev.ordertrail.payment.store.Standings.Move;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Which standings somebody has to come back for, to end what could still be paid.
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "payment"))
@DisplayNameGeneration(ReplaceUnderscores.class)
class StandingsIT {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Map<String, String> PHASES =
            Map.of("open", "AWAITING_PAYMENT", "paid", "PAID", "off", "CANCELLED");

    @Inject Tx tx;
    @Inject Tables tables;

    private final String workflow = UUID.randomUUID() + ".v1";
    private final String order = UUID.randomUUID().toString();

    @Test
    void an_order_whose_workflow_is_not_known_yet_waits_for_it() {
        tx.run(c -> {
            Standings.add(c, List.of(placed("open")));
            assertThat(isSettled(c)).isFalse();
        });

        tx.run(c -> Standings.learn(c, workflow, PHASES));

        await().atMost(Duration.ofSeconds(20)).until(() -> tx.in(this::isSettled));
    }

    @Test
    void a_status_that_closes_nothing_is_settled_at_once() {
        tx.run(c -> {
            Standings.learn(c, workflow, PHASES);
            Standings.add(c, List.of(placed("open")));
            assertThat(isSettled(c)).isTrue();

            Standings.move(c, List.of(new Move(order, "paid", NOON, false)));
            assertThat(isSettled(c)).isTrue();
        });
    }

    @Test
    void what_closes_an_order_waits_until_its_open_ways_were_looked_for() {
        tx.run(c -> {
            Standings.learn(c, workflow, PHASES);
            Standings.add(c, List.of(placed("open")));

            Standings.move(c, List.of(new Move(order, "off", NOON, false)));
            assertThat(isSettled(c)).isFalse();

            OpenWays.endClosing(c);
            assertThat(isSettled(c)).isTrue();
        });
        assertThat(tables.rows("SELECT 1 FROM provider_call WHERE order_id = ?", order)).isEmpty();
    }

    private Standing placed(String status) {
        return new Standing(order, "main", "buyer-1", workflow, status, NOON);
    }

    private boolean isSettled(Connection c) throws SQLException {
        try (var select = c.prepareStatement("SELECT settled FROM standing WHERE order_id = ?")) {
            select.setString(1, order);
            try (var row = select.executeQuery()) {
                assertThat(row.next()).isTrue();
                return row.getBoolean("settled");
            }
        }
    }
}
