package dev.ordertrail.payment.translate.paypal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.PaymentEvent.CheckoutStarted;
import dev.ordertrail.contracts.PaymentEvent.DisputeState;
import dev.ordertrail.contracts.PaymentEvent.PaymentAttemptFailed;
import dev.ordertrail.contracts.PaymentEvent.PaymentDisputed;
import dev.ordertrail.contracts.PaymentEvent.PaymentEnded;
import dev.ordertrail.payment.Fixtures;
import dev.ordertrail.payment.translate.ProviderObject;
import dev.ordertrail.payment.translate.ProviderObject.Kind;
import dev.ordertrail.payment.translate.Translation;
import dev.ordertrail.payment.translate.Translation.About;
import dev.ordertrail.payment.translate.Translation.AboutShop;
import dev.ordertrail.payment.translate.Translation.Beside;
import dev.ordertrail.payment.translate.Translation.Concern;
import dev.ordertrail.payment.translate.Translation.Flagged;
import dev.ordertrail.payment.translate.Translation.Happened;
import dev.ordertrail.payment.translate.Translation.Moved;
import dev.ordertrail.payment.translate.Translation.NotOurs;
import dev.ordertrail.payment.translate.Translation.Noted;
import dev.ordertrail.payment.translate.Translation.Paid;
import dev.ordertrail.payment.translate.Translation.Said;
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

@DisplayNameGeneration(ReplaceUnderscores.class)
class PayPalTranslatorTest {
    private static final Instant TOLD = Instant.parse("2026-03-01T11:59:00.250Z");
    private static final Instant RECEIVED = Instant.parse("2026-03-01T12:00:00Z");
    private static final ProviderObject CAPTURE = new ProviderObject(Kind.CAPTURE, "5VK4");
    private static final ProviderObject ORDER = new ProviderObject(Kind.PAYPAL_ORDER, "4K51");
    private static final String TEN = "'amount':{'currency_code':'USD','value':'10.00'}";
    private static final String UP =
            "'links':[{'rel':'self','href':'https://api.paypal.com/v2/payments/refunds/1JU0'},"
                    + "{'rel':'up','href':'https://api.paypal.com/v2/payments/captures/5VK4'}]";

    @Test
    void a_completed_capture_is_money_of_a_payment_named_by_the_capture() {
        var happened =
                one(
                        "PAYMENT.CAPTURE.COMPLETED",
                        "'id':'5VK4','status':'COMPLETED','custom_id':'ORD-1','invoice_id':'INV-1',"
                                + "'supplementary_data':{'related_ids':{'order_id':'4K51'}},"
                                + TEN);

        assertThat(happened)
                .isEqualTo(
                        new Happened(
                                new About(
                                        "5VK4", List.of(CAPTURE, ORDER), List.of("ORD-1", "INV-1")),
                                TOLD,
                                new Paid(usd("10.00"), "5VK4")));
    }

    @Test
    void the_older_api_says_total_currency_and_state() {
        var happened =
                one(
                        "PAYMENT.CAPTURE.COMPLETED",
                        "'id':'5VK4','state':'completed','custom':'ORD-1',"
                                + "'amount':{'total':'7.47','currency':'USD'}");

        assertThat(happened.said()).isEqualTo(new Paid(usd("7.47"), "5VK4"));
        assertThat(happened.about().orderNames()).containsExactly("ORD-1");
    }

    @Test
    void the_status_decides_and_not_the_events_name() {
        assertThat(
                        saidOf(
                                "PAYMENT.CAPTURE.COMPLETED",
                                "'id':'5VK4','status':'PENDING','status_details':{'reason':'ECHECK'},"
                                        + TEN))
                .isEqualTo(
                        new Told(
                                new CheckoutStarted("5VK4", "paypal", "5VK4", usd("10.00"), null)));
        assertThat(
                        saidOf(
                                "PAYMENT.CAPTURE.PENDING",
                                "'id':'5VK4','status':'PARTIALLY_REFUNDED'," + TEN))
                .isEqualTo(new Paid(usd("10.00"), "5VK4"));
    }

