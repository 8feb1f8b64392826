package dev.ordertrail.order.domain;

import static dev.ordertrail.order.domain.Given.STAFF;
import static dev.ordertrail.order.domain.Given.given;
import static dev.ordertrail.order.domain.Given.parcel;
import static dev.ordertrail.order.domain.Given.payment;
import static dev.ordertrail.order.domain.Given.place;
import static dev.ordertrail.order.domain.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ordertrail.contracts.AnomalyKind;
import dev.ordertrail.contracts.OrderEvent.AnomalyRaised;
import dev.ordertrail.contracts.OrderEvent.RefundRequested;
import dev.ordertrail.contracts.ParcelState;
import dev.ordertrail.contracts.PaymentFact;
import dev.ordertrail.order.domain.OrderCommand.CloseAnomaly;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// An order of 200 USD that an escrow pays.
@DisplayNameGeneration(ReplaceUnderscores.class)
class EscrowTest {
    private static final String ESCROW = "eip155:1:0x01/7";
    private static final OrderCommand LOCKED = fact(PaymentFact.ESCROW_LOCKED, "200");
    private static final OrderCommand RELEASED = fact(PaymentFact.ESCROW_RELEASED, "200");
    private static final String HISTORIES = "undone: EscrowReleased; instead: EscrowRefunded";

    @Test
    void a_release_completes_what_was_delivered() {
        given(delivered()).when(RELEASED).thenStatus("completed").thenOpen();
    }

    @Test
    void a_refund_says_again_what_was_locked_and_counts_once() {
        given(place(), LOCKED)
                .when(fact(PaymentFact.REFUNDED, "50"))
                .thenStatus("escrow_locked")
                .thenOpen()
                .when(Given.cancel(STAFF))
                .thenOne(RefundRequested.class, e -> assertThat(e.amount()).isEqualTo(usd("150")));
    }

    @Test
    void a_full_refund_ends_the_order_whatever_was_said_first() {
        given(place(), LOCKED).when(fact(PaymentFact.REFUNDED, "200")).thenStatus("refunded");
        given(place(), fact(PaymentFact.REFUNDED, "200"))
                .when(LOCKED)
                .thenStatus("refunded")
                .thenOpen();
    }

    @Test
    void what_the_chain_undid_after_it_was_final_is_for_staff_even_of_an_order_that_is_over() {
        var order =
                given(
                                Stream.concat(Stream.of(delivered()), Stream.of(RELEASED))
                                        .toArray(OrderCommand[]::new))
                        .when(payment(ESCROW, PaymentFact.ESCROW_ORPHANED, null, HISTORIES));

        order.thenStatus("completed")
                .thenOne(
                        AnomalyRaised.class,
                        e -> {
                            assertThat(e.kind()).isEqualTo(AnomalyKind.ESCROW_ORPHANED);
                            assertThat(e.facts()).isEqualTo(Map.of("histories", HISTORIES));
                        })
                .thenOpen("escrow_orphaned:" + ESCROW);
        order.when(new CloseAnomaly(STAFF, "escrow_orphaned:" + ESCROW)).thenOpen();
    }

    private static OrderCommand[] delivered() {
        return new OrderCommand[] {
            place(),
            LOCKED,
            Given.move(Given.SELLER, "order_confirmed"),
            Given.move(Given.SELLER, "processing"),
            Given.move(Given.SELLER, "ready_to_ship"),
            Given.ship("parcel_1"),
            parcel(ParcelState.DELIVERED, 1)
        };
    }

    private static OrderCommand fact(PaymentFact fact, String amount) {
        return payment(ESCROW, fact, amount, null);
    }
}
