package dev.ordertrail.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.ChargeListParams;
import com.stripe.param.DisputeUpdateParams;
import com.stripe.param.EventListParams;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.checkout.SessionCreateParams;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Stripe's own library against the server: what it reads is what it would read of Stripe's.
@DisplayNameGeneration(ReplaceUnderscores.class)
class StripeLibraryTest {
    private static final String GOOD = "4242424242424242";

    @TempDir Path home;
    private Running running;

    @BeforeEach
    void start() throws IOException {
        running = new Running(home);
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void a_card_is_declined_and_another_one_pays() throws Exception {
        var session = session("4999");
        assertThat(session.getStatus()).isEqualTo("open");
        assertThat(session.getPaymentIntent()).isNull();

        var declined = running.pay(session.getId(), "4000000000000002");
        assertThat(declined.status()).isEqualTo(402);
        assertThat(declined.json().at("/error/decline_code").asText()).isEqualTo("generic_decline");
        var paid = running.pay(session.getId(), GOOD);
        assertThat(paid.json().path("status").asText()).isEqualTo("succeeded");
        assertThat(paid.json().path("redirect").asText())
                .isEqualTo("https://shop.example/done?s=" + session.getId());

        var seen = running.stripe().v1().checkout().sessions().retrieve(session.getId());
        assertThat(seen.getPaymentStatus()).isEqualTo("paid");
        assertThat(seen.getStatus()).isEqualTo("complete");
        var intent =
                running.stripe()
                        .v1()
                        .paymentIntents()
                        .retrieve(
                                seen.getPaymentIntent(),
                                PaymentIntentRetrieveParams.builder()
                                        .addExpand("latest_charge.balance_transaction")
                                        .build(),
                                RequestOptions.getDefault());
        assertThat(intent.getAmountReceived()).isEqualTo(4_999);
        assertThat(intent.getMetadata()).containsEntry("order_id", "o-1");
        var movement = intent.getLatestChargeObject().getBalanceTransactionObject();
        assertThat(movement.getFee()).isEqualTo(175);
        assertThat(movement.getNet()).isEqualTo(4_999 - 175);
        assertThat(charges(intent.getId()))
                .extracting(Charge::getStatus)
                .containsExactly("succeeded", "failed");
        assertThat(running.pay(session.getId(), GOOD).status()).isEqualTo(402);
    }

    @Test
    void refunds_never_exceed_what_was_captured() throws Exception {
        var intent = paid();
        var part = RefundCreateParams.builder().setPaymentIntent(intent).setAmount(1_000L).build();
        var rest = RefundCreateParams.builder().setPaymentIntent(intent).build();
        var refunds = running.stripe().v1().refunds();

        assertThat(refunds.create(part).getAmount()).isEqualTo(1_000);
        assertThatThrownBy(() ->
                        refunds.create(
                                RefundCreateParams.builder()
                                        .setPaymentIntent(intent)
                                        .setAmount(4_500L)
                                        .build()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("greater than unrefunded amount");
        assertThat(refunds.create(rest).getAmount()).isEqualTo(3_999);
        assertThatThrownBy(() -> refunds.create(rest))
                .isInstanceOfSatisfying(
                        StripeException.class,
                        e -> assertThat(e.getCode()).isEqualTo("charge_already_refunded"));
        var listed =
                refunds.list(RefundListParams.builder().setPaymentIntent(intent).build()).getData();
        assertThat(listed).hasSize(2);
        assertThat(charges(intent).getFirst().getRefunded()).isTrue();
    }

    @Test
    void one_key_does_a_thing_once_and_not_with_other_parameters() throws Exception {
        var intent = paid();
        var refunds = running.stripe().v1().refunds();
        var options = RequestOptions.builder().setIdempotencyKey("refund-1").build();
        var asked = RefundCreateParams.builder().setPaymentIntent(intent).setAmount(500L).build();

        var first = refunds.create(asked, options);
        var second = refunds.create(asked, options);

        assertThat(second.getId()).isEqualTo(first.getId());
        assertThat(second.getLastResponse().headers().firstValue("Idempotent-Replayed"))
                .contains("true");
        assertThatThrownBy(() ->
                        refunds.create(
                                RefundCreateParams.builder()
                                        .setPaymentIntent(intent)
                                        .setAmount(600L)
                                        .build(),
                                options))
                .isInstanceOf(IdempotencyException.class);
        running.restart();
        assertThat(running.stripe().v1().refunds().create(asked, options).getId())
                .isEqualTo(first.getId());
        running.post("/control/forget/results", "{}");
        assertThat(running.stripe().v1().refunds().create(asked, options).getId())
                .isNotEqualTo(first.getId());
    }

    @Test
    void an_intent_is_authorised_captured_in_part_and_another_one_canceled() throws Exception {
        var intents = running.stripe().v1().paymentIntents();
        var asked = intent("pm_card_visa");

        var held = intents.create(asked);
        assertThat(held.getStatus()).isEqualTo("requires_capture");
        var taken =
                intents.capture(
                        held.getId(),
                        com.stripe.param.PaymentIntentCaptureParams.builder()
                                .setAmountToCapture(700L)
                                .build());
        assertThat(taken.getAmountReceived()).isEqualTo(700);
        var other = intents.create(asked);
        var canceled =
                intents.cancel(
                        other.getId(),
                        PaymentIntentCancelParams.builder()
                                .setCancellationReason(
                                        PaymentIntentCancelParams.CancellationReason.ABANDONED)
                                .build());
        assertThat(canceled.getStatus()).isEqualTo("canceled");
        await().until(() -> running.shop().types().contains("payment_intent.canceled"));
        assertThatThrownBy(() -> intents.create(intent("pm_card_chargeDeclinedInsufficientFunds")))
                .isInstanceOfSatisfying(
                        CardException.class,
                        e -> assertThat(e.getDeclineCode()).isEqualTo("insufficient_funds"));
    }

    @Test
    void a_dispute_is_answered_and_lost_or_given_up() throws Exception {
        var disputes = running.stripe().v1().disputes();
        var disputed = session("4999");
        running.pay(disputed.getId(), "4000000000000259");
        var dispute = disputes.list().getData().getFirst();
        assertThat(dispute.getStatus()).isEqualTo("needs_response");
        assertThat(dispute.getBalanceTransactions().getFirst().getNet()).isEqualTo(-4_999 - 1_500);

        var answered =
                disputes.update(
                        dispute.getId(),
                        DisputeUpdateParams.builder()
                                .setEvidence(
                                        DisputeUpdateParams.Evidence.builder()
                                                .setShippingTrackingNumber("1Z999")
                                                .build())
                                .build());
        assertThat(answered.getStatus()).isEqualTo("under_review");
        assertThat(answered.getEvidence().getShippingTrackingNumber()).isEqualTo("1Z999");
        assertThat(disputes.close(dispute.getId()).getStatus()).isEqualTo("lost");
        assertThatThrownBy(() -> disputes.close(dispute.getId()))
                .isInstanceOf(InvalidRequestException.class);
        var charge = RefundCreateParams.builder().setCharge(dispute.getCharge()).build();
        assertThatThrownBy(() -> running.stripe().v1().refunds().create(charge))
                .hasMessageContaining("charged back");
    }

    @Test
    void a_session_that_is_expired_takes_its_intent_along() throws Exception {
        var sessions = running.stripe().v1().checkout().sessions();
        var session = session("4999");
        running.pay(session.getId(), "4000000000000002");
        var intent = sessions.retrieve(session.getId()).getPaymentIntent();
        assertThatThrownBy(() -> running.stripe().v1().paymentIntents().cancel(intent))
                .hasMessageContaining("Expire the Checkout Session instead");

        assertThat(sessions.expire(session.getId()).getStatus()).isEqualTo("expired");

        assertThat(running.stripe().v1().paymentIntents().retrieve(intent).getStatus())
                .isEqualTo("canceled");
        assertThat(running.pay(session.getId(), GOOD).status()).isEqualTo(402);
        assertThatThrownBy(() -> sessions.expire(session.getId()))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void lists_are_paged_newest_first() throws Exception {
        var made = new java.util.ArrayList<String>();
        for (var i = 0; i < 5; i++) {
            made.add(session("100").getId());
        }
        var seen = new java.util.ArrayList<String>();
        var params = com.stripe.param.checkout.SessionListParams.builder().setLimit(2L).build();
        for (var session :
                running.stripe().v1().checkout().sessions().list(params).autoPagingIterable()) {
            seen.add(session.getId());
        }

        assertThat(seen).isEqualTo(made.reversed());
        assertThat(
                        running.stripe()
                                .v1()
                                .events()
                                .list(
                                        EventListParams.builder()
                                                .addType("payment_intent.created")
                                                .build())
                                .getData())
                .isEmpty();
    }

    @Test
    void merchants_see_nothing_of_each_other_and_no_wrong_key_is_taken() throws Exception {
        var session = session("4999");

        assertThatThrownBy(() ->
                        running.stripe("sk_test_local_keys")
                                .v1()
                                .checkout()
                                .sessions()
                                .retrieve(session.getId()))
                .hasMessageContaining("No such checkout session");
        assertThatThrownBy(() -> running.stripe("sk_live_x").v1().disputes().list())
                .isInstanceOf(com.stripe.exception.AuthenticationException.class);
    }

    @Test
    void what_has_happened_outlives_a_restart() throws Exception {
        var session = session("4999");
        running.pay(session.getId(), GOOD);

        running.restart();

        var seen = running.stripe().v1().checkout().sessions().retrieve(session.getId());
        assertThat(seen.getPaymentStatus()).isEqualTo("paid");
        assertThat(charges(seen.getPaymentIntent())).hasSize(1);
    }

    private String paid() throws Exception {
        var session = session("4999");
        running.pay(session.getId(), GOOD);
        return running.stripe()
                .v1()
                .checkout()
                .sessions()
                .retrieve(session.getId())
                .getPaymentIntent();
    }

    private java.util.List<Charge> charges(String intent) throws StripeException {
        var params = ChargeListParams.builder().setPaymentIntent(intent).build();
        return running.stripe().v1().charges().list(params).getData();
    }

    private static PaymentIntentCreateParams intent(String method) {
        return PaymentIntentCreateParams.builder()
                .setAmount(1_000L)
                .setCurrency("usd")
                .setPaymentMethod(method)
                .setConfirm(true)
                .setCaptureMethod(PaymentIntentCreateParams.CaptureMethod.MANUAL)
                .build();
    }

    private Session session(String minor) throws StripeException {
        var price =
                SessionCreateParams.LineItem.PriceData.builder()
                        .setCurrency("usd")
                        .setUnitAmount(Long.parseLong(minor))
                        .setProductData(
                                SessionCreateParams.LineItem.PriceData.ProductData.builder()
                                        .setName("Space Game")
                                        .build())
                        .build();
        return running.stripe()
                .v1()
                .checkout()
                .sessions()
                .create(
                        SessionCreateParams.builder()
                                .setMode(SessionCreateParams.Mode.PAYMENT)
                                .addLineItem(
                                        SessionCreateParams.LineItem.builder()
                                                .setPriceData(price)
                                                .setQuantity(1L)
                                                .build())
                                .setClientReferenceId("o-1")
                                .putMetadata("order_id", "o-1")
                                .setPaymentIntentData(
                                        SessionCreateParams.PaymentIntentData.builder()
                                                .putMetadata("order_id", "o-1")
                                                .build())
                                .setSuccessUrl("https://shop.example/done?s={CHECKOUT_SESSION_ID}")
                                .build());
    }
}
