package dev.ordertrail.payment.translate.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.PaymentEvent;
import dev.ordertrail.contracts.PaymentEvent.CheckoutStarted;
import dev.ordertrail.contracts.PaymentEvent.DisputeState;
import dev.ordertrail.contracts.PaymentEvent.PaymentAttemptFailed;
import dev.ordertrail.contracts.PaymentEvent.PaymentDisputed;
import dev.ordertrail.contracts.PaymentEvent.PaymentEnded;
import dev.ordertrail.contracts.PaymentEvent.PaymentRefunded;
import dev.ordertrail.payment.Fixtures;
import dev.ordertrail.payment.translate.ProviderObject;
import dev.ordertrail.payment.translate.ProviderObject.Kind;
import dev.ordertrail.payment.translate.Translation;
import dev.ordertrail.payment.translate.Translation.About;
import dev.ordertrail.payment.translate.Translation.AboutShop;
import dev.ordertrail.payment.translate.Translation.Happened;
import dev.ordertrail.payment.translate.Translation.Moved;
import dev.ordertrail.payment.translate.Translation.NotOurs;
import dev.ordertrail.payment.translate.Translation.Paid;
import dev.ordertrail.payment.translate.Translation.Said;
import dev.ordertrail.payment.translate.Translation.Told;
import dev.ordertrail.payment.translate.Translation.Unreadable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StripeTranslatorTest {
    private static final Instant RECEIVED = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant NOON = Instant.parse("2026-02-01T12:00:00Z");
    private static final Asset USD = Asset.iso("USD");
    private static final Money PRICE = new Money(new BigDecimal("99.99"), USD);
    private static final String PI = "pi_3PgafmB7WZ01zgkW0OrderA1";
    private static final String CS = "cs_test_a1OrderCase0001";
    private static final String CH = "ch_3PgafmB7WZ01zgkW0OrderA1";
    private static final ProviderObject INTENT = new ProviderObject(Kind.PAYMENT_INTENT, PI);
    private static final ProviderObject SESSION = new ProviderObject(Kind.SESSION, CS);
    private static final List<String> NAMES = List.of("ORD-2025-000123");

    @Test
    void a_paid_session_captures_the_payment_of_its_intent() {
        assertThat(fixture("composed-checkout.session.completed.paid.json"))
                .isEqualTo(
                        new Happened(
                                new About(PI, List.of(INTENT, SESSION), NAMES),
                                Instant.parse("2025-01-15T10:00:00Z"),
                                new Paid(PRICE, CS)));
    }

    @Test
    void an_intent_that_succeeded_captures_what_was_received() {
        assertThat(fixture("composed-payment_intent.succeeded.json"))
                .isEqualTo(
                        new Happened(
                                new About(PI, List.of(INTENT), NAMES),
                                Instant.parse("2025-01-15T10:00:00Z"),
                                new Paid(PRICE, PI)));
    }

    @Test
    void an_expired_session_without_an_intent_ends_a_payment_of_its_own_name() {
        assertThat(fixture("composed-checkout.session.expired.json"))
                .isEqualTo(
                        new Happened(
                                new About(CS, List.of(SESSION), NAMES),
                                Instant.parse("2025-01-15T10:00:00Z"),
                                new Told(new PaymentEnded(CS, "stripe", "expired"))));
    }

    @Test
    void a_refund_is_told_as_everything_refunded_so_far() {
        assertThat(fixture("composed-charge.refunded.full.json"))
                .isEqualTo(
                        new Happened(
                                new About(PI, List.of(INTENT, charge(CH)), NAMES),
                                Instant.parse("2025-01-17T10:00:00Z"),
                                new Told(new PaymentRefunded(PI, "stripe", PRICE, PRICE)),
                                List.of(
                                        Moved.of(Moved.Kind.CAPTURED_SO_FAR, CH, PRICE),
                                        Moved.of(Moved.Kind.REFUNDED_SO_FAR, CH, PRICE))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "srm-old2-charge.refunded.json",
                "srm-old3-charge.refunded.json",
                "srm-old5-charge.refunded.json"
            })
    void a_charge_of_the_first_api_versions_is_a_payment_of_its_own(String file) {
        var ten = new Money(BigDecimal.TEN, USD);
        assertThat(said(fixture(file)))
                .isEqualTo(new Told(new PaymentRefunded("ch_00000000000000", "stripe", ten, ten)));
    }

    @Test
    void a_dispute_of_the_first_api_versions_is_named_by_its_charge() {
        var dispute = (PaymentDisputed) fact(fixture("srm-old2-charge.dispute.created.json"));

        assertThat(dispute.disputeId()).isEqualTo("ch_00000000000000");
        assertThat(dispute.evidenceDueBy()).isEqualTo(Instant.ofEpochSecond(1373155199));
    }

    @Test
    void an_inquiry_that_was_closed_is_withdrawn_although_the_event_says_closed_only() {
        assertThat(fact(fixture("composed-charge.dispute.closed.warning_closed.json")))
                .isEqualTo(
                        new PaymentDisputed(
                                PI,
                                "stripe",
                                "du_1PgafmB7WZ01zgkWOrderA1",
                                DisputeState.WITHDRAWN,
                                "warning_closed",
                                "general",
                                PRICE,
                                Instant.ofEpochSecond(1723679999)));
    }

    @ParameterizedTest
    @CsvSource({
        "warning_needs_response, OPEN",
        "warning_under_review, OPEN",
        "needs_response, OPEN",
        "under_review, OPEN",
        "won, WON",
        "lost, LOST",
        "warning_closed, WITHDRAWN",
        "prevented, WITHDRAWN",
        "charge_refunded, WITHDRAWN"
    })
    void the_status_of_a_dispute_decides_whatever_the_event_is_called(
            String status, DisputeState state) {
        for (var name :
                List.of("created", "updated", "closed", "funds_withdrawn", "funds_reinstated")) {
            var event =
                    event(
                            "charge.dispute." + name,
                            "'id':'dp_1','charge':'ch_1','payment_intent':'pi_1','status':'"
                                    + status
                                    + "'");

            assertThat(((PaymentDisputed) fact(event)).state()).isEqualTo(state);
        }
    }

    @Test
    void a_dispute_status_that_nobody_knows_is_left_to_a_human() {
        assertThat(
                        event(
                                "charge.dispute.updated",
                                "'id':'dp_1','charge':'ch_1','status':'escalated'"))
                .isInstanceOf(Unreadable.class);
    }

    @Test
    void a_session_that_is_completed_but_unpaid_is_only_a_checkout() {
        var event =
                event(
                        "checkout.session.completed",
                        "'id':'cs_1','payment_intent':'pi_1','payment_status':'unpaid',"
                                + "'amount_total':9999,'currency':'usd','expires_at':1769950800");

        assertThat(fact(event))
                .isEqualTo(
                        new CheckoutStarted(
                                "pi_1",
                                "stripe",
                                "cs_1",
                                PRICE,
                                Instant.ofEpochSecond(1769950800)));
    }

    @Test
    void a_session_that_costs_nothing_is_paid() {
        var event =
                event(
                        "checkout.session.completed",
                        "'id':'cs_1','payment_status':'no_payment_required','amount_total':0,'currency':'usd'");

        assertThat(said(event)).isEqualTo(new Paid(Money.zero(USD), "cs_1"));
    }

    @Test
    void a_session_that_only_sets_up_a_card_is_not_ours() {
        assertThat(fixture("srm-checkout.session.completed.setup_mode.json"))
                .isInstanceOf(NotOurs.class);
    }

    @Test
    void a_delayed_method_pays_or_fails_later() {
        var session = "'id':'cs_1','payment_intent':'pi_1','amount_total':9999,'currency':'usd'";

        assertThat(said(event("checkout.session.async_payment_succeeded", session)))
                .isEqualTo(new Paid(PRICE, "cs_1"));
        assertThat(fact(event("checkout.session.async_payment_failed", session)))
                .isEqualTo(new PaymentAttemptFailed("pi_1", "stripe", "async_payment_failed"));
    }

    @Test
    void a_failed_attempt_carries_stripes_code() {
        assertThat(fact(fixture("srm-payment_intent.payment_failed.json")))
                .isEqualTo(
                        new PaymentAttemptFailed(
                                "pi_000000000000000000000000", "stripe", "card_declined"));
    }

    @Test
    void a_canceled_intent_ends_its_payment() {
        assertThat(fact(event("payment_intent.canceled", "'id':'pi_1'")))
                .isEqualTo(new PaymentEnded("pi_1", "stripe", "canceled"));
    }

    @Test
    void a_released_authorisation_is_no_refund() {
        assertThat(
                        event(
                                "charge.refunded",
                                "'id':'ch_1','captured':false,'amount':5,'amount_refunded':5,'currency':'usd'"))
                .isInstanceOf(NotOurs.class);
    }

    @Test
    void objects_may_be_expanded_and_orders_are_named_in_several_ways() {
        var event =
                event(
                        "payment_intent.succeeded",
                        "'id':'pi_1','amount':9999,'currency':'usd','latest_charge':{'id':'ch_2'},"
                                + "'charges':{'data':[{'id':'ch_1'},{'id':'ch_2'},{}]},"
                                + "'metadata':{'orderNumber':'ORD-1','order_reference':'R-7','orderId':17}");

        assertThat(((Happened) event).about())
                .isEqualTo(
                        new About(
                                "pi_1",
                                List.of(
                                        new ProviderObject(Kind.PAYMENT_INTENT, "pi_1"),
                                        charge("ch_2"),
                                        charge("ch_1")),
                                List.of("ORD-1", "R-7")));
    }

    @ParameterizedTest
    @CsvSource({
        "usd, 1234, 12.34",
        "jpy, 1234, 1234",
        "kwd, 1230, 1.230",
        "mga, 1234, 1234.00",
        "isk, 1200, 12",
        "ugx, 1200, 12"
    })
    void amounts_are_counted_as_stripe_counts_them(String currency, long minor, BigDecimal amount) {
        var paid =
                (Paid)
                        said(
                                intent(
                                        "'amount_received':"
                                                + minor
                                                + ",'currency':'"
                                                + currency
                                                + "'"));

        assertThat(paid.amount().amount()).isEqualTo(amount);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'amount_received':1250,'currency':'isk'",
                "'amount_received':-1,'currency':'usd'",
                "'amount_received':1,'currency':'zzz'",
                "'amount_received':1",
                "'amount':'9999','currency':'usd'",
                "'amount_received':99999999999999999999999,'currency':'usd'"
            })
    void an_amount_that_cannot_be_is_left_to_a_human(String fields) {
        assertThat(intent(fields)).isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "'x'",
                "{'type':'payment_intent.succeeded'}",
                "{'type':'payment_intent.succeeded','data':{'object':'pi_1'}}",
                "{'type':7,'data':{'object':{}}}"
            })
    void what_is_no_event_is_left_to_a_human(String json) {
        assertThat(StripeTranslator.translate(Fixtures.read(json.replace('\'', '"')), RECEIVED))
                .isInstanceOf(Unreadable.class);
    }

    @Test
    void ids_that_no_stripe_would_make_are_not_taken_over() {
        assertThat(event("payment_intent.canceled", "'id':'pi_1\\u0000'"))
                .isInstanceOf(Unreadable.class);
        assertThat(event("payment_intent.canceled", "'id':17")).isInstanceOf(Unreadable.class);
        var named =
                event("payment_intent.canceled", "'id':'pi_1','metadata':{'order_id':'a\\ud800'}");
        assertThat(((Happened) named).about().orderNames()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4102444800", "99999999999999999", "'soon'", "null", "-1"})
    void a_time_that_is_missing_impossible_or_still_to_come_is_the_time_of_receipt(String created) {
        var event =
                StripeTranslator.translate(
                        Fixtures.read(
                                ("{'type':'payment_intent.canceled','created':"
                                                + created
                                                + ",'data':{'object':{'id':'pi_1'}}}")
                                        .replace('\'', '"')),
                        RECEIVED);

        assertThat(((Happened) event).at()).isEqualTo(RECEIVED);
    }

    static Stream<Fixtures.Fixture> events() {
        return Fixtures.events();
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_published_event_is_understood_or_not_ours(Fixtures.Fixture fixture) {
        var translation = StripeTranslator.translate(fixture.json(), RECEIVED);

        assertThat(translation)
                .isInstanceOf(
                        switch (fixture.demanded()) {
                            case "done" -> AboutShop.class;
                            case "waiting" -> Happened.class;
                            default -> NotOurs.class;
                        });
    }

    private static ProviderObject charge(String id) {
        return new ProviderObject(Kind.CHARGE, id);
    }

    private static Translation fixture(String file) {
        return StripeTranslator.translate(Fixtures.event(file).json(), RECEIVED);
    }

    private static Translation intent(String fields) {
        return event("payment_intent.succeeded", "'id':'pi_1'," + fields);
    }

    private static Translation event(String type, String fields) {
        var json =
                "{'id':'evt_1','created':%d,'type':'%s','data':{'object':{%s}}}"
                        .formatted(NOON.getEpochSecond(), type, fields);
        return StripeTranslator.translate(Fixtures.read(json.replace('\'', '"')), RECEIVED);
    }

    private static Said said(Translation translation) {
        return ((Happened) translation).said();
    }

    private static PaymentEvent fact(Translation translation) {
        return ((Told) said(translation)).fact();
    }
}
