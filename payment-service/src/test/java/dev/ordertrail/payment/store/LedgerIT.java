package dev.ordertrail.payment.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.payment.Orders;
import dev.ordertrail.payment.Orders.Order;
import dev.ordertrail.payment.Tables;
import dev.ordertrail.payment.domain.Concern;
import dev.ordertrail.payment.domain.Entry;
import dev.ordertrail.payment.domain.Entry.Source;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "payment"))
@DisplayNameGeneration(ReplaceUnderscores.class)
class LedgerIT {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Inject Tables tables;
    @Inject Tx tx;
    @Inject DataSource service;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.flyway.username")
    String owner;

    @ConfigProperty(name = "quarkus.flyway.password")
    String password;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE ledger_entry SET amount = 0",
                "DELETE FROM ledger_entry",
                "TRUNCATE ledger_entry"
            })
    void nobody_changes_what_was_said(String statement) throws SQLException {
        try (var c = service.getConnection();
                var change = c.createStatement()) {
            assertThatThrownBy(() -> change.execute(statement))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(e.getSQLState()).isEqualTo("42501"));
        }
        try (var c = DriverManager.getConnection(url, owner, password);
                var change = c.createStatement()) {
            assertThatThrownBy(() -> change.execute(statement))
                    .hasMessageContaining("ledger_entry is append-only");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "JPY, 0, 25001",
        "KWD, 3, 12.345",
        "USDC, 6, 1999999.999999",
        "ETH, 18, 123456789.123456789123456789"
    })
    void amounts_come_back_to_the_last_unit_and_only_once(
            String code, int decimals, BigDecimal amount) {
        // Given
        var order = Order.numbered("ORD-ledger-" + code);
        Orders.placed(order, Orders.usd("1.00"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() ->
                        !tables.rows("SELECT 1 FROM expectation WHERE order_id = ?", order.id())
                                .isEmpty());
        var entry =
                Entry.of(
                        "p",
                        Entry.Kind.CAPTURED,
                        Source.of("x"),
                        new Money(amount, new Asset(code, decimals)),
                        NOON);

        // When
        var added = tx.in(c -> LedgerRows.add(c, order.id(), "test", List.of(entry)));
        var again = tx.in(c -> LedgerRows.add(c, order.id(), "test", List.of(entry)));

        // Then
        assertThat(List.of(added, again)).containsExactly(1, 0);
        var kept = tx.read(c -> LedgerRows.of(c, order.id()));
        assertThat(kept).containsExactly(entry);
    }

    @Test
    void of_a_concern_the_latest_word_counts() {
        for (var said : List.of("9 false approved", "1 true rule", "9 true rule")) {
            var word = said.split(" ", -1);
            var at = NOON.plusSeconds(Long.parseLong(word[0]));
            var open = Boolean.parseBoolean(word[1]);
            tx.run(c ->
                    Concerns.say(
                            c,
                            "main",
                            new Concern(
                                    "stripe", "REVIEW", "prv_1", null, null, open, word[2], at,
                                    at)));
        }

        assertThat(
                        tables.rows(
                                "SELECT open, reason, opened_at = said_at - interval '8 s' FROM concern WHERE object = 'prv_1'"))
                .containsExactly("f approved t");
    }
}
