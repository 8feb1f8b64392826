package dev.ordertrail.notification.compose;

import static dev.ordertrail.notification.Samples.NOON;
import static dev.ordertrail.notification.Samples.card;
import static dev.ordertrail.notification.Samples.checkout;
import static dev.ordertrail.notification.Samples.marketplace;
import static dev.ordertrail.notification.Samples.moved;
import static dev.ordertrail.notification.Samples.paid;
import static dev.ordertrail.notification.Samples.placed;
import static dev.ordertrail.notification.Samples.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.Event;
import dev.ordertrail.contracts.OrderEvent.Cause;
import dev.ordertrail.contracts.OrderEvent.DisputeOpened;
import dev.ordertrail.contracts.PaymentEvent.DisputeState;
import dev.ordertrail.contracts.PaymentEvent.PaymentAttemptFailed;
import dev.ordertrail.contracts.PaymentEvent.PaymentDisputed;
import dev.ordertrail.contracts.PaymentEvent.PaymentEnded;
import dev.ordertrail.contracts.PaymentEvent.PaymentRefunded;
import dev.ordertrail.contracts.PaymentEvent.Verdict;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NoticesTest {
    private final OrderCard pending = card(placed("payment_pending"));

    @Test
    void an_unpaid_order_tells_everybody_and_staff_that_it_waits() {
        assertThat(told(placed("payment_pending")))
                .containsExactly(
                        "STAFF order.pending order.pending",
                        "BUYER order.placed order_created",
                        "SELLER order.placed new_order");
    }

    @Test
    void a_paid_order_is_a_new_order_to_staff() {
        assertThat(told(placed("payment_confirmed")))
                .first()
                .isEqualTo("STAFF order.placed order.placed");
    }

    @Test
    void the_checkout_is_told_to_staff_and_to_whom_the_workflow_names() {
        assertThat(told(checkout()))
                .containsExactly(
                        "STAFF checkout.started checkout.started",
                        "BUYER payment.checkout_started checkout_started");
    }

    @Test
    void a_payment_is_told_to_staff_once_although_the_status_follows_it() {
        assertThat(told(paid(Verdict.EXACT)))
                .containsExactly("STAFF payment.completed payment.completed");
        assertThat(told(moved("payment_pending", "payment_confirmed", Cause.FACT)))
                .containsExactly(
                        "BUYER payment.completed payment_confirmed",
                        "SELLER payment.completed payment_confirmed");
    }

    @Test
    void a_payment_confirmed_by_hand_is_told_to_staff() {
        assertThat(told(moved("payment_pending", "payment_confirmed", Cause.PERSON)))
                .first()
                .isEqualTo("STAFF payment.completed payment.completed");
    }

    @Test
    void a_completed_order_is_told_to_staff_whatever_moved_it() {
        assertThat(told(moved("shipped", "completed", Cause.FACT)))
                .first()
                .isEqualTo("STAFF order.completed order.completed");
    }

    @Test
    void a_failed_attempt_and_an_expired_payment_are_both_failures() {
        assertThat(told(new PaymentAttemptFailed("pi_1", "stripe", "card_declined")))
                .containsExactly("STAFF payment.failed payment.failed");
        assertThat(told(new PaymentEnded("pi_1", "stripe", "expired")))
                .containsExactly("STAFF payment.failed payment.failed");
        assertThat(told(moved("payment_pending", "failed", Cause.TIMER)))
                .containsExactly("STAFF payment.failed payment.failed");
    }

    @Test
    void a_refund_carries_its_amount() {
        var notice =
                notices(new PaymentRefunded("pi_1", "stripe", usd("50"), usd("200"))).getFirst();
        assertThat(notice.kind()).isEqualTo("order.refunded");
        assertThat(notice.details())
                .containsEntry("amount", "50.00 USD")
                .containsEntry("partial", "true");
    }

    @Test
    void a_dispute_is_told_once_per_standing() {
        var open = dispute(DisputeState.OPEN);
        var knowing = CardFold.apply(pending, open);
        assertThat(notices(pending, open)).hasSize(1);
        assertThat(notices(knowing, open)).isEmpty();
        assertThat(notices(knowing, dispute(DisputeState.WON))).hasSize(1);
    }

    @Test
    void a_dispute_opened_here_is_told_by_the_status_it_leads_to() {
        assertThat(told(new DisputeOpened(By.system("api"), "d1", null))).isEmpty();
        assertThat(told(moved("shipped", "disputed", Cause.PERSON)))
                .containsExactly(
                        "STAFF order.disputed order.disputed",
                        "BUYER order.disputed order_disputed",
                        "SELLER order.disputed order_disputed");
    }

    @Test
    void a_step_is_told_to_whom_the_workflow_names_with_its_colour() {
        var notices = notices(moved("order_confirmed", "shipped", Cause.PERSON));
        assertThat(notices)
                .extracting(Notice::audience)
                .containsExactly(Audience.BUYER, Audience.STAFF);
        assertThat(notices.getFirst().details())
                .containsEntry("label", "Shipped")
                .containsEntry("colour", "#6B46C1");
    }

    @Test
    void an_underpaid_order_says_so() {
        assertThat(notices(paid(Verdict.UNDERPAID)).getFirst().details())
                .containsEntry("remark", "less than the 200.00 USD asked for");
    }

    private List<String> told(Event event) {
        return notices(event).stream()
                .map(n -> n.audience() + " " + n.kind() + " " + n.template())
                .toList();
    }

    private List<Notice> notices(Event event) {
        return notices(pending, event);
    }

    private static List<Notice> notices(OrderCard card, Event event) {
        return Notices.of(card, marketplace(), event);
    }

    private static PaymentDisputed dispute(DisputeState state) {
        return new PaymentDisputed(
                "pi_1", "stripe", "dp_1", state, "needs_response", "fraudulent", usd("200"), NOON);
    }
}
