package dev.ordertrail.payment.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordertrail.contracts.AnomalyKind;
import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.OrderEvent.AnomalyClosed;
import dev.ordertrail.contracts.OrderEvent.AnomalyRaised;
import dev.ordertrail.contracts.Topics;
import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.payment.Orders;
import dev.ordertrail.payment.Orders.Order;
import dev.ordertrail.payment.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// The money of complete orders, on a real chain that our operator may ask to release it.
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "payment"))
@WithTestResource(EvmResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReleasingIT {
    private static final BigInteger WEI = Escrows.PRICE.minor();
    private static final int ENOUGH = EvmResource.CONFIRMATIONS;

    @Inject Escrows escrows;
    @Inject Tables tables;

    @BeforeEach
    void workflow() {
        Orders.workflowPublished();
    }

    @Test
    void a_complete_order_releases_its_escrow_once_and_bears_the_gas() {
        var order = escrows.placed();
        var escrow = escrows.locked(order);
        var before = escrows.chain().sentByArbiter();

        completes(order, 2);

        escrows.seen(escrow, "EscrowReleased observed");
        escrows.chain().mine(ENOUGH);
        Escrows.await(() -> assertThat(escrows.kinds(order)).endsWith("EscrowReleased"));
        var transaction = sent(order).getFirst();
        Escrows.await(
                () -> assertThat(calls(order)).containsExactly("release done " + transaction));
        assertThat(entries(order, "GAS"))
                .containsExactly(
                        new BigDecimal(escrows.chain().cost(transaction), 18).toPlainString()
                                + " ETH");
        assertThat(states(transaction)).containsExactly("final");
        assertThat(concerns(order)).isEmpty();

        // It is said again that the order is complete, and other things move.
        Orders.moved(order, 3, "completed", "delivered");
        completes(order, 4);
        var next = escrows.placed();
        var other = escrows.locked(next);
        completes(next, 2);
        escrows.seen(other, "EscrowReleased observed");
        assertThat(escrows.chain().sentByArbiter()).isEqualTo(before + 2);
        assertThat(sent(order)).hasSize(1);
    }

    @Test
    void an_incident_holds_the_money_until_it_is_over() {
        var order = escrows.placed();
        var escrow = escrows.locked(order);
        var by = By.system("test");
        var lost = "parcel_incident:p1:lost";
        tells(
                order,
                2,
                new AnomalyRaised(
                        by, lost, AnomalyKind.PARCEL_INCIDENT, "p1", "seller", "", Map.of()));
        completes(order, 3);

        Escrows.await(() ->
                assertThat(concerns(order))
                        .containsExactly("ESCROW_RELEASE true on hold: incident"));
        assertThat(calls(order)).isEmpty();

        tells(order, 4, new AnomalyClosed(by, lost));

        escrows.seen(escrow, "EscrowReleased observed");
        Escrows.await(() ->
                assertThat(concerns(order))
                        .containsExactly("ESCROW_RELEASE false on hold: incident"));
    }

    @Test
    void a_dispute_holds_the_money_and_so_does_a_refund_that_was_asked_for() {
        var disputed = escrows.placed();
        var first = escrows.locked(disputed);
        escrows.chain().dispute(first);
        escrows.chain().mine(ENOUGH);
        escrows.seen(first, "DisputeCreated final");
        Escrows.await(() -> assertThat(escrows.kinds(disputed)).contains("PaymentDisputed"));
        completes(disputed, 2);
        var refunded = escrows.placed();
        var second = escrows.locked(refunded);
        var part = Escrows.eth(BigInteger.TEN);
        Orders.asksForRefund(refunded, 2, "refund_" + refunded.id(), escrows.payment(second), part);
        completes(refunded, 3);

        Escrows.await(() ->
                assertThat(concerns(disputed))
                        .containsExactly("ESCROW_RELEASE true on hold: dispute"));
        Escrows.await(() ->
                assertThat(concerns(refunded))
                        .containsExactly("ESCROW_RELEASE true on hold: refund_asked"));

        // Once the part has gone back, the rest is the seller's.
        escrows.chain().refund(second, BigInteger.TEN);
        escrows.chain().mine(ENOUGH);
        escrows.seen(second, "EscrowReleased observed");
        assertThat(escrows.states(first)).doesNotContain("EscrowReleased observed");
        assertThat(calls(disputed)).isEmpty();
    }

    /// The buyer is faster: our transaction does nothing, and costs.
    @Test
    void what_is_waiting_on_the_chain_is_never_sent_in_another_form() {
        var order = escrows.placed();
        var escrow = escrows.locked(order);
        escrows.chain().halt();
        completes(order, 2);
        Escrows.await(() -> assertThat(calls(order)).allMatch(c -> c.contains("unknown")));
        Escrows.await(() -> assertThat(sent(order)).hasSize(1));
        var ours = sent(order).getFirst();
        Escrows.await(() -> assertThat(attempts(order)).isGreaterThan(3));
        assertThat(sent(order)).containsExactly(ours);

        escrows.chain().releaseFirst(escrow, WEI);
        escrows.chain().go();
        escrows.seen(escrow, "EscrowReleased observed");
        escrows.chain().mine(ENOUGH);

        Escrows.await(() -> assertThat(calls(order)).containsExactly("release manual " + ours));
        assertThat(states(ours)).containsExactly("reverted");
        Escrows.await(() ->
                assertThat(entries(order, "GAS"))
                        .containsExactly(
                                new BigDecimal(escrows.chain().cost(ours), 18).toPlainString()
                                        + " ETH"));
        Escrows.await(() -> assertThat(escrows.kinds(order)).endsWith("EscrowReleased"));
        Escrows.await(() -> assertThat(concerns(order)).noneMatch(c -> c.contains("true")));
        assertThat(sent(order)).containsExactly(ours);
    }

    private static void completes(Order order, long version) {
        Orders.moved(order, version, "delivered", "completed");
    }

    private static void tells(
            Order order, long version, dev.ordertrail.contracts.OrderEvent event) {
        Orders.tells(order, Topics.ORDER_EVENTS, version, event);
    }

    private List<String> calls(Order order) {
        return tables.rows(
                "SELECT kind, state, result FROM provider_call WHERE order_id = ?", order.id());
    }

    private long attempts(Order order) {
        var rows = tables.rows("SELECT attempt FROM provider_call WHERE order_id = ?", order.id());
        return Long.parseLong(rows.getFirst());
    }

    private List<String> sent(Order order) {
        return tables.rows(
                "SELECT hash FROM chain_transaction WHERE call_id LIKE 'release/' || ? || '/%'",
                order.id());
    }

    private List<String> states(String hash) {
        return tables.rows("SELECT state FROM chain_transaction WHERE hash = ?", hash);
    }

    private List<String> concerns(Order order) {
        return tables.rows(
                "SELECT kind, CASE WHEN open THEN 'true' ELSE 'false' END, reason FROM concern"
                        + " WHERE order_id = ?",
                order.id());
    }

    private List<String> entries(Order order, String kind) {
        return tables.rows(
                "SELECT amount, asset FROM ledger_entry WHERE order_id = ? AND kind = ?",
                order.id(),
                kind);
    }
}
