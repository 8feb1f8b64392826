package dev.ordertrail.tracking.project;

import static dev.ordertrail.tracking.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ordertrail.contracts.OrderEvent.Cause;
import dev.ordertrail.contracts.OrderEvent.PaymentClaim;
import dev.ordertrail.contracts.ParcelState;
import dev.ordertrail.contracts.PaymentEvent.DisputeState;
import dev.ordertrail.contracts.PaymentEvent.PaymentDisputed;
import dev.ordertrail.contracts.PaymentEvent.PaymentEnded;
import dev.ordertrail.contracts.PaymentEvent.PaymentRefunded;
import dev.ordertrail.tracking.Story;
import dev.ordertrail.tracking.project.TimelineEntry.Tone;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TimelineTest {
    private final Story story = new Story("order1", "ORD-2026-000001");

    @Test
    void tells_a_whole_life_each_thing_once() {
        var views = Views.given(story.wholeLife());
        assertThat(views.statuses())
                .containsExactly(
                        "payment_pending",
                        "payment_confirmed",
                        "order_confirmed",
                        "processing",
                        "ready_to_ship",
                        "shipped",
                        "shipped",
                        "in_transit",
                        "delivered");
    }

    @Test
    void says_what_several_callbacks_said_once_at_the_earliest_time() {
        var views = Views.given(story.placed().paid(5, "pi_1").paid(3, "cs_1"));
        var paid = views.timeline().get(1);
        assertThat(paid.at()).isEqualTo(at(3));
        assertThat(paid.source()).isEqualTo("payment_processor");
        assertThat(views.timeline()).hasSize(2);
    }

    @Test
    void begins_with_what_the_storefront_said_as_requirement_004_shows_it() {
        var views =
                Views.given(story.placed("escrow_locked", "escrow", PaymentClaim.LOCKED_IN_ESCROW));
        var first = views.timeline().getFirst();
        assertThat(first.status()).isEqualTo("escrow_locked");
        assertThat(first.sentence()).isEqualTo("Payment secured in escrow");
        assertThat(first.source()).isEqualTo("system");
        assertThat(first.metadata())
                .containsEntry("transactionHash", "0xabc123")
                .containsEntry("escrowId", "escrow_456");
        assertThat(views.money().state()).isEqualTo(PaymentAxis.State.LOCKED);
    }

    @Test
    void names_the_parcel_that_the_seller_shipped() {
        var views = Views.given(story.wholeLife());
        var shipped = views.timeline().get(5);
        assertThat(shipped.source()).isEqualTo("seller");
        assertThat(shipped.trackingNumber()).isEqualTo("1Z999AA1234567890");
        assertThat(shipped.metadata()).containsEntry("carrier", "UPS");
    }

    @Test
    void puts_a_late_scan_in_its_place() {
        var views =
                Views.given(
                        story.placed()
                                .delivered(90, "parcel1")
                                .scanned(60, "parcel1", ParcelState.IN_TRANSIT, null));
        assertThat(views.statuses()).containsExactly("payment_pending", "in_transit", "delivered");
        assertThat(views.parcels().parcels().getFirst().state()).isEqualTo(ParcelState.DELIVERED);
    }

    @Test
    void says_delivered_of_the_order_only_when_all_parcels_are() {
        var views =
                Views.given(
                        story.placed()
                                .registered(1, "a", "1Z1")
                                .registered(2, "b", "1Z2")
                                .delivered(10, "a")
                                .delivered(20, "b"));
        var entries = views.timeline();
        assertThat(entries.get(3).status()).isEqualTo("parcel_delivered");
        assertThat(entries.get(3).sentence()).isEqualTo("1 of 2 parcels delivered");
        assertThat(entries.get(4).status()).isEqualTo("delivered");
    }

    @Test
    void calls_no_payment_failed_that_was_made() {
        var views =
                Views.given(
                        story.placed()
                                .then(at(1), new PaymentEnded("pi_1", "stripe", "expired"))
                                .paid(2, "pi_1"));
        assertThat(views.statuses())
                .containsExactly("payment_pending", "payment_ended", "payment_confirmed");
    }

    @Test
    void tells_a_part_of_a_refund_from_all_of_it() {
        var views =
                Views.given(
                        story.placed()
                                .paid(1, "pi_1")
                                .then(at(5), refunded("50.00"))
                                .then(at(6), refunded("200.00")));
        assertThat(views.statuses())
                .containsExactly(
                        "payment_pending", "payment_confirmed", "partly_refunded", "refunded");
        assertThat(views.money().state()).isEqualTo(PaymentAxis.State.REFUNDED);
    }

    @Test
    void ends_with_a_dispute_that_took_everything_that_was_left() {
        var views =
                Views.given(
                        story.placed()
                                .paid(1, "pi_1")
                                .then(at(5), refunded("50.00"))
                                .then(at(6), disputed(DisputeState.OPEN))
                                .then(at(7), disputed(DisputeState.LOST)));
        assertThat(views.statuses())
                .containsExactly(
                        "payment_pending",
                        "payment_confirmed",
                        "partly_refunded",
                        "disputed",
                        "refunded");
        var last = views.timeline().getLast();
        assertThat(last.sentence())
                .isEqualTo(
                        "The payment dispute was decided for the buyer, who has this back: 150.00 USD");
        assertThat(last.metadata()).containsEntry("fact", "dispute_lost");
        assertThat(views.money().state()).isEqualTo(PaymentAxis.State.DISPUTE_LOST);
    }

    @Test
    void tells_what_a_timer_did_as_done_by_the_system() {
        var views =
                Views.given(story.placed().moved(60, "payment_pending", "cancelled", Cause.TIMER));
        var last = views.timeline().getLast();
        assertThat(last.source()).isEqualTo("system");
        assertThat(last.tone()).isEqualTo(Tone.BAD);
    }

    @Test
    void is_readable_while_the_workflow_is_not_known() {
        var views = Views.given(story.wholeLife());
        var entries = Timeline.of(views.placed(), views.payment(), views.shipping(), null);
        assertThat(entries).hasSize(9);
        assertThat(entries.getFirst().sentence()).isEqualTo("Payment pending");
    }

    private static PaymentDisputed disputed(DisputeState state) {
        return new PaymentDisputed(
                "pi_1", "stripe", "dp_1", state, "lost", "fraudulent", Story.usd("150.00"), null);
    }

    private static PaymentRefunded refunded(String amount) {
        return new PaymentRefunded("pi_1", "stripe", Story.usd(amount), Story.TOTAL);
    }
}
