package dev.ordertrail.order.domain;

import static dev.ordertrail.order.domain.Given.BUYER;
import static dev.ordertrail.order.domain.Given.SELLER;
import static dev.ordertrail.order.domain.Given.STAFF;
import static dev.ordertrail.order.domain.Given.cancel;
import static dev.ordertrail.order.domain.Given.given;
import static dev.ordertrail.order.domain.Given.move;
import static dev.ordertrail.order.domain.Given.nothing;
import static dev.ordertrail.order.domain.Given.payment;
import static dev.ordertrail.order.domain.Given.place;
import static dev.ordertrail.order.domain.Given.until;
import static dev.ordertrail.order.domain.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ordertrail.contracts.OrderEvent.AnomalyClosed;
import dev.ordertrail.contracts.OrderEvent.PaymentClaim;
import dev.ordertrail.contracts.OrderEvent.RefundRequested;
import dev.ordertrail.contracts.PaymentFact;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PayingTest {

    @Test
    void an_unpaid_order_waits_for_its_payment() {
        nothing().when(place()).thenStatus("payment_pending");
    }

    @Test
    void a_storefront_that_says_paid_starts_the_order_as_paid() {
        nothing().when(place("fiat", PaymentClaim.PAID, "pi_1")).thenStatus("payment_confirmed");
        nothing()
                .when(place("escrow", PaymentClaim.LOCKED_IN_ESCROW, null))
                .thenStatus("escrow_locked");
    }

    @Test
    void the_full_amount_confirms_it() {
        given(place()).when(payment(PaymentFact.CONFIRMED, "200")).thenStatus("payment_confirmed");
    }

    @Test
    void less_than_the_amount_does_not_and_staff_are_told() {
        given(place())
                .when(payment(PaymentFact.CONFIRMED, "199.99"))
                .thenStatus("payment_pending")
                .thenOpen("underpaid");
    }

    @Test
    void the_rest_by_another_payment_confirms_it_and_closes_the_anomaly() {
        given(place(), payment(PaymentFact.CONFIRMED, "150"))
                .when(payment("pi_2", PaymentFact.CONFIRMED, "50", null))
                .thenStatus("payment_confirmed")
                .thenOpen()
                .thenOne(
                        AnomalyClosed.class, e -> assertThat(e.anomalyId()).isEqualTo("underpaid"));
    }

    @Test
    void a_failed_attempt_is_not_the_end() {
        given(place())
                .when(payment(PaymentFact.ATTEMPT_FAILED, null))
                .thenStatus("payment_pending");
    }

    @Test
    void the_end_of_the_only_payment_fails_the_order_and_a_person_may_try_again() {
        given(place(), payment(PaymentFact.ENDED_UNPAID, null))
                .when(move(BUYER, "payment_pending"))
                .thenStatus("payment_pending");
    }

    @Test
    void a_payment_that_arrives_after_the_failure_counts() {
        given(place(), payment("cs_1", PaymentFact.ENDED_UNPAID, null, null))
                .when(payment(PaymentFact.CONFIRMED, "200"))
                .thenStatus("payment_confirmed");
    }

    @Test
    void a_failure_older_than_a_success_changes_nothing() {
        given(place(), payment(PaymentFact.CONFIRMED, "200"))
                .when(payment(PaymentFact.ENDED_UNPAID, null))
                .thenStatus("payment_confirmed");
    }

    @Test
    void a_claim_that_the_provider_denies_is_an_anomaly_until_it_is_paid() {
        given(place("fiat", PaymentClaim.PAID, "pi_1"))
                .when(payment(PaymentFact.ENDED_UNPAID, null))
                .thenStatus("payment_confirmed")
                .thenOpen("claim_contradicted")
                .when(payment(PaymentFact.CONFIRMED, "200"))
                .thenOpen();
    }

    @Test
    void a_cancelled_order_asks_its_money_back_once_whenever_it_came() {
        var before = given(place(), payment(PaymentFact.CONFIRMED, "200")).when(cancel(BUYER));
        var after = given(place(), cancel(BUYER)).when(payment(PaymentFact.CONFIRMED, "200"));
        before.thenOne(RefundRequested.class, e -> assertThat(e.amount()).isEqualTo(usd("200")));
        after.thenOne(
                RefundRequested.class,
                late ->
                        before.thenOne(
                                RefundRequested.class,
                                early -> assertThat(late.refundId()).isEqualTo(early.refundId())));
        after.when(payment(PaymentFact.CONFIRMED, "200")).thenNone(RefundRequested.class);
    }

    @Test
    void two_payments_of_a_cancelled_order_are_both_asked_back() {
        given(place(), payment(PaymentFact.CONFIRMED, "200"), cancel(BUYER))
                .when(payment("pi_2", PaymentFact.CONFIRMED, "200", null))
                .thenOne(RefundRequested.class, e -> assertThat(e.paymentId()).isEqualTo("pi_2"));
    }

    @Test
    void what_was_claimed_by_card_and_never_seen_is_asked_back_by_its_intent() {
        given(place("fiat", PaymentClaim.PAID, "pi_1"))
                .when(cancel(SELLER))
                .thenOne(RefundRequested.class, e -> assertThat(e.paymentId()).isEqualTo("pi_1"))
                .when(payment(PaymentFact.CONFIRMED, "200"))
                .thenNone(RefundRequested.class);
    }

    @Test
    void crypto_without_escrow_is_a_task_for_staff() {
        given(place("crypto", PaymentClaim.PAID, null))
                .when(cancel(STAFF))
                .thenNone(RefundRequested.class)
                .thenOpen("refund_by_hand");
    }

    @Test
    void
            a_full_refund_seen_at_the_provider_refunds_the_order_but_a_cancelled_one_stays_cancelled() {
        given(until("processing"))
                .when(payment(PaymentFact.REFUNDED, "200"))
                .thenStatus("refunded");
        given(place(), payment(PaymentFact.CONFIRMED, "200"), cancel(BUYER))
                .when(payment(PaymentFact.REFUNDED, "200"))
                .thenStatus("cancelled")
                .thenOpen();
    }

    @Test
    void a_partial_refund_never_moves_a_status() {
        given(until("processing"))
                .when(payment(PaymentFact.REFUNDED, "199"))
                .thenStatus("processing");
    }

    @Test
    void a_dispute_interrupts_and_a_won_one_brings_it_back() {
        given(until("shipped"))
                .when(payment("pi_1", PaymentFact.DISPUTE_OPEN, "200", "dp_1"))
                .thenStatus("disputed")
                .when(payment("pi_1", PaymentFact.DISPUTE_WON, "200", "dp_1"))
                .thenStatus("shipped");
    }

    @Test
    void a_dispute_lost_in_full_refunds_the_order_and_asks_nothing_back() {
        given(until("shipped"))
                .when(dispute(PaymentFact.DISPUTE_OPEN, "200"))
                .when(dispute(PaymentFact.DISPUTE_LOST, "200"))
                .thenStatus("refunded")
                .thenNone(RefundRequested.class)
                .thenOpen();
    }

    @Test
    void a_dispute_lost_before_anybody_heard_of_it_does_so_too() {
        given(until("shipped"))
                .when(dispute(PaymentFact.DISPUTE_LOST, "200"))
                .thenStatus("refunded")
                .when(dispute(PaymentFact.DISPUTE_OPEN, "200"))
                .thenStatus("refunded");
    }

    @Test
    void a_dispute_lost_before_its_payment_was_heard_of_does_so_too() {
        given(place(), dispute(PaymentFact.DISPUTE_LOST, "200"))
                .when(payment(PaymentFact.CONFIRMED, "200"))
                .thenStatus("refunded")
                .thenNone(RefundRequested.class);
    }

    @Test
    void a_dispute_lost_in_part_is_like_a_part_refund_and_staff_are_told() {
        given(until("shipped"))
                .when(dispute(PaymentFact.DISPUTE_LOST, "50"))
                .thenStatus("shipped")
                .thenOpen("dispute_lost:pi_1");
        given(until("shipped"))
                .when(dispute(PaymentFact.DISPUTE_OPEN, "50"))
                .when(dispute(PaymentFact.DISPUTE_LOST, "50"))
                .thenStatus("shipped")
                .thenOpen("dispute_lost:pi_1");
    }

    @Test
    void what_was_refunded_and_what_was_lost_are_everything_together() {
        given(until("shipped"))
                .when(payment(PaymentFact.REFUNDED, "150"))
                .when(dispute(PaymentFact.DISPUTE_LOST, "50"))
                .thenStatus("refunded");
        given(until("shipped"))
                .when(dispute(PaymentFact.DISPUTE_LOST, "50"))
                .when(payment(PaymentFact.REFUNDED, "150"))
                .thenStatus("refunded");
    }

    @Test
    void two_disputes_of_one_payment_are_everything_together() {
        given(until("shipped"))
                .when(dispute(PaymentFact.DISPUTE_LOST, "150"))
                .when(payment("pi_1", PaymentFact.DISPUTE_LOST, "50", "dp_2"))
                .thenStatus("refunded");
    }

    @Test
    void what_the_bank_took_is_not_asked_back_again() {
        given(until("processing"))
                .when(dispute(PaymentFact.DISPUTE_LOST, "50"))
                .when(cancel(STAFF))
                .thenStatus("cancelled")
                .thenOne(RefundRequested.class, e -> assertThat(e.amount()).isEqualTo(usd("150")));
        given(place(), cancel(BUYER), dispute(PaymentFact.DISPUTE_LOST, "200"))
                .when(payment(PaymentFact.CONFIRMED, "200"))
                .thenStatus("cancelled")
                .thenNone(RefundRequested.class);
    }

    @Test
    void of_two_payments_the_one_that_was_not_lost_goes_back() {
        given(until("shipped"))
                .when(dispute(PaymentFact.DISPUTE_LOST, "200"))
                .when(payment("pi_2", PaymentFact.CONFIRMED, "200", null))
                .thenOne(
                        RefundRequested.class,
                        e -> {
                            assertThat(e.paymentId()).isEqualTo("pi_2");
                            assertThat(e.amount()).isEqualTo(usd("200"));
                        });
    }

    @Test
    void a_lost_dispute_that_names_no_amount_waits_for_its_refund() {
        given(until("shipped"))
                .when(dispute(PaymentFact.DISPUTE_OPEN, "200"))
                .when(dispute(PaymentFact.DISPUTE_LOST, null))
                .thenStatus("disputed")
                .thenOpen("dispute_lost:pi_1")
                .when(payment(PaymentFact.REFUNDED, "200"))
                .thenStatus("refunded")
                .thenOpen();
    }

    @Test
    void a_decided_dispute_is_not_opened_again_by_older_news() {
        given(until("shipped"))
                .when(payment("pi_1", PaymentFact.DISPUTE_WON, "200", "dp_1"))
                .when(payment("pi_1", PaymentFact.DISPUTE_OPEN, "200", "dp_1"))
                .thenStatus("shipped");
    }

    private static OrderCommand dispute(PaymentFact fact, @Nullable String amount) {
        return payment("pi_1", fact, amount, "dp_1");
    }
}
