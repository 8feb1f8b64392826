package dev.ordertrail.payment.escrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.PaymentEvent;
import dev.ordertrail.contracts.PaymentEvent.ChainEntry;
import dev.ordertrail.contracts.PaymentEvent.EscrowLocked;
import dev.ordertrail.contracts.PaymentEvent.EscrowObserved;
import dev.ordertrail.contracts.PaymentEvent.EscrowOrphaned;
import dev.ordertrail.contracts.PaymentEvent.EscrowReleased;
import dev.ordertrail.contracts.PaymentEvent.PaymentDisputed;
import dev.ordertrail.contracts.PaymentEvent.PaymentRefunded;
import dev.ordertrail.contracts.PaymentEvent.Verdict;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.payment.Orders;
import dev.ordertrail.payment.Orders.Order;
import dev.ordertrail.payment.PaymentFacts;
import dev.ordertrail.payment.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "payment"))
@QuarkusTestResource(EvmResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class FollowingAChainIT {
    private static final Money PRICE =
            new Money(new BigDecimal("1.000000000000000001"), new Asset("ETH", 18));
    private static final BigInteger WEI = PRICE.minor();
    private static final int ENOUGH = EvmResource.CONFIRMATIONS;

    @Inject Tables tables;

    @ConfigProperty(name = "ordertrail.payment.escrow.rpc-url")
    String url;

    @ConfigProperty(name = "ordertrail.payment.escrow.contract")
    String contract;

    private Evm evm;

    @BeforeEach
    void connect() {
        evm = new Evm(url, contract);
    }

    @Test
    void a_lock_is_observed_at_once_and_final_when_it_lies_deep_enough() {
        var order = placed();
        var escrow = escrow();

        var tx = evm.create(escrow, order.number(), WEI);

        await(() -> assertThat(told(order)).hasSize(1));
        assertThat(told(order))
                .containsExactly(new EscrowObserved(payment(escrow), "escrow", PRICE, tx, 1));
        evm.mine(ENOUGH - 2);
        await(() -> assertThat(read()).isEqualTo(evm.head()));
        assertThat(told(order)).hasSize(1);
        evm.mine(1);
        await(() ->
                assertThat(told(order))
                        .last()
                        .isEqualTo(
                                new EscrowLocked(
                                        payment(escrow),
                                        "escrow",
                                        PRICE,
                                        PRICE,
                                        Verdict.EXACT,
                                        tx)));
    }

    @Test
    void a_lock_that_is_older_than_its_order_waits_for_it() {
        var order = Order.numbered("ORD-" + UUID.randomUUID());
        var escrow = escrow();
        evm.create(escrow, order.number(), WEI);
        seen(escrow, "EscrowCreated observed");
        evm.mine(ENOUGH);
        seen(escrow, "EscrowCreated final");

        Orders.placed(order, PRICE);

        await(() -> assertThat(kinds(order)).containsExactly("EscrowObserved", "EscrowLocked"));
    }

    @Test
    void a_release_completes_and_a_dispute_opens_only_when_final() {
        var order = placed();
        var escrow = locked(order);
        evm.dispute(escrow);
        evm.release(escrow, WEI);
        seen(escrow, "EscrowReleased observed");
        assertThat(kinds(order)).containsExactly("EscrowObserved", "EscrowLocked");

        evm.mine(ENOUGH);

        await(() -> assertThat(told(order)).hasSize(4));
        assertThat(told(order).get(2)).isInstanceOf(PaymentDisputed.class);
        assertThat(told(order).get(3)).isInstanceOf(EscrowReleased.class);
    }

    @Test
    void what_is_released_in_parts_is_released_when_nothing_is_held_any_more() {
        var order = placed();
        var escrow = locked(order);
        var part = BigInteger.valueOf(1000);
        evm.release(escrow, part);
        evm.mine(ENOUGH);
        seen(escrow, "EscrowReleased final");
        evm.refund(escrow, WEI.subtract(part));
        evm.release(escrow, BigInteger.ZERO);
        evm.mine(ENOUGH);

        await(() ->
                assertThat(kinds(order))
                        .containsExactly(
                                "EscrowObserved",
                                "EscrowLocked",
                                "PaymentRefunded",
                                "EscrowReleased"));
        assertThat(told(order).get(2))
                .isEqualTo(
                        new PaymentRefunded(
                                payment(escrow), "escrow", eth(WEI.subtract(part)), PRICE));
    }

    /// Shallower than the confirmations asked for: fork A releases, fork B refunds.
    @Test
    void
            a_shallow_reorganisation_ends_as_the_new_fork_says_and_leaves_of_the_old_one_only_its_record() {
        var order = placed();
        var escrow = locked(order);
        var fork = evm.snapshot();
        evm.release(escrow, WEI);
        evm.mine(ENOUGH - 2);
        seen(escrow, "EscrowReleased observed");
        assertThat(kinds(order)).containsExactly("EscrowObserved", "EscrowLocked");

        evm.revert(fork);
        evm.refund(escrow, WEI);
        evm.mine(2 * ENOUGH);

        await(() ->
                assertThat(kinds(order))
                        .containsExactly("EscrowObserved", "EscrowLocked", "PaymentRefunded"));
        assertThat(told(order).getLast())
                .isEqualTo(new PaymentRefunded(payment(escrow), "escrow", PRICE, PRICE));
        assertThat(states(escrow))
                .containsExactlyInAnyOrder(
                        "EscrowCreated final", "EscrowReleased orphaned", "EscrowRefunded final");
    }

    @Test
    void a_lock_that_is_undone_in_time_is_taken_back_and_may_come_again() {
        var order = placed();
        var escrow = escrow();
        var fork = evm.snapshot();
        evm.create(escrow, order.number(), WEI);
        await(() -> assertThat(kinds(order)).containsExactly("EscrowObserved"));

        evm.revert(fork);
        evm.mine(2);
        await(() -> assertThat(kinds(order)).containsExactly("EscrowObserved", "EscrowOrphaned"));
        assertThat(((EscrowOrphaned) told(order).getLast()).reversal()).isNull();
        evm.create(escrow, order.number(), WEI);
        seen(escrow, "EscrowCreated observed");
        evm.mine(ENOUGH);

        await(() ->
                assertThat(kinds(order))
                        .containsExactly(
                                "EscrowObserved",
                                "EscrowOrphaned",
                                "EscrowObserved",
                                "EscrowLocked"));
    }

    /// Deeper than the confirmations: people have relied on fork A.
    @Test
    void a_deep_reorganisation_tells_both_histories() {
        var order = placed();
        var escrow = locked(order);
        var fork = evm.snapshot();
        var released = evm.release(escrow, WEI);
        evm.mine(ENOUGH);
        await(() -> assertThat(kinds(order)).contains("EscrowReleased"));

        evm.revert(fork);
        var refunded = evm.refund(escrow, WEI);
        evm.mine(2 * ENOUGH);

        await(() -> assertThat(kinds(order)).contains("EscrowOrphaned", "PaymentRefunded"));
        var reversal =
                Objects.requireNonNull(
                        told(order).stream()
                                .filter(EscrowOrphaned.class::isInstance)
                                .map(EscrowOrphaned.class::cast)
                                .findFirst()
                                .orElseThrow()
                                .reversal());
        assertThat(reversal.undone())
                .extracting(ChainEntry::event, ChainEntry::amount, ChainEntry::transactionHash)
                .containsExactly(tuple("EscrowReleased", PRICE, released));
        assertThat(reversal.instead())
                .extracting(ChainEntry::event, ChainEntry::amount, ChainEntry::transactionHash)
                .containsExactly(tuple("EscrowRefunded", PRICE, refunded));
        assertThat(states(escrow)).contains("EscrowReleased reversed", "EscrowRefunded final");
    }

    private Order placed() {
        var order = Order.numbered("ORD-" + UUID.randomUUID());
        Orders.placed(order, PRICE);
        return order;
    }

    /// An escrow that holds the order's price, finally.
    private String locked(Order order) {
        var escrow = escrow();
        evm.create(escrow, order.number(), WEI);
        seen(escrow, "EscrowCreated observed");
        evm.mine(ENOUGH);
        await(() -> assertThat(kinds(order)).containsExactly("EscrowObserved", "EscrowLocked"));
        return escrow;
    }

    private void seen(String escrow, String state) {
        await(() -> assertThat(states(escrow)).contains(state));
    }

    private static String escrow() {
        return "0x"
                + HexFormat.of().toHexDigits(UUID.randomUUID().getMostSignificantBits())
                + "0".repeat(48);
    }

    private String payment(String escrow) {
        return "eip155:" + Evm.CHAIN + ":" + contract + "/" + escrow;
    }

    private static Money eth(BigInteger wei) {
        return new Money(new BigDecimal(wei, 18), PRICE.asset());
    }

    private static List<PaymentEvent> told(Order order) {
        return PaymentFacts.of(order.id()).stream().map(Recorded::event).toList();
    }

    private static List<String> kinds(Order order) {
        return told(order).stream().map(e -> e.getClass().getSimpleName()).toList();
    }

    private List<String> states(String escrow) {
        return tables.rows("SELECT event, state FROM chain_log WHERE escrow = ?", escrow);
    }

    private long read() {
        var newest = "SELECT max(number) FROM chain_block WHERE follow = ?";
        var follow = "eip155:" + Evm.CHAIN + ":" + contract;
        return Long.parseLong(tables.rows(newest, follow).getFirst());
    }

    private static void await(org.awaitility.core.ThrowingRunnable condition) {
        org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(condition);
    }
}
