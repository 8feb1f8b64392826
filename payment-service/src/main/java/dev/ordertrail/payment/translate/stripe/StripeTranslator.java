package dev.ordertrail.payment.translate.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.contracts.PaymentEvent.CheckoutStarted;
import dev.ordertrail.contracts.PaymentEvent.PaymentAttemptFailed;
import dev.ordertrail.contracts.PaymentEvent.PaymentEnded;
import dev.ordertrail.contracts.PaymentEvent.PaymentRefunded;
import dev.ordertrail.payment.translate.ProviderObject;
import dev.ordertrail.payment.translate.ProviderObject.Kind;
import dev.ordertrail.payment.translate.Translation;
import dev.ordertrail.payment.translate.Translation.About;
import dev.ordertrail.payment.translate.Translation.Happened;
import dev.ordertrail.payment.translate.Translation.NotOurs;
import dev.ordertrail.payment.translate.Translation.Paid;
import dev.ordertrail.payment.translate.Translation.Said;
import dev.ordertrail.payment.translate.Translation.Told;
import dev.ordertrail.payment.translate.Translation.Unreadable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A Stripe event in our words.
public final class StripeTranslator {
    public static final String PROVIDER = "stripe";

    private StripeTranslator() {}

    /// Translates an event.
    ///
    /// @param event the event, as it was sent
    /// @param receivedAt when it reached us; no fact is later than that
    public static Translation translate(JsonNode event, Instant receivedAt) {
        var json = event.path("data").path("object");
        if (!json.isObject() || !event.path("type").isTextual()) {
            return new Unreadable("no event: type or data.object is missing");
        }
        var object = new StripeObject(json);
        var at = happened(new StripeObject(event), receivedAt);
        try {
            return switch (event.path("type").textValue()) {
                case "checkout.session.completed" -> session(object, at, completed(object));
                case "checkout.session.async_payment_succeeded" ->
                        session(object, at, StripeTranslator::sessionPaid);
                case "checkout.session.async_payment_failed" ->
                        session(object, at, (_, id) -> failed(id, "async_payment_failed"));
                case "checkout.session.expired" ->
                        session(object, at, (_, id) -> ended(id, "expired"));
                case "payment_intent.succeeded" -> intent(object, at, StripeTranslator::intentPaid);
                case "payment_intent.payment_failed" ->
                        intent(object, at, (o, id) -> failed(id, failureCode(o)));
                case "payment_intent.canceled" ->
                        intent(object, at, (_, id) -> ended(id, "canceled"));
                case "charge.refunded" -> refunded(object, at);
                case "charge.dispute.created",
                        "charge.dispute.updated",
                        "charge.dispute.closed",
                        "charge.dispute.funds_withdrawn",
                        "charge.dispute.funds_reinstated" ->
                        disputed(object, at);
                default -> new NotOurs("nothing about the payment of an order");
            };
        } catch (Misread e) {
            return new Unreadable(String.valueOf(e.getMessage()));
        }
    }

    /// What an object says about the payment of this name.
    private interface Reading {
        Said of(StripeObject object, String paymentId);
    }

    private static Translation session(StripeObject session, Instant at, Reading reading) {
        if ("setup".equals(session.word("mode"))) {
            return new NotOurs("a setup session moves no money");
        }
        var id = session.requiredId();
        var intent = session.id("payment_intent");
        var paymentId = intent == null ? id : intent;
        var about = new About(paymentId, objects(intent, id, List.of()), session.orderNames());
        return new Happened(about, at, reading.of(session, paymentId));
    }

    private static Translation intent(StripeObject intent, Instant at, Reading reading) {
        var id = intent.requiredId();
        var about = new About(id, objects(id, null, charges(intent)), intent.orderNames());
        return new Happened(about, at, reading.of(intent, id));
    }