    @ParameterizedTest
    @CsvSource({
        "PAYMENT.CAPTURE.DENIED, DECLINED",
        "PAYMENT.CAPTURE.DECLINED, DECLINED",
        "PAYMENT.CAPTURE.DENIED, DENIED",
        "PAYMENT.CAPTURE.DECLINED, FAILED"
    })
    void denied_and_declined_are_both_a_failed_attempt(String type, String status) {
        assertThat(saidOf(type, "'id':'5VK4','status':'" + status + "'," + TEN))
                .isEqualTo(new Told(new PaymentAttemptFailed("5VK4", "paypal", status)));
    }

    @Test
    void a_capture_without_a_status_is_what_the_event_is_called() {
        assertThat(saidOf("PAYMENT.CAPTURE.DENIED", "'id':'5VK4'," + TEN))
                .isEqualTo(new Told(new PaymentAttemptFailed("5VK4", "paypal", "DENIED")));
    }

    @Test
    void an_approved_order_is_a_checkout_and_default_is_no_name() {
        var happened =
                one(
                        "CHECKOUT.ORDER.APPROVED",
                        "'id':'4K51','purchase_units':[{'reference_id':'default','custom_id':'ORD-1',"
                                + TEN
                                + "}]");

        assertThat(happened.about()).isEqualTo(new About("4K51", List.of(ORDER), List.of("ORD-1")));
        assertThat(happened.said())
                .isEqualTo(
                        new Told(
                                new CheckoutStarted("4K51", "paypal", "4K51", usd("10.00"), null)));
    }

    @Test
    void a_completed_order_says_what_each_of_its_captures_says() {
        var said =
                translate(
                        "CHECKOUT.ORDER.COMPLETED",
                        "'id':'4K51','purchase_units':[{'custom_id':'ORD-1','payments':{'captures':["
                                + "{'id':'5VK4','status':'COMPLETED',"
                                + TEN
                                + "},{'id':'5VK5','status':'DECLINED',"
                                + TEN
                                + "}]}}]");

        assertThat(said)
                .containsExactly(
                        plainly(
                                new About("5VK4", List.of(CAPTURE, ORDER), List.of("ORD-1")),
                                new Paid(usd("10.00"), "5VK4")),
                        plainly(
                                new About(
                                        "5VK5",
                                        List.of(new ProviderObject(Kind.CAPTURE, "5VK5"), ORDER),
                                        List.of("ORD-1")),
                                new Told(new PaymentAttemptFailed("5VK5", "paypal", "DECLINED"))));
    }

