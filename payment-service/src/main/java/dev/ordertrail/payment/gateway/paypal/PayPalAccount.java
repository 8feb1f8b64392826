package dev.ordertrail.payment.gateway.paypal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.payment.gateway.Account;
import dev.ordertrail.payment.gateway.CallFailed;
import dev.ordertrail.payment.gateway.CallFailed.Refused;
import dev.ordertrail.payment.gateway.CallFailed.Unknown;
import dev.ordertrail.payment.gateway.Checkout;
import dev.ordertrail.payment.gateway.CheckoutAsk;
import dev.ordertrail.payment.gateway.PaymentSeen;
import dev.ordertrail.payment.gateway.RawMessage;
import dev.ordertrail.payment.gateway.RefundAsk;
import dev.ordertrail.payment.gateway.RefundSeen;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The calls for one shop.
final class PayPalAccount implements Account {
    private static final String ORDERS = "/v2/checkout/orders";
    private static final String CAPTURES = "/v2/payments/captures/";
    private static final String AUTHORISATIONS = "/v2/payments/authorizations/";

    private final PayPalHttp http;

    PayPalAccount(PayPalHttp http) {
        this.http = http;
    }

    /// No invoice id is given: PayPal takes each only once, and an order may be paid in two parts.
    @Override
    public Checkout startCheckout(CheckoutAsk ask, String key) throws CallFailed {
        var order = http.post(ORDERS, bytes(PayPalAsks.checkout(ask)), key);
        var id = order.path("id").asText();
        var url = link(order, "payer-action");
        var approval = url == null ? link(order, "approve") : url;
        if (id.isEmpty() || approval == null) {
            throw new Unknown("unreadable_answer", null);
        }
        return new Checkout(id, id, URI.create(approval), null);
    }

    /// PayPal lists no orders. One whose address nobody was given can never be approved, so it is
    /// as if it had not been started.
    @Override
    public @Nullable Checkout findCheckout(String checkoutId, Instant since) {
        return null;
    }

    @Override
    public RefundSeen refund(RefundAsk ask, String key) throws CallFailed {
        var path = CAPTURES + escaped(ask.paymentId()) + "/refund";
        var seen = PayPalRefundsSeen.read(http.post(path, bytes(PayPalAsks.refund(ask)), key));
        if (seen == null) {
            throw new Unknown("unreadable_answer", null);
        }
        return seen;
    }

    @Override
    public PaymentSeen look(String paymentId) throws CallFailed {
        var order = order(paymentId);
        if (order != null) {
            return PayPalSeen.order(paymentId, order);
        }
        var capture = http.get(CAPTURES + escaped(paymentId));
        if (capture != null) {
            return captured(capture);
        }
        var authorisation = http.get(AUTHORISATIONS + escaped(paymentId));
        if (authorisation == null) {
            throw new Refused("RESOURCE_NOT_FOUND", null);
        }
        return PayPalSeen.authorisation(paymentId, authorisation);
    }

    /// Its refunds are listed with its order alone. Where that cannot be read, how much went back
    /// is not known and must not be guessed.
    private PaymentSeen captured(JsonNode capture) throws CallFailed {
        var order = order(relatedOrder(capture));
        if (order == null && capture.path("status").asText().endsWith("REFUNDED")) {
            throw new Unknown("refunds_not_listed", null);
        }
        return PayPalSeen.capture(capture, order);
    }

    /// Takes an order that the buyer approved, or an authorisation.
    @Override
    public PaymentSeen capture(String paymentId, @Nullable Money amount, String key)
            throws CallFailed {
        if (order(paymentId) != null) {
            var path = ORDERS + "/" + escaped(paymentId) + "/capture";
            return PayPalSeen.order(paymentId, http.post(path, "{}".getBytes(UTF_8), key));
        }
        var path = AUTHORISATIONS + escaped(paymentId) + "/capture";
        var capture = http.post(path, bytes(PayPalAsks.capture(amount)), key);
        return PayPalSeen.capture(capture, null);
    }

    /// An order that was not captured cannot be cancelled: nothing comes of it unless we capture
    /// it. An authorisation is given back.
    @Override
    public Ended end(String objectId) throws CallFailed {
        var order = order(objectId);
        if (order != null) {
            return ended(PayPalSeen.order(objectId, order));
        }
        var seen = look(objectId);
        if (seen.stage() == PaymentSeen.Stage.AUTHORISED) {
            http.post(
                    AUTHORISATIONS + escaped(objectId) + "/void",
                    "{}".getBytes(UTF_8),
                    "void-" + objectId);
        }
        return ended(seen);
    }

    private static Ended ended(PaymentSeen seen) {
        return seen.stage() == PaymentSeen.Stage.CAPTURED ? Ended.PAID : Ended.ENDED;
    }

    @Override
    public List<RawMessage> eventsSince(Instant from) throws CallFailed {
        return new PayPalEvents(http).since(from);
    }

    private @Nullable JsonNode order(@Nullable String id) throws CallFailed {
        return id == null ? null : http.get(ORDERS + "/" + escaped(id));
    }

    private static @Nullable String relatedOrder(JsonNode capture) {
        var id = capture.at("/supplementary_data/related_ids/order_id").asText();
        return id.isEmpty() ? null : id;
    }

    private static @Nullable String link(JsonNode object, String relation) {
        for (var link : object.path("links")) {
            if (relation.equals(link.path("rel").asText())) {
                return link.path("href").asText();
            }
        }
        return null;
    }

    private static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(UTF_8);
    }

    private static String escaped(String id) {
        return URLEncoder.encode(id, UTF_8);
    }
}
