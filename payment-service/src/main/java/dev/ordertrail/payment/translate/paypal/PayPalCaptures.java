package dev.ordertrail.payment.translate.paypal;

import static dev.ordertrail.payment.translate.paypal.PayPalTranslator.PROVIDER;

import dev.ordertrail.contracts.PaymentEvent.CheckoutStarted;
import dev.ordertrail.contracts.PaymentEvent.PaymentAttemptFailed;
import dev.ordertrail.contracts.PaymentEvent.PaymentEnded;
import dev.ordertrail.payment.translate.Misread;
import dev.ordertrail.payment.translate.ProviderObject;
import dev.ordertrail.payment.translate.ProviderObject.Kind;
import dev.ordertrail.payment.translate.Translation;
import dev.ordertrail.payment.translate.Translation.About;
import dev.ordertrail.payment.translate.Translation.Happened;
import dev.ordertrail.payment.translate.Translation.Moved;
import dev.ordertrail.payment.translate.Translation.Paid;
import dev.ordertrail.payment.translate.Translation.Said;
import dev.ordertrail.payment.translate.Translation.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What PayPal says of captures, and of authorisations, from which captures may come.
final class PayPalCaptures {
    private PayPalCaptures() {}

    /// A capture as an event of its own brings it.
    ///
    /// @param told how the event calls what happened, for a capture without a status
    static Translation captured(PayPalObject capture, String told, Instant at) {
        var status = status(capture);
        var about = about(capture, related(capture, "order_id"), List.of());
        return new Happened(about, at, said(capture, status == null ? told : status), fee(capture));
    }

    /// A capture as PayPal's order brings it.
    ///
    /// @param names what the merchant called the order
    static Translation captured(
            PayPalObject capture, String paypalOrder, List<String> names, Instant at) {
        var status = status(capture);
        if (status == null) {
            throw new Misread("a capture without a status");
        }
        return new Happened(
                about(capture, paypalOrder, names), at, said(capture, status), fee(capture));
    }

    /// The buyer's bank keeps the money ready; it is not ours yet.
    static Translation reserved(PayPalObject authorisation, Instant at) {
        var id = authorisation.requiredId();
        var moved =
                authorisation.has("amount")
                        ? List.of(
                                Moved.of(
                                        Moved.Kind.AUTHORIZED_SO_FAR,
                                        id,
                                        authorisation.money("amount")))
                        : List.<Moved>of();
        return new Happened(
                about(authorisation, related(authorisation, "order_id"), List.of()),
                at,
                started(authorisation, authorisation.time("expiration_time")),
                moved);
    }

    static Translation voided(PayPalObject authorisation, Instant at) {
        return new Happened(
                about(authorisation, related(authorisation, "order_id"), List.of()),
                at,
                new Told(new PaymentEnded(authorisation.requiredId(), PROVIDER, "voided")));
    }

    /// The object of this kind that the capture says it belongs to.
    static @Nullable String related(PayPalObject object, String kind) {
        return object.at("supplementary_data").at("related_ids").id(kind);
    }

    /// The status decides; a capture of which something went back was captured all the same.
    private static Said said(PayPalObject capture, String status) {
        return switch (status) {
            case "COMPLETED", "PARTIALLY_REFUNDED", "REFUNDED" ->
                    new Paid(capture.money("amount"), capture.requiredId());
            case "PENDING" -> started(capture, null);
            case "DECLINED", "DENIED", "FAILED" ->
                    new Told(
                            new PaymentAttemptFailed(
                                    capture.requiredId(), PROVIDER, why(capture, status)));
            default -> throw new Misread("a capture's status that is not known");
        };
    }

    private static Said started(PayPalObject object, @Nullable Instant until) {
        var id = object.requiredId();
        var amount = object.has("amount") ? object.money("amount") : null;
        return new Told(new CheckoutStarted(id, PROVIDER, id, amount, until));
    }

    /// The older API has the status in small letters in another field.
    private static @Nullable String status(PayPalObject capture) {
        var status = capture.word("status");
        var older = status == null ? capture.word("state") : status;
        return older == null ? null : older.toUpperCase(Locale.ROOT);
    }

    private static String why(PayPalObject capture, String status) {
        var reason = capture.at("status_details").word("reason");
        var code = reason == null ? capture.at("processor_response").word("response_code") : reason;
        return code == null ? status : code;
    }

    private static About about(
            PayPalObject object, @Nullable String paypalOrder, List<String> names) {
        var id = object.requiredId();
        var objects = new ArrayList<ProviderObject>();
        objects.add(new ProviderObject(Kind.CAPTURE, id));
        if (paypalOrder != null) {
            objects.add(new ProviderObject(Kind.PAYPAL_ORDER, paypalOrder));
        }
        var called = object.orderNames();
        return new About(id, objects, called.isEmpty() ? names : called);
    }

    /// What PayPal keeps of it, which it says once the money is there.
    private static List<Moved> fee(PayPalObject capture) {
        var breakdown = capture.at("seller_receivable_breakdown");
        return breakdown.has("paypal_fee")
                ? List.of(
                        Moved.of(
                                Moved.Kind.FEE,
                                capture.requiredId(),
                                breakdown.money("paypal_fee")))
                : List.of();
    }
}
