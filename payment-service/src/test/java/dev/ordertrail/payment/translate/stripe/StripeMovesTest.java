package dev.ordertrail.payment.translate.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.PaymentEvent.PaymentAttemptFailed;
import dev.ordertrail.contracts.PaymentEvent.PaymentEnded;
import dev.ordertrail.contracts.PaymentEvent.PaymentRefunded;
import dev.ordertrail.payment.Fixtures;
import dev.ordertrail.payment.translate.Translation;
import dev.ordertrail.payment.translate.Translation.AboutShop;
import dev.ordertrail.payment.translate.Translation.Beside;
import dev.ordertrail.payment.translate.Translation.Concern;
import dev.ordertrail.payment.translate.Translation.Flagged;
import dev.ordertrail.payment.translate.Translation.Happened;
import dev.ordertrail.payment.translate.Translation.Moved;
import dev.ordertrail.payment.translate.Translation.Moved.Kind;
import dev.ordertrail.payment.translate.Translation.NotOurs;
import dev.ordertrail.payment.translate.Translation.Noted;
import dev.ordertrail.payment.translate.Translation.Told;
import dev.ordertrail.payment.translate.Translation.Unreadable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What Stripe says about money that moved.
@DisplayNameGeneration(ReplaceUnderscores.class)
class StripeMovesTest {
    private static final Instant RECEIVED = Instant.parse("2026-03-01T12:00:00Z");
    private static final String CHARGE =
            "'id':'ch_1','payment_intent':'pi_1','status':'succeeded','captured':true,'currency':'usd',";

    @ParameterizedTest
    @CsvSource({
        "succeeded, REFUNDED",
        "pending, REFUND_PENDING",
        "requires_action, REFUND_PENDING",
        "failed, REFUND_FAILED",
        "canceled, REFUND_FAILED"
    })
    void the_status_of_a_refund_decides_whatever_the_event_is_called(String status, Kind kind) {
        for (var type :
                List.of(
                        "refund.created",
                        "refund.updated",
                        "refund.failed",
                        "charge.refund.updated")) {
            var happened = happened(type, refund(status));

            assertThat(happened.about().paymentId()).isEqualTo("pi_1");
            assertThat(happened.moved()).containsExactly(Moved.of(kind, "re_1", usd("40")));
        }
    }

