package dev.ordertrail.order.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.order.support.Bodies;
import dev.ordertrail.order.support.OrderStack;
import dev.ordertrail.order.support.Placed;
import dev.ordertrail.order.support.RelayOff;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The store on a real PostgreSQL, under the service's own role. The relay is off, so that the
/// outbox can be looked at.
@QuarkusTest
@OrderStack
@TestProfile(RelayOff.class)
class EventStoreIT extends EventStoreConformance {
    @Inject Tx tx;
    @Inject EventStore store;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update order_event set type = 'forged'",
                "delete from order_event",
                "truncate order_event",
                "alter table order_event disable trigger all",
                "drop table order_event"
            })
    void the_service_itself_cannot_change_the_log(String statement) {
        placed();

        assertThatThrownBy(() -> execute(statement))
                .hasRootCauseInstanceOf(SQLException.class)
                .rootCause()
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo("42501"); // insufficient_privilege
    }

    @Test
    void nor_can_its_head_be_changed() {
        assertThatThrownBy(() -> execute("update order_head set buyer = 'me'"))
                .hasRootCauseInstanceOf(SQLException.class);
    }

    @Test
    void the_log_is_there_for_people_to_read() {
        var order = placed();

        var texts = texts("select payload from order_log where order_id = '" + order + "'");

        assertThat(texts).hasSize(1).first().asString().contains("\"status\":\"escrow_locked\"");
    }

    @Override
    String placed() {
        return Placed.order(Bodies.escrow()).id();
    }

    @Override
    void append(List<Recorded<OrderEvent>> events) {
        tx.run(c -> store.append(c, events));
    }

    @Override
    OrderStream load(String orderId) {
        return tx.read(c -> store.find(c, orderId)).orElseThrow();
    }

    @Override
    List<Long> versions(String orderId) {
        return texts(
                        "select version from order_event where order_id = '"
                                + orderId
                                + "' order by version")
                .stream()
                .map(Long::valueOf)
                .toList();
    }

    @Override
    List<Long> told(String orderId) {
        return texts(
                        "select headers ->> 'ce_streamversion' from outbox where aggregatetype = 'order-events' and aggregateid = '"
                                + orderId
                                + "' order by id")
                .stream()
                .map(Long::valueOf)
                .toList();
    }

    private void execute(String statement) {
        tx.run(c -> {
            try (var sql = c.createStatement()) {
                sql.execute(statement);
            }
        });
    }

    private List<String> texts(String query) {
        return tx.read(c -> {
            try (var sql = c.createStatement()) {
                var rows = sql.executeQuery(query);
                var texts = new ArrayList<String>();
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
                return texts;
            }
        });
    }
}