    /// Completed means that the buyer is through; whether money came is another field. A delayed
    /// method is `unpaid`.
    private static Reading completed(StripeObject session) {
        var status = session.word("payment_status");
        if (status == null) {
            throw new Misread("a completed session without payment_status");
        }
        return switch (status) {
            case "paid", "no_payment_required" -> StripeTranslator::sessionPaid;
            case "unpaid" -> StripeTranslator::checkoutNoted;
            default -> throw new Misread("a payment_status that is not known");
        };
    }

    private static Said sessionPaid(StripeObject session, String paymentId) {
        return new Paid(session.money("amount_total"), session.requiredId());
    }

    private static Said checkoutNoted(StripeObject session, String paymentId) {
        return new Told(
                new CheckoutStarted(
                        paymentId,
                        PROVIDER,
                        session.requiredId(),
                        session.has("amount_total") ? session.money("amount_total") : null,
                        session.time("expires_at")));
    }

    private static Said intentPaid(StripeObject intent, String paymentId) {
        var field = intent.has("amount_received") ? "amount_received" : "amount";
        return new Paid(intent.money(field), paymentId);
    }

    private static Said failed(String paymentId, @Nullable String code) {
        return new Told(new PaymentAttemptFailed(paymentId, PROVIDER, code));
    }

    private static Said ended(String paymentId, String reason) {
        return new Told(new PaymentEnded(paymentId, PROVIDER, reason));
    }

    private static @Nullable String failureCode(StripeObject intent) {
        var error = intent.at("last_payment_error");
        var code = error.word("code");
        return code == null ? error.word("type") : code;
    }

    private static Translation refunded(StripeObject charge, Instant at) {
        if (charge.isFalse("captured")) {
            return new NotOurs("a released authorisation: no money had moved");
        }
        var id = charge.requiredId();
        var intent = charge.id("payment_intent");
        var paymentId = intent == null ? id : intent;
        var about = new About(paymentId, objects(intent, null, List.of(id)), charge.orderNames());
        var captured = charge.money(charge.has("amount_captured") ? "amount_captured" : "amount");
        return new Happened(
                about,
                at,
                new Told(
                        new PaymentRefunded(
                                paymentId, PROVIDER, charge.money("amount_refunded"), captured)));
    }

    private static Translation disputed(StripeObject dispute, Instant at) {
        var charge = dispute.id("charge");
        var intent = dispute.id("payment_intent");
        var paymentId = intent == null ? charge : intent;
        if (paymentId == null) {
            throw new Misread("a dispute of no charge");
        }
        var about =
                new About(paymentId, objects(intent, null, listOf(charge)), dispute.orderNames());
        return new Happened(about, at, new Told(StripeDisputes.read(dispute, paymentId, charge)));
    }

    /// The latest charge, and all of them in the versions before 2022-11-15.
    private static List<String> charges(StripeObject intent) {
        var charges = new ArrayList<>(listOf(intent.id("latest_charge")));
        for (var charge : intent.json().path("charges").path("data")) {
            var id = new StripeObject(charge).id("id");
            if (id != null && !charges.contains(id)) {
                charges.add(id);
            }
        }
        return charges;
    }

    private static List<ProviderObject> objects(
            @Nullable String intent, @Nullable String session, List<String> charges) {
        var objects = new ArrayList<ProviderObject>();
        if (intent != null) {
            objects.add(new ProviderObject(Kind.PAYMENT_INTENT, intent));
        }
        if (session != null) {
            objects.add(new ProviderObject(Kind.SESSION, session));
        }
        charges.forEach(charge -> objects.add(new ProviderObject(Kind.CHARGE, charge)));
        return objects;
    }

    private static List<String> listOf(@Nullable String id) {
        return id == null ? List.of() : List.of(id);
    }

    /// When Stripe says it happened; a time that is missing or still to come is the time of
    /// receipt.
    private static Instant happened(StripeObject event, Instant receivedAt) {
        var created = event.time("created");
        return created == null || created.isAfter(receivedAt) ? receivedAt : created;
    }
}