    @Test
    void an_authorisation_starts_and_its_end_ends_it() {
        assertThat(
                        saidOf(
                                "PAYMENT.AUTHORIZATION.CREATED",
                                "'id':'2DC8','status':'CREATED','expiration_time':'2026-03-30T00:00:00Z',"
                                        + TEN))
                .isEqualTo(
                        new Told(
                                new CheckoutStarted(
                                        "2DC8",
                                        "paypal",
                                        "2DC8",
                                        usd("10.00"),
                                        Instant.parse("2026-03-30T00:00:00Z"))));
        assertThat(saidOf("PAYMENT.AUTHORIZATION.VOIDED", "'id':'2DC8','status':'VOIDED'"))
                .isEqualTo(new Told(new PaymentEnded("2DC8", "paypal", "voided")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PAYMENT.CAPTURE.REFUNDED", "PAYMENT.CAPTURE.REVERSED"})
    void what_went_back_is_found_by_the_link_up_and_counted_in_all(String type) {
        var said =
                translate(
                        type,
                        "'id':'1JU0','status':'COMPLETED','seller_payable_breakdown':{'total_refunded_amount':"
                                + "{'currency_code':'USD','value':'15.00'},'paypal_fee':{'currency_code':'USD','value':'0.30'}},"
                                + TEN
                                + ","
                                + UP);

        assertThat(said)
                .containsExactly(
                        back(
                                Moved.of(Moved.Kind.REFUNDED_SO_FAR, "1JU0", usd("15.00")),
                                Moved.of(Moved.Kind.FEE_RETURNED_SO_FAR, "1JU0", usd("0.30"))));
    }

    @Test
    void a_refund_without_a_total_says_only_itself() {
        assertThat(
                        translate(
                                "PAYMENT.CAPTURE.REFUNDED",
                                "'id':'1JU0','supplementary_data':{'related_ids':{'capture_id':'5VK4'}},"
                                        + TEN))
                .containsExactly(back(Moved.of(Moved.Kind.REFUNDED, "1JU0", usd("10.00"))));
    }

    @Test
    void a_refund_on_its_way_is_pending_whatever_its_total_says() {
        assertThat(
                        translate(
                                "PAYMENT.CAPTURE.REFUNDED",
                                "'id':'1JU0','status':'PENDING','seller_payable_breakdown':{'total_refunded_amount':"
                                        + "{'currency_code':'USD','value':'15.00'}},"
                                        + TEN
                                        + ","
                                        + UP))
                .containsExactly(back(Moved.of(Moved.Kind.REFUND_PENDING, "1JU0", usd("10.00"))));
    }

    @Test
    void a_reversal_may_bring_the_capture_itself() {
        var event =
                "{'create_time':'%s','resource_type':'capture','event_type':'PAYMENT.CAPTURE.REVERSED','resource':{'id':'5VK4',%s}}"
                        .formatted(TOLD, TEN);

        assertThat(PayPalTranslator.translate(json(event), RECEIVED))
                .containsExactly(back(Moved.of(Moved.Kind.REFUNDED_SO_FAR, "5VK4", usd("10.00"))));
    }

    @Test
    void a_refund_that_failed_is_for_staff_and_one_of_nothing_is_for_a_human() {
        var failed =
                one("PAYMENT.CAPTURE.REFUNDED", "'id':'1JU0','status':'FAILED'," + TEN + "," + UP);

        assertThat(failed.said()).isEqualTo(new Flagged(Concern.REFUND_FAILED, "1JU0", true, null));
        assertThat(failed.moved())
                .containsExactly(Moved.of(Moved.Kind.REFUND_NOT_MADE, "1JU0", usd("10.00")));
        assertThat(plain("PAYMENT.CAPTURE.REFUNDED", "'id':'1JU0'," + TEN))
                .isInstanceOf(Unreadable.class);
    }

    private static Happened back(Moved... moved) {
        return new Happened(
                new About("5VK4", List.of(CAPTURE), List.of()), TOLD, new Noted(), List.of(moved));
    }

    @Test
    void what_paypal_keeps_of_a_capture_is_its_fee() {
        var happened =
                one(
                        "PAYMENT.CAPTURE.COMPLETED",
                        "'id':'5VK4','status':'COMPLETED','seller_receivable_breakdown':{'paypal_fee':{'currency_code':'USD','value':'0.84'}},"
                                + TEN);

        assertThat(happened.moved()).containsExactly(Moved.of(Moved.Kind.FEE, "5VK4", usd("0.84")));
    }

    @Test
    void a_payout_is_of_the_order_that_it_names() {
        var item =
                "'payout_item_id':'8AE','payout_item':{'sender_item_id':'ORD-1',"
                        + "'amount':{'currency':'USD','value':'9.00'}}";

        var paid = one("PAYMENT.PAYOUTS-ITEM.SUCCEEDED", item);
        var returned = one("PAYMENT.PAYOUTS-ITEM.RETURNED", item);

        assertThat(paid.about()).isEqualTo(new About("8AE", List.of(), List.of("ORD-1")));
        assertThat(paid.said()).isEqualTo(new Beside());
        assertThat(paid.moved()).containsExactly(Moved.of(Moved.Kind.PAID_OUT, "8AE", usd("9.00")));
        assertThat(returned.moved())
                .containsExactly(Moved.of(Moved.Kind.PAID_OUT_RETURNED_SO_FAR, "8AE", usd("9.00")));
        assertThat(
                        plain(
                                "PAYMENT.PAYOUTS-ITEM.SUCCEEDED",
                                item.replace("'sender_item_id':'ORD-1',", "")))
                .isInstanceOf(NotOurs.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BLOCKED", "CANCELED", "DENIED", "FAILED"})
    void a_payout_that_failed_is_for_staff(String how) {
        assertThat(
                        plain(
                                "PAYMENT.PAYOUTS-ITEM." + how,
                                "'payout_item_id':'8AE','errors':{'name':'RECEIVER_UNCONFIRMED'}"))
                .isEqualTo(
                        new AboutShop(
                                TOLD,
                                new Flagged(
                                        Concern.PAYOUT_FAILED,
                                        "8AE",
                                        true,
                                        "RECEIVER_UNCONFIRMED")));
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN, , OPEN, OPEN",
        "WAITING_FOR_SELLER_RESPONSE, , OPEN, WAITING_FOR_SELLER_RESPONSE",
        "UNDER_REVIEW, , OPEN, UNDER_REVIEW",
        "OTHER, , OPEN, OTHER",
        "RESOLVED, RESOLVED_BUYER_FAVOUR, LOST, RESOLVED_BUYER_FAVOUR",
        "RESOLVED, ACCEPTED, LOST, ACCEPTED",
        "RESOLVED, RESOLVED_SELLER_FAVOUR, WON, RESOLVED_SELLER_FAVOUR",
        "RESOLVED, RESOLVED_WITH_PAYOUT, WON, RESOLVED_WITH_PAYOUT",
        "RESOLVED, DENIED, WON, DENIED",
        "RESOLVED, CANCELED_BY_BUYER, WITHDRAWN, CANCELED_BY_BUYER",
        "RESOLVED, NONE, WITHDRAWN, NONE"
    })
    void a_dispute_is_what_its_status_and_outcome_say_whatever_the_event_is_called(
            String status, String outcome, DisputeState state, String word) {
        var resource =
                "'dispute_id':'PP-1','status':'%s',%s'reason':'MERCHANDISE_OR_SERVICE_NOT_RECEIVED','update_time':'2026-03-01T11:00:00Z','seller_response_due_date':'2026-03-11T00:00:00Z','dispute_amount':{'currency_code':'USD','value':'3.00'},'disputed_transactions':[{'seller_transaction_id':'5VK4','invoice_number':'INV-1','custom':'ORD-1'}]"
                        .formatted(
                                status,
                                outcome == null
                                        ? ""
                                        : "'dispute_outcome':{'outcome_code':'" + outcome + "'},");
        var told =
                new PaymentDisputed(
                        "5VK4",
                        "paypal",
                        "PP-1",
                        state,
                        word,
                        "MERCHANDISE_OR_SERVICE_NOT_RECEIVED",
                        state == DisputeState.LOST ? null : usd("3.00"),
                        Instant.parse("2026-03-11T00:00:00Z"));
        var expected =
                new Happened(
                        new About("5VK4", List.of(CAPTURE), List.of("ORD-1", "INV-1")),
                        Instant.parse("2026-03-01T11:00:00Z"),
                        new Told(told));

        for (var type : List.of("CREATED", "UPDATED", "RESOLVED")) {
            assertThat(one("CUSTOMER.DISPUTE." + type, resource)).isEqualTo(expected);
        }
    }

    @Test
    void a_dispute_about_several_captures_is_one_about_each() {
        var said =
                translate(
                        "CUSTOMER.DISPUTE.CREATED",
                        "'dispute_id':'PP-1','status':'OPEN','dispute_amount':{'currency_code':'USD','value':'9.00'},"
                                + "'disputed_transactions':[{'seller_transaction_id':'5VK4','gross_amount':{'currency_code':'USD','value':'4.00'}},{'seller_transaction_id':'5VK5'}]");

        assertThat(said).hasSize(2);
        assertThat(said.getFirst())
                .isEqualTo(
                        plainly(
                                new About("5VK4", List.of(CAPTURE), List.of()),
                                new Told(
                                        new PaymentDisputed(
                                                "5VK4",
                                                "paypal",
                                                "PP-1",
                                                DisputeState.OPEN,
                                                "OPEN",
                                                null,
                                                usd("4.00"),
                                                null))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'dispute_id':'PP-1','status':'RESOLVED','disputed_transactions':[{'seller_transaction_id':'5VK4'}]",
                "'dispute_id':'PP-1','status':'NEW_WORD','disputed_transactions':[{'seller_transaction_id':'5VK4'}]",
                "'dispute_id':'PP-1','status':'OPEN','disputed_transactions':[]",
                "'status':'OPEN','disputed_transactions':[{'seller_transaction_id':'5VK4'}]"
            })
    void a_dispute_that_cannot_be_read_is_for_a_human(String resource) {
        assertThat(plain("CUSTOMER.DISPUTE.UPDATED", resource)).isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'id':'5VK4','status':'COMPLETED'",
                "'id':'5VK4','status':'COMPLETED','amount':{'currency_code':'USD','value':'1e3'}",
                "'id':'5VK4','status':'COMPLETED','amount':{'currency_code':'USD','value':'-1.00'}",
                "'id':'5VK4','status':'COMPLETED','amount':{'currency_code':'JPY','value':'1.50'}",
                "'id':'5VK4','status':'COMPLETED','amount':{'currency_code':'ZZZ','value':'1.00'}",
                "'id':'5VK4','status':'COMPLETED','amount':{'currency_code':'USD','value':10}",
                "'id':'a b','status':'COMPLETED','amount':{'currency_code':'USD','value':'1.00'}",
                "'id':'5VK4','status':'NEW_WORD','amount':{'currency_code':'USD','value':'1.00'}"
            })
    void a_capture_that_cannot_be_read_is_for_a_human(String resource) {
        assertThat(plain("PAYMENT.CAPTURE.COMPLETED", resource)).isInstanceOf(Unreadable.class);
    }

    @Test
    void amounts_are_exact_in_every_currency() {
        assertThat(saidOf("PAYMENT.CAPTURE.COMPLETED", amount("JPY", "1500")))
                .isEqualTo(new Paid(money("1500", "JPY"), "5VK4"));
        assertThat(saidOf("PAYMENT.CAPTURE.COMPLETED", amount("HUF", "1500")))
                .isEqualTo(new Paid(money("1500.00", "HUF"), "5VK4"));
        assertThat(saidOf("PAYMENT.CAPTURE.COMPLETED", amount("KWD", "0.001")))
                .isEqualTo(new Paid(money("0.001", "KWD"), "5VK4"));
    }

    @Test
    void a_time_to_come_is_the_time_of_receipt() {
        var event =
                "{'create_time':'2027-01-01T00:00:00Z','event_type':'PAYMENT.CAPTURE.COMPLETED','resource':{'id':'5VK4','status':'COMPLETED',%s}}"
                        .formatted(TEN);

        assertThat(PayPalTranslator.translate(json(event), RECEIVED))
                .containsExactly(
                        new Happened(
                                new About("5VK4", List.of(CAPTURE), List.of()),
                                RECEIVED,
                                new Paid(usd("10.00"), "5VK4")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PAYMENT.PAYOUTSBATCH.SUCCESS",
                "PAYMENT.PAYOUTS-ITEM.UNCLAIMED",
                "PAYMENT.REFERENCED-PAYOUT-ITEM.COMPLETED",
                "MERCHANT.ONBOARDING.COMPLETED",
                "BILLING.PLAN.UPDATED"
            })
    void what_is_not_about_a_payment_of_an_order_is_not_ours(String type) {
        assertThat(plain(type, "'id':'X'")).isInstanceOf(NotOurs.class);
    }

    private static String amount(String currency, String value) {
        return "'id':'5VK4','status':'COMPLETED','amount':{'currency_code':'%s','value':'%s'}"
                .formatted(currency, value);
    }

    private static Money usd(String amount) {
        return money(amount, "USD");
    }

    private static Money money(String amount, String currency) {
        return new Money(new BigDecimal(amount), Asset.iso(currency));
    }

    private static Happened plainly(About about, Said said) {
        return new Happened(about, TOLD, said);
    }

    private static Said saidOf(String type, String resource) {
        return one(type, resource).said();
    }

    private static Happened one(String type, String resource) {
        return (Happened) plain(type, resource);
    }

    private static Translation plain(String type, String resource) {
        var said = translate(type, resource);
        assertThat(said).hasSize(1);
        return said.getFirst();
    }

    private static List<Translation> translate(String type, String resource) {
        return PayPalTranslator.translate(
                json(
                        "{'id':'WH-1','create_time':'%s','event_type':'%s','resource':{%s}}"
                                .formatted(TOLD, type, resource)),
                RECEIVED);
    }

    private static JsonNode json(String text) {
        return Fixtures.read(text.replace('\'', '"'));
    }
}
