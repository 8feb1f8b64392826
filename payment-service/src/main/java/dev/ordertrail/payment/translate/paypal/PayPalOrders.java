package dev.ordertrail.payment.translate.paypal;

import static dev.ordertrail.payment.translate.paypal.PayPalTranslator.PROVIDER;

import dev.ordertrail.contracts.PaymentEvent;
import dev.ordertrail.contracts.PaymentEvent.CheckoutStarted;
import dev.ordertrail.contracts.PaymentEvent.PaymentEnded;
import dev.ordertrail.payment.translate.Misread;
import dev.ordertrail.payment.translate.ProviderObject;
import dev.ordertrail.payment.translate.ProviderObject.Kind;
import dev.ordertrail.payment.translate.Translation;
import dev.ordertrail.payment.translate.Translation.About;
import dev.ordertrail.payment.translate.Translation.Happened;
import dev.ordertrail.payment.translate.Translation.NotOurs;
import dev.ordertrail.payment.translate.Translation.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/// What PayPal says of its own orders, each of whose purchase units may be another order of ours.
final class PayPalOrders {
    private PayPalOrders() {}

    /// The buyer agreed, or is about to; no money has moved.
    static List<Translation> started(PayPalObject order, Instant at) {
        return units(
                order,
                at,
                (id, unit) ->
                        new CheckoutStarted(
                                id,
                                PROVIDER,
                                id,
                                unit.has("amount") ? unit.money("amount") : null,
                                null));
    }

    static List<Translation> ended(PayPalObject order, Instant at, String reason) {
        return units(order, at, (id, _) -> new PaymentEnded(id, PROVIDER, reason));
    }

    /// Completed means captured: what came in is what the captures say, each for itself.
    static List<Translation> completed(PayPalObject order, Instant at) {
        var id = id(order);
        var said = new ArrayList<Translation>();
        for (var unit : order.each("purchase_units")) {
            for (var capture : unit.at("payments").each("captures")) {
                said.add(PayPalCaptures.captured(capture, id, unit.orderNames(), at));
            }
        }
        return said.isEmpty() ? List.of(new NotOurs("a completed order without captures")) : said;
    }

    private static List<Translation> units(
            PayPalObject order, Instant at, BiFunction<String, PayPalObject, PaymentEvent> fact) {
        var id = id(order);
        var units = order.each("purchase_units");
        var objects = List.of(new ProviderObject(Kind.PAYPAL_ORDER, id));
        var said = new ArrayList<Translation>();
        for (var unit : units.isEmpty() ? List.of(order) : units) {
            var about = new About(id, objects, unit.orderNames());
            said.add(new Happened(about, at, new Told(fact.apply(id, unit))));
        }
        return said;
    }

    /// Some events bring the order, some only its id.
    private static String id(PayPalObject order) {
        var id = order.id("id");
        var named = id == null ? order.id("order_id") : id;
        if (named == null) {
            throw new Misread("an order without a usable id");
        }
        return named;
    }
}
