package dev.ordertrail.tracking.project;

import static dev.ordertrail.tracking.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ordertrail.contracts.AnomalyKind;
import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.OrderEvent.AnomalyClosed;
import dev.ordertrail.contracts.OrderEvent.AnomalyRaised;
import dev.ordertrail.contracts.OrderEvent.Delivery;
import dev.ordertrail.contracts.OrderEvent.OrderEdited;
import dev.ordertrail.contracts.OrderEvent.PaymentClaim;
import dev.ordertrail.contracts.ParcelState;
import dev.ordertrail.contracts.PaymentEvent.DisputeState;
import dev.ordertrail.contracts.PaymentEvent.PaymentAttemptFailed;
import dev.ordertrail.contracts.PaymentEvent.PaymentConfirmed;
import dev.ordertrail.contracts.PaymentEvent.PaymentDisputed;
import dev.ordertrail.contracts.PaymentEvent.PaymentEnded;
import dev.ordertrail.contracts.PaymentEvent.Verdict;
import dev.ordertrail.contracts.ShippingEvent.DeliveryEstimateChanged;
import dev.ordertrail.contracts.ShippingEvent.ParcelReturned;
import dev.ordertrail.tracking.Flows;
import dev.ordertrail.tracking.Story;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AxesTest {
    private final Story story = new Story("order1", "ORD-2026-000001").placed();

    @Test
    void a_failed_attempt_is_not_the_end_of_a_payment() {
        story.then(at(1), new PaymentAttemptFailed("pi_1", "stripe", "card_declined"));
        assertThat(Views.given(story).money().state()).isEqualTo(PaymentAxis.State.ATTEMPT_FAILED);
        story.paid(2, "pi_1");
        assertThat(Views.given(story).money().state()).isEqualTo(PaymentAxis.State.CONFIRMED);
    }

    @Test
    void an_end_contradicts_what_the_storefront_claimed() {
        var claimed =
                new Story("order2", "ORD-2026-000002")
                        .placed("payment_confirmed", "stripe", PaymentClaim.PAID);
        assertThat(Views.given(claimed).money().state()).isEqualTo(PaymentAxis.State.CONFIRMED);
        claimed.then(at(1), new PaymentEnded("pi_1", "stripe", "expired"));
        assertThat(Views.given(claimed).money().state()).isEqualTo(PaymentAxis.State.ENDED_UNPAID);
    }

    @Test
    void less_than_asked_is_not_paid() {
        story.then(at(1), confirmed("150.00", Verdict.UNDERPAID));
        assertThat(Views.given(story).money().state()).isEqualTo(PaymentAxis.State.UNDERPAID);
        assertThat(Views.given(story).statuses()).contains("payment_incomplete");
    }

    @Test
    void what_was_paid_is_measured_by_what_the_order_asks_now() {
        var by = By.system("workflow");
        story.paid(1, "pi_1").then(at(2), edited("300.00", "100.00"));
        story.then(
                at(2),
                new AnomalyRaised(
                        by, "underpaid", AnomalyKind.UNDERPAID, null, "staff", "Ask.", Map.of()));
        assertThat(Views.given(story).money().state()).isEqualTo(PaymentAxis.State.UNDERPAID);
        story.then(at(3), new AnomalyClosed(by, "underpaid"));
        assertThat(Views.given(story).money().state()).isEqualTo(PaymentAxis.State.CONFIRMED);
    }

    @Test
    void what_was_too_little_is_enough_for_an_order_that_became_cheaper() {
        story.then(at(1), confirmed("150.00", Verdict.UNDERPAID));
        story.then(at(2), edited("150.00", "-50.00"));
        assertThat(Views.given(story).money().state()).isEqualTo(PaymentAxis.State.CONFIRMED);
    }

    private static OrderEdited edited(String total, String difference) {
        return new OrderEdited(
                new By("buyer123", "buyer", "web", null),
                "edit_1",
                List.of(),
                Story.usd(total),
                Story.usd(difference),
                new Delivery(null, null, null, null),
                null);
    }

    @Test
    void a_dispute_that_ended_does_not_open_again_by_a_late_callback() {
        story.paid(1, "pi_1")
                .then(at(9), disputed(DisputeState.WON))
                .then(at(5), disputed(DisputeState.OPEN));
        assertThat(Views.given(story).money().state()).isEqualTo(PaymentAxis.State.CONFIRMED);
    }

    @Test
    void an_open_dispute_outweighs_everything() {
        story.paid(1, "pi_1").then(at(5), disputed(DisputeState.OPEN));
        assertThat(Views.given(story).money().state()).isEqualTo(PaymentAxis.State.DISPUTED);
    }

    @Test
    void a_lost_dispute_stays_visible() {
        story.paid(1, "pi_1")
                .then(at(5), disputed(DisputeState.OPEN))
                .then(at(9), disputed(DisputeState.LOST));
        var money = Views.given(story).money();
        assertThat(money.state()).isEqualTo(PaymentAxis.State.DISPUTE_LOST);
        var payment = money.payments().getFirst();
        assertThat(payment.chargedBack()).isEqualTo(Story.TOTAL);
        assertThat(payment.refunded()).isNull();
        assertThat(payment.allBack()).isTrue();
    }

    @Test
    void another_asset_neither_breaks_nor_pays() {
        var euros =
                new Money(
                        new java.math.BigDecimal("200.00"),
                        dev.ordertrail.contracts.Asset.iso("EUR"));
        story.then(
                at(1),
                new PaymentConfirmed(
                        "pi_1", "stripe", euros, Story.TOTAL, Verdict.OTHER_ASSET, "ch_1"));
        assertThat(Views.given(story).money().state()).isEqualTo(PaymentAxis.State.UNDERPAID);
    }

    @Test
    void parcels_are_counted() {
        story.registered(1, "a", "1Z1").registered(2, "b", "1Z2").delivered(10, "a");
        assertThat(Views.given(story).parcels().summary()).isEqualTo("1 of 2 delivered");
    }

    @Test
    void a_parcel_without_scans_is_known_from_its_seller() {
        story.announced(at(1), "a", "1Z1");
        var parcel = Views.given(story).parcels().parcels().getFirst();
        assertThat(parcel.carrier()).isEqualTo("UPS");
        assertThat(parcel.state()).isEqualTo(ParcelState.REGISTERED);
    }

    @Test
    void a_delivered_parcel_stays_delivered_when_it_is_scanned_on() {
        story.delivered(10, "a").scanned(20, "a", ParcelState.IN_TRANSIT, null);
        assertThat(Views.given(story).parcels().delivered()).isEqualTo(1);
    }

    @Test
    void a_returned_parcel_is_not_delivered() {
        story.delivered(10, "a")
                .then(at(20), new ParcelReturned("a", "scan9", null, null, null, false));
        assertThat(Views.given(story).parcels().delivered()).isZero();
        assertThat(outlook()).isEqualTo(Outlook.ATTENTION);
    }

    @Test
    void a_voided_label_does_not_count() {
        story.registered(1, "a", "1Z1")
                .registered(2, "b", "1Z2")
                .scanned(3, "b", ParcelState.VOIDED, null)
                .delivered(10, "a");
        assertThat(Views.given(story).parcels().summary()).isEqualTo("1 of 1 delivered");
        assertThat(Views.given(story).statuses()).contains("delivered");
    }

    @Test
    void the_last_word_on_the_day_of_delivery_counts_whenever_it_comes() {
        story.then(at(20), new DeliveryEstimateChanged("a", LocalDate.parse("2026-03-09")))
                .then(at(10), new DeliveryEstimateChanged("a", LocalDate.parse("2026-03-07")));
        assertThat(Views.given(story).parcels().estimate())
                .isEqualTo(LocalDate.parse("2026-03-09"));
    }

    @Test
    void a_lost_parcel_needs_attention_whatever_the_status_says() {
        story.incident(10, "a", ParcelState.LOST);
        assertThat(outlook()).isEqualTo(Outlook.ATTENTION);
    }

    private Outlook outlook() {
        var views = Views.given(story);
        var status = Flows.MARKETPLACE.status(views.placed().status()).orElseThrow();
        return Outlook.of(status, views.money(), views.parcels());
    }

    private static PaymentConfirmed confirmed(String amount, Verdict verdict) {
        return new PaymentConfirmed(
                "pi_1", "stripe", Story.usd(amount), Story.TOTAL, verdict, "pi_1");
    }

    private static PaymentDisputed disputed(DisputeState state) {
        return new PaymentDisputed(
                "pi_1", "stripe", "dp_1", state, "needs_response", "fraudulent", Story.TOTAL, null);
    }
}
