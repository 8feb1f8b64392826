package dev.ordertrail.payment.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.PaymentEvent;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.payment.Orders;
import dev.ordertrail.payment.Orders.Order;
import dev.ordertrail.payment.PaymentFacts;
import dev.ordertrail.payment.Tables;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;

/// Orders that an escrow on a real chain pays.
@Singleton
class Escrows {
    static final Money PRICE =
            new Money(new BigDecimal("1.000000000000000001"), new Asset("ETH", 18));

    private final Tables tables;
    private final EscrowConfig config;
    private @Nullable Evm chain;

    Escrows(Tables tables, EscrowConfig config) {
        this.tables = tables;
        this.config = config;
    }

    synchronized Evm chain() {
        var connected = chain;
        if (connected == null) {
            connected = new Evm(config.rpcUrl().orElseThrow(), config.contract().orElseThrow());
            chain = connected;
        }
        return connected;
    }

    /// An order that waits to be paid.
    Order placed() {
        var order = Order.numbered("ORD-" + UUID.randomUUID());
        Orders.placed(order, PRICE);
        return order;
    }

    /// An escrow that holds the order's price, finally.
    String locked(Order order) {
        var escrow = unused();
        chain().create(escrow, order.number(), PRICE.minor());
        seen(escrow, "EscrowCreated observed");
        chain().mine(EvmResource.CONFIRMATIONS);
        await(() -> assertThat(kinds(order)).containsExactly("EscrowObserved", "EscrowLocked"));
        return escrow;
    }

    /// Waits until an event of the escrow is kept in this state.
    void seen(String escrow, String state) {
        await(() -> assertThat(states(escrow)).contains(state));
    }

    /// The name of a new escrow.
    static String unused() {
        return "0x"
                + HexFormat.of().toHexDigits(UUID.randomUUID().getMostSignificantBits())
                + "0".repeat(48);
    }

    String payment(String escrow) {
        return contract() + "/" + escrow;
    }

    static Money eth(BigInteger wei) {
        return new Money(new BigDecimal(wei, 18), PRICE.asset());
    }

    /// Everything that follows for an order from what was read so far.
    List<PaymentEvent> told(Order order) {
        await(() -> assertThat(tables.count("inbox WHERE state = 'pending'")).isZero());
        await(() -> assertThat(tables.count("outbox")).isZero());
        return PaymentFacts.of(order.id()).stream().map(Recorded::event).toList();
    }

    List<String> kinds(Order order) {
        return told(order).stream().map(e -> e.getClass().getSimpleName()).toList();
    }

    List<String> states(String escrow) {
        return tables.rows("SELECT event, state FROM chain_log WHERE escrow = ?", escrow);
    }

    /// Where the order's payment stands.
    List<String> state(Order order) {
        return tables.rows("SELECT state FROM payment WHERE order_id = ?", order.id());
    }

    /// The newest block that was read.
    long read() {
        var newest = "SELECT max(number) FROM chain_block WHERE follow = ?";
        return Long.parseLong(tables.rows(newest, contract()).getFirst());
    }

    static void await(ThrowingRunnable condition) {
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(condition);
    }

    private String contract() {
        return "eip155:" + Evm.CHAIN + ":" + config.contract().orElseThrow();
    }
}
