package dev.ordertrail.payment.gateway.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.RefundCreateParams;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.payment.gateway.Account;
import dev.ordertrail.payment.gateway.CallFailed;
import dev.ordertrail.payment.gateway.Checkout;
import dev.ordertrail.payment.gateway.CheckoutAsk;
import dev.ordertrail.payment.gateway.PaymentSeen;
import dev.ordertrail.payment.gateway.RawMessage;
import dev.ordertrail.payment.gateway.RefundAsk;
import dev.ordertrail.payment.gateway.RefundSeen;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A shop's account with Stripe.
final class StripeAccount implements Account {
    private final StripeClient client;
    private final StripeReader reader;
    private final StripeLook look;

    StripeAccount(StripeClient client) {
        this.client = client;
        reader = new StripeReader(client);
        look = new StripeLook(reader);
    }

    @Override
    public Checkout startCheckout(CheckoutAsk ask, String key) throws CallFailed {
        var params = StripeCheckouts.params(ask);
        var session =
                StripeCall.of(() -> client.v1().checkout().sessions().create(params, once(key)));
        return checkout(StripeReader.json(session.getLastResponse().body()));
    }

    @Override
    public @Nullable Checkout findCheckout(String checkoutId, Instant since) throws CallFailed {
        var query = "created[gte]=" + since.getEpochSecond();
        for (var session : reader.list("/v1/checkout/sessions", query)) {
            var ours = session.path("metadata").path(StripeCheckouts.CHECKOUT_ID).asText();
            if (ours.equals(checkoutId)) {
                return checkout(session);
            }
        }
        return null;
    }

    @Override
    public RefundSeen refund(RefundAsk ask, String key) throws CallFailed {
        var params = RefundCreateParams.builder().setAmount(StripeAmounts.minor(ask.amount()));
        if (ask.paymentId().startsWith("ch_")) {
            params.setCharge(ask.paymentId());
        } else {
            params.setPaymentIntent(ask.paymentId());
        }
        params.putMetadata(StripeLook.REFUND_ID, ask.refundId());
        params.putMetadata("order_id", ask.orderId());
        var built = params.build();
        var refund = StripeCall.of(() -> client.v1().refunds().create(built, once(key)));
        var seen = StripeLook.seen(StripeReader.json(refund.getLastResponse().body()));
        if (seen.isEmpty()) {
            throw new CallFailed.Unknown("unreadable_answer", null);
        }
        return seen.getFirst();
    }

    @Override
    public PaymentSeen look(String paymentId) throws CallFailed {
        return look.at(paymentId);
    }

    @Override
    public PaymentSeen capture(String paymentId, @Nullable Money amount, String key)
            throws CallFailed {
        var params = PaymentIntentCaptureParams.builder();
        if (amount != null) {
            params.setAmountToCapture(StripeAmounts.minor(amount));
        }
        var built = params.build();
        StripeCall.of(() -> client.v1().paymentIntents().capture(paymentId, built, once(key)));
        return look.at(paymentId);
    }

    @Override
    public Ended end(String objectId) throws CallFailed {
        try {
            if (objectId.startsWith("cs_")) {
                StripeCall.of(() -> client.v1().checkout().sessions().expire(objectId));
            } else {
                StripeCall.of(() -> client.v1().paymentIntents().cancel(objectId));
            }
            return Ended.ENDED;
        } catch (CallFailed.Refused refused) {
            return already(objectId, refused);
        }
    }

    /// Why something could not be ended: it was over, it was paid, or it is held by something else
    /// (an intent by its session), which ends first.
    private Ended already(String objectId, CallFailed.Refused refused) throws CallFailed {
        return switch (look.at(objectId).stage()) {
            case CAPTURED -> Ended.PAID;
            case ENDED -> Ended.ENDED;
            case OPEN, AUTHORISED -> throw new CallFailed.Later(refused.code(), refused);
        };
    }

    @Override
    public List<RawMessage> eventsSince(Instant from) throws CallFailed {
        var events = reader.list("/v1/events", "created[gte]=" + from.getEpochSecond());
        var oldestFirst = new ArrayList<>(events.stream().map(StripeMessages::event).toList());
        Collections.reverse(oldestFirst);
        return oldestFirst;
    }

    private static RequestOptions once(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }

    private static Checkout checkout(JsonNode session) {
        var id = session.path("id").asText();
        var intent = session.path("payment_intent").asText("");
        var expires = session.path("expires_at");
        return new Checkout(
                id,
                intent.isEmpty() ? id : intent,
                URI.create(session.path("url").asText("")),
                expires.canConvertToLong() && expires.isNumber()
                        ? Instant.ofEpochSecond(expires.longValue())
                        : null);
    }
}
