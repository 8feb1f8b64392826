package dev.ordertrail.providers.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.providers.store.Stored;
import java.util.Optional;

/// What people do without the merchant's API: buyers at PayPal's page, and staff in PayPal's
/// dashboard.
public final class PayPalDesk {
    private final PayPal payPal;

    public PayPalDesk(PayPal payPal) {
        this.payPal = payPal;
    }

    /// An order, as a buyer finds it.
    public Optional<ObjectNode> order(String id) {
        return payPal.store()
                .find(id)
                .filter(stored -> stored.kind().equals(Merchant.ORDER))
                .map(Stored::object);
    }

    /// Whether the buyer may still agree.
    public static boolean isOpen(ObjectNode order) {
        return Orders.isOpen(order);
    }

    /// A buyer agrees.
    ///
    /// @param fate what will come of the capture: `COMPLETED`, `PENDING`, `DECLINED`, or
    ///   `INSTRUMENT` when it is to be refused at once
    /// @throws IllegalStateException in PayPal's words, when it is too late
    public ObjectNode approve(String id, String fate) {
        try {
            var stored = payPal.store().find(id).orElseThrow();
            return new Orders(payPal.merchant(stored.account())).approve(stored.object(), fate);
        } catch (PayPalRefused refused) {
            throw said(refused);
        }
    }

    /// Does something by hand.
    ///
    /// @param id of a capture or a dispute; an order stands for its capture
    /// @param action `refund`, `dispute`, `complete`, `deny`, `decline`, `resolve`, `win`, `lose`
    /// @return what has become of it
    public ObjectNode act(String id, String action, JsonNode with) {
        try {
            var stored = payPal.store().find(id).orElseThrow(() -> PayPalRefused.unknown(id));
            return act(payPal.merchant(stored.account()), stored, action, with);
        } catch (PayPalRefused refused) {
            throw said(refused);
        }
    }

    private static ObjectNode act(Merchant merchant, Stored stored, String action, JsonNode with) {
        return switch (action) {
            case "refund" -> new Captures(merchant).refund(capture(merchant, stored), with);
            case "dispute" -> new Disputes(merchant).open(capture(merchant, stored), with);
            case "complete" ->
                    new Captures(merchant).decide(capture(merchant, stored), "COMPLETED");
            case "deny" -> new Captures(merchant).decide(capture(merchant, stored), "DENIED");
            case "decline" -> new Captures(merchant).decide(capture(merchant, stored), "DECLINED");
            case "resolve" -> resolve(merchant, stored, with.path("outcome").asText());
            case "win" -> resolve(merchant, stored, "RESOLVED_SELLER_FAVOUR");
            case "lose" -> resolve(merchant, stored, "RESOLVED_BUYER_FAVOUR");
            default -> throw PayPalRefused.invalid("action", "UNKNOWN");
        };
    }

    private static ObjectNode resolve(Merchant merchant, Stored stored, String outcome) {
        var dispute =
                stored.kind().equals(Merchant.DISPUTE)
                        ? stored.object()
                        : disputeOf(merchant, capture(merchant, stored).path("id").asText());
        return new Disputes(merchant).resolve(dispute, outcome);
    }

    private static ObjectNode disputeOf(Merchant merchant, String capture) {
        return merchant.all(Merchant.DISPUTE).reversed().stream()
                .filter(dispute -> Disputes.captureOf(dispute).equals(capture))
                .findFirst()
                .orElseThrow(() -> PayPalRefused.unknown(capture));
    }

    private static ObjectNode capture(Merchant merchant, Stored stored) {
        if (!stored.kind().equals(Merchant.ORDER)) {
            return merchant.get(Merchant.CAPTURE, stored.id());
        }
        var payments = Orders.unit(stored.object()).path("payments");
        var id = payments.path("captures").path(0).path("id").asText();
        return merchant.get(Merchant.CAPTURE, id);
    }

    private static IllegalStateException said(PayPalRefused refused) {
        var issue = refused.body().path("details").path(0).path("issue").asText();
        return new IllegalStateException(issue, refused);
    }
}
