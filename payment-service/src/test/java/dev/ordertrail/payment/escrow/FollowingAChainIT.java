package dev.ordertrail.payment.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.PaymentEvent.EscrowLocked;
import dev.ordertrail.contracts.PaymentEvent.EscrowObserved;
import dev.ordertrail.contracts.PaymentEvent.EscrowReleased;
import dev.ordertrail.contracts.PaymentEvent.PaymentDisputed;
import dev.ordertrail.contracts.PaymentEvent.PaymentRefunded;
import dev.ordertrail.contracts.PaymentEvent.Verdict;
import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.payment.Orders;
import dev.ordertrail.payment.Orders.Order;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "payment"))
@WithTestResource(EvmResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class FollowingAChainIT {
    private static final int ENOUGH = EvmResource.CONFIRMATIONS;
    private static final Money PRICE = Escrows.PRICE;
    private static final BigInteger WEI = PRICE.minor();

    @Inject Escrows escrows;

    @Test
    void a_lock_is_observed_at_once_and_final_when_it_lies_deep_enough() {
        var order = escrows.placed();
        var escrow = Escrows.unused();

        var tx = escrows.chain().create(escrow, order.number(), WEI);

        Escrows.await(() -> assertThat(escrows.told(order)).hasSize(1));
        assertThat(escrows.told(order))
                .containsExactly(
                        new EscrowObserved(escrows.payment(escrow), "escrow", PRICE, tx, 1));
        escrows.chain().mine(ENOUGH - 2);
        Escrows.await(() -> assertThat(escrows.read()).isEqualTo(escrows.chain().head()));
        assertThat(escrows.told(order)).hasSize(1);
        escrows.chain().mine(1);
        Escrows.await(() ->
                assertThat(escrows.told(order))
                        .last()
                        .isEqualTo(
                                new EscrowLocked(
                                        escrows.payment(escrow),
                                        "escrow",
                                        PRICE,
                                        PRICE,
                                        Verdict.EXACT,
                                        tx)));
    }

    @Test
    void a_lock_that_is_older_than_its_order_waits_for_it() {
        var order = Order.numbered("ORD-" + UUID.randomUUID());
        var escrow = Escrows.unused();
        escrows.chain().create(escrow, order.number(), WEI);
        escrows.seen(escrow, "EscrowCreated observed");
        escrows.chain().mine(ENOUGH);
        escrows.seen(escrow, "EscrowCreated final");

        Orders.placed(order, PRICE);

        Escrows.await(() ->
                assertThat(escrows.kinds(order)).containsExactly("EscrowObserved", "EscrowLocked"));
    }

    @Test
    void a_release_completes_and_a_dispute_opens_only_when_final() {
        var order = escrows.placed();
        var escrow = escrows.locked(order);
        escrows.chain().dispute(escrow);
        escrows.chain().release(escrow, WEI);
        escrows.seen(escrow, "EscrowReleased observed");
        assertThat(escrows.kinds(order)).containsExactly("EscrowObserved", "EscrowLocked");

        escrows.chain().mine(ENOUGH);

        Escrows.await(() -> assertThat(escrows.told(order)).hasSize(4));
        assertThat(escrows.told(order).get(2)).isInstanceOf(PaymentDisputed.class);
        assertThat(escrows.told(order).get(3)).isInstanceOf(EscrowReleased.class);
    }

    @Test
    void what_is_released_in_parts_is_released_when_nothing_is_held_any_more() {
        var order = escrows.placed();
        var escrow = escrows.locked(order);
        var part = BigInteger.valueOf(1000);
        escrows.chain().release(escrow, part);
        escrows.chain().mine(ENOUGH);
        escrows.seen(escrow, "EscrowReleased final");
        escrows.chain().refund(escrow, WEI.subtract(part));
        escrows.chain().release(escrow, BigInteger.ZERO);
        escrows.chain().mine(ENOUGH);

        Escrows.await(() ->
                assertThat(escrows.kinds(order))
                        .containsExactly(
                                "EscrowObserved",
                                "EscrowLocked",
                                "PaymentRefunded",
                                "EscrowReleased"));
        assertThat(escrows.told(order).get(2))
                .isEqualTo(
                        new PaymentRefunded(
                                escrows.payment(escrow),
                                "escrow",
                                Escrows.eth(WEI.subtract(part)),
                                PRICE));
    }
}