    @Test
    void a_refund_that_did_not_reach_the_buyer_is_for_somebody_to_look_at() {
        assertThat(happened("refund.updated", refund("failed")).said())
                .isEqualTo(new Flagged(Concern.REFUND_FAILED, "re_1", true, "lost_or_stolen_card"));
        assertThat(happened("refund.created", refund("pending")).said()).isEqualTo(new Noted());
        assertThat(translated("refund.created", refund("unheard_of")))
                .isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"charge.succeeded", "charge.captured", "charge.updated"})
    void a_charge_says_how_much_came_in_and_went_back_so_far(String type) {
        var happened =
                happened(
                        type,
                        CHARGE
                                + "'amount':10000,'amount_captured':10000,'amount_refunded':4000,'balance_transaction':{'id':'txn_1','fee':320,'currency':'usd'}");

        assertThat(happened.said()).isEqualTo(new Noted());
        assertThat(happened.moved())
                .containsExactly(
                        Moved.of(Kind.CAPTURED_SO_FAR, "ch_1", usd("100")),
                        Moved.of(Kind.REFUNDED_SO_FAR, "ch_1", usd("40")),
                        Moved.of(Kind.FEE, "txn_1", usd("3.20")));
    }

    @Test
    void of_a_charge_that_was_captured_in_part_what_was_only_released_is_no_refund() {
        var part = CHARGE + "'amount':10000,'amount_captured':6000,'amount_refunded':%d";

        assertThat(happened("charge.updated", part.formatted(4000)).moved())
                .containsExactly(Moved.of(Kind.CAPTURED_SO_FAR, "ch_1", usd("60")));
        assertThat(((Told) happened("charge.refunded", part.formatted(5000)).said()).fact())
                .isEqualTo(new PaymentRefunded("pi_1", "stripe", usd("10"), usd("60")));
    }

    @Test
    void a_charge_alone_tells_what_else_its_intent_tells() {
        var alone = "'id':'ch_1','amount':100,'currency':'usd','failure_code':'card_declined'";

        assertThat(((Told) happened("charge.failed", alone + ",'status':'failed'").said()).fact())
                .isEqualTo(new PaymentAttemptFailed("ch_1", "stripe", "card_declined"));
        assertThat(((Told) happened("charge.expired", alone + ",'captured':false").said()).fact())
                .isEqualTo(new PaymentEnded("ch_1", "stripe", "expired"));
        assertThat(
                        happened(
                                        "charge.failed",
                                        alone + ",'status':'failed','payment_intent':'pi_1'")
                                .said())
                .isEqualTo(new Noted());
    }

    @Test
    void what_is_reserved_has_not_come_in() {
        var happened =
                happened(
                        "payment_intent.amount_capturable_updated",
                        "'id':'pi_1','amount_capturable':10000,'amount_received':0,'currency':'usd'");

        assertThat(happened.moved())
                .containsExactly(Moved.of(Kind.AUTHORIZED_SO_FAR, "pi_1", usd("100")));
    }

    @Test
    void the_bookings_of_a_dispute_say_what_it_moved_and_not_the_name_of_the_event() {
        var event = Fixtures.event("srm-charge.dispute.funds_reinstated.json");

        var happened = (Happened) StripeTranslator.translate(event.json(), RECEIVED);

        assertThat(happened.moved())
                .containsExactly(
                        new Moved(
                                Kind.DISPUTE_WITHDRAWN,
                                "txn_1Bl3mMGWCopOTFn18p8iALq8",
                                "dp_00000000000000",
                                usd("250")),
                        Moved.of(Kind.FEE, "txn_1Bl3mMGWCopOTFn18p8iALq8", usd("15")));
    }

    @Test
    void without_bookings_the_name_has_to_do() {
        var dispute =
                "'id':'dp_1','charge':'ch_1','payment_intent':'pi_1','amount':10000,'currency':'usd','status':'needs_response'";

        assertThat(happened("charge.dispute.funds_withdrawn", dispute).moved())
                .containsExactly(new Moved(Kind.DISPUTE_WITHDRAWN, "dp_1", "dp_1", usd("100")));
        assertThat(happened("charge.dispute.funds_reinstated", dispute).moved())
                .containsExactly(new Moved(Kind.DISPUTE_REINSTATED, "dp_1", "dp_1", usd("100")));
        assertThat(happened("charge.dispute.created", dispute).moved()).isEmpty();
    }

    @Test
    void a_booking_in_another_currency_moved_what_the_dispute_is_about() {
        var dispute =
                "'id':'dp_1','charge':'ch_1','amount':10000,'currency':'usd','status':'won','balance_transactions':["
                        + "{'id':'txn_1','amount':-9100,'fee':1500,'currency':'eur'},"
                        + "{'id':'txn_2','amount':9100,'fee':-1500,'currency':'eur'}]";

        assertThat(happened("charge.dispute.closed", dispute).moved())
                .containsExactly(
                        new Moved(Kind.DISPUTE_WITHDRAWN, "dp_1", "dp_1", usd("100")),
                        Moved.of(Kind.FEE, "txn_1", money("15", "EUR")),
                        new Moved(Kind.DISPUTE_REINSTATED, "dp_1", "dp_1", usd("100")),
                        Moved.of(Kind.FEE_RETURNED_SO_FAR, "txn_2", money("15", "EUR")));
    }

    @Test
    void warnings_and_reviews_are_for_somebody_to_look_at_until_they_are_over() {
        var of = "'charge':'ch_1','payment_intent':'pi_1',";

        assertThat(
                        happened(
                                        "radar.early_fraud_warning.created",
                                        of + "'id':'issfr_1','actionable':true,'fraud_type':'misc'")
                                .said())
                .isEqualTo(new Flagged(Concern.EARLY_FRAUD_WARNING, "issfr_1", true, "misc"));
        assertThat(
                        happened(
                                        "radar.early_fraud_warning.updated",
                                        of
                                                + "'id':'issfr_1','actionable':false,'fraud_type':'misc'")
                                .said())
                .isEqualTo(new Flagged(Concern.EARLY_FRAUD_WARNING, "issfr_1", false, "misc"));
        assertThat(
                        happened(
                                        "review.closed",
                                        of
                                                + "'id':'prv_1','open':false,'reason':'rule','closed_reason':'approved'")
                                .said())
                .isEqualTo(new Flagged(Concern.REVIEW, "prv_1", false, "approved"));
    }

    @Test
    void a_transfer_out_of_a_charge_pays_a_seller_and_may_come_back() {
        var happened =
                happened(
                        "transfer.reversed",
                        "'id':'tr_1','amount':8000,'amount_reversed':3000,'currency':'usd','source_transaction':'ch_1','transfer_group':'ORD-1'");

        assertThat(happened.said()).isEqualTo(new Beside());
        assertThat(happened.about().orderNames()).containsExactly("ORD-1");
        assertThat(happened.moved())
                .containsExactly(
                        Moved.of(Kind.PAID_OUT, "tr_1", usd("80")),
                        Moved.of(Kind.PAID_OUT_RETURNED_SO_FAR, "tr_1", usd("30")));
        assertThat(translated("transfer.created", "'id':'tr_2','amount':1,'currency':'usd'"))
                .isInstanceOf(NotOurs.class);
    }

    @Test
    void what_the_platform_takes_of_a_charge_is_a_fee() {
        var happened =
                happened(
                        "application_fee.refunded",
                        "'id':'fee_1','amount':500,'amount_refunded':200,'currency':'usd','charge':'ch_1'");

        assertThat(happened.moved())
                .containsExactly(
                        Moved.of(Kind.FEE, "fee_1", usd("5")),
                        Moved.of(Kind.FEE_RETURNED_SO_FAR, "fee_1", usd("2")));
    }

    @Test
    void a_payout_is_of_no_order_but_one_that_failed_is_for_the_shop_to_look_at() {
        assertThat(translated("payout.paid", "'id':'po_1'")).isInstanceOf(NotOurs.class);
        assertThat(translated("payout.failed", "'id':'po_1','failure_code':'account_closed'"))
                .isInstanceOfSatisfying(
                        AboutShop.class,
                        said ->
                                assertThat(said.flagged())
                                        .isEqualTo(
                                                new Flagged(
                                                        Concern.PAYOUT_FAILED,
                                                        "po_1",
                                                        true,
                                                        "account_closed")));
    }

    private static String refund(String status) {
        return "'id':'re_1','amount':4000,'currency':'usd','charge':'ch_1','payment_intent':'pi_1','failure_reason':'lost_or_stolen_card','status':'"
                + status
                + "'";
    }

    private static Happened happened(String type, String fields) {
        return (Happened) translated(type, fields);
    }

    private static Translation translated(String type, String fields) {
        var json =
                "{'id':'evt_1','created':1736935200,'type':'%s','data':{'object':{%s}}}"
                        .formatted(type, fields);
        return StripeTranslator.translate(Fixtures.read(json.replace('\'', '"')), RECEIVED);
    }

    private static Money usd(String amount) {
        return money(amount, "USD");
    }

    private static Money money(String amount, String currency) {
        return new Money(new BigDecimal(amount), Asset.iso(currency));
    }
}
