package dev.ordertrail.payment.escrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.PaymentEvent.ChainEntry;
import dev.ordertrail.contracts.PaymentEvent.EscrowOrphaned;
import dev.ordertrail.contracts.PaymentEvent.PaymentRefunded;
import dev.ordertrail.embedded.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Forks of a real chain.
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "payment"))
@WithTestResource(EvmResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReorganisingAChainIT {
    private static final int ENOUGH = EvmResource.CONFIRMATIONS;
    private static final Money PRICE = Escrows.PRICE;
    private static final BigInteger WEI = PRICE.minor();

    @Inject Escrows escrows;

    /// Shallower than the confirmations asked for: fork A releases, fork B refunds.
    @Test
    void a_shallow_reorganisation_ends_as_the_new_fork_says() {
        var order = escrows.placed();
        var escrow = escrows.locked(order);
        var fork = escrows.chain().snapshot();
        escrows.chain().release(escrow, WEI);
        escrows.chain().mine(ENOUGH - 2);
        escrows.seen(escrow, "EscrowReleased observed");
        assertThat(escrows.kinds(order)).containsExactly("EscrowObserved", "EscrowLocked");

        escrows.chain().revert(fork);
        escrows.chain().refund(escrow, WEI);
        escrows.chain().mine(2 * ENOUGH);

        Escrows.await(() ->
                assertThat(escrows.kinds(order))
                        .containsExactly("EscrowObserved", "EscrowLocked", "PaymentRefunded"));
        assertThat(escrows.told(order).getLast())
                .isEqualTo(new PaymentRefunded(escrows.payment(escrow), "escrow", PRICE, PRICE));
        assertThat(escrows.states(escrow))
                .containsExactlyInAnyOrder(
                        "EscrowCreated final", "EscrowReleased orphaned", "EscrowRefunded final");
    }

    @Test
    void a_lock_that_is_undone_in_time_is_taken_back_and_may_come_again() {
        var order = escrows.placed();
        var escrow = Escrows.unused();
        var fork = escrows.chain().snapshot();
        escrows.chain().create(escrow, order.number(), WEI);
        Escrows.await(() -> assertThat(escrows.kinds(order)).containsExactly("EscrowObserved"));

        escrows.chain().revert(fork);
        escrows.chain().mine(2);
        Escrows.await(() ->
                assertThat(escrows.kinds(order))
                        .containsExactly("EscrowObserved", "EscrowOrphaned"));
        assertThat(((EscrowOrphaned) escrows.told(order).getLast()).reversal()).isNull();
        escrows.chain().create(escrow, order.number(), WEI);
        escrows.seen(escrow, "EscrowCreated observed");
        escrows.chain().mine(ENOUGH);

        Escrows.await(() ->
                assertThat(escrows.kinds(order))
                        .containsExactly(
                                "EscrowObserved",
                                "EscrowOrphaned",
                                "EscrowObserved",
                                "EscrowLocked"));
    }

    @Test
    void what_went_back_on_a_fork_that_was_final_is_in_escrow_again() {
        var order = escrows.placed();
        var escrow = escrows.locked(order);
        var fork = escrows.chain().snapshot();
        escrows.chain().refund(escrow, WEI);
        escrows.chain().mine(ENOUGH);
        Escrows.await(() -> assertThat(escrows.state(order)).containsExactly("REFUNDED"));

        escrows.chain().revert(fork);
        escrows.chain().mine(2 * ENOUGH);

        Escrows.await(() -> assertThat(escrows.state(order)).containsExactly("IN_ESCROW"));
        escrows.chain().refund(escrow, WEI.shiftRight(1));
        escrows.chain().mine(ENOUGH);
        Escrows.await(() -> assertThat(escrows.state(order)).containsExactly("PARTLY_REFUNDED"));
    }

    /// Deeper than the confirmations: people have relied on fork A.
    @Test
    void a_deep_reorganisation_tells_both_histories() {
        var order = escrows.placed();
        var escrow = escrows.locked(order);
        var fork = escrows.chain().snapshot();
        var released = escrows.chain().release(escrow, WEI);
        escrows.chain().mine(ENOUGH);
        Escrows.await(() -> assertThat(escrows.kinds(order)).contains("EscrowReleased"));

        escrows.chain().revert(fork);
        var refunded = escrows.chain().refund(escrow, WEI);
        escrows.chain().mine(2 * ENOUGH);

        Escrows.await(() ->
                assertThat(escrows.kinds(order)).contains("EscrowOrphaned", "PaymentRefunded"));
        var reversal =
                Objects.requireNonNull(
                        escrows.told(order).stream()
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
        assertThat(escrows.states(escrow))
                .contains("EscrowReleased reversed", "EscrowRefunded final");
    }
}
