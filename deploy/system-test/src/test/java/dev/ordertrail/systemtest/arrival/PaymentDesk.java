package dev.ordertrail.systemtest.arrival;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ordertrail.contracts.OrderEvent.OrderPlaced;
import dev.ordertrail.contracts.PaymentEvent;
import dev.ordertrail.contracts.PaymentEvent.PaymentConfirmed;
import dev.ordertrail.payment.domain.Expectation;
import dev.ordertrail.payment.domain.LookupKey;
import dev.ordertrail.payment.domain.LookupKey.Kind;
import dev.ordertrail.payment.domain.Match;
import dev.ordertrail.payment.domain.Payment;
import dev.ordertrail.payment.handle.CallbackNames;
import dev.ordertrail.payment.translate.Translation.Beside;
import dev.ordertrail.payment.translate.Translation.Flagged;
import dev.ordertrail.payment.translate.Translation.Happened;
import dev.ordertrail.payment.translate.Translation.Locked;
import dev.ordertrail.payment.translate.Translation.Noted;
import dev.ordertrail.payment.translate.Translation.Paid;
import dev.ordertrail.payment.translate.Translation.Told;
import dev.ordertrail.payment.translate.stripe.StripeTranslator;
import dev.ordertrail.systemtest.callback.Callback;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// payment-service without its tables: a callback waits until its order is known, and is told once.
final class PaymentDesk {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Log<PaymentEvent> log;
    private final Map<LookupKey, String> links = new HashMap<>();
    private final Set<String> told = new HashSet<>();
    private final List<Callback> waiting = new ArrayList<>();
    private @Nullable Expectation expected;
    private Payment payment = Payment.named();

    PaymentDesk(Log<PaymentEvent> log) {
        this.log = log;
    }

    /// How far the payment has come.
    Payment payment() {
        return payment;
    }

    void expect(OrderPlaced placed) {
        var seller = placed.seller();
        expected =
                new Expectation(
                        Log.ORDER_ID,
                        Log.SHOP,
                        placed.number(),
                        placed.reference(),
                        seller == null ? null : seller.id(),
                        placed.payment().method(),
                        placed.total());
        var keys = new TreeSet<LookupKey>();
        CallbackNames.add(keys, Kind.ORDER, Log.ORDER_ID);
        CallbackNames.add(keys, Kind.NUMBER, placed.number());
        CallbackNames.add(keys, Kind.REFERENCE, placed.reference());
        CallbackNames.add(keys, Kind.PAYMENT_INTENT, placed.payment().paymentIntentId());
        CallbackNames.add(keys, Kind.SESSION, placed.payment().sessionId());
        keys.forEach(key -> links.put(key, Log.ORDER_ID));
        wake();
    }

    void take(Callback callback) {
        var happened = (Happened) StripeTranslator.translate(json(callback), Log.LEARNED);
        var known =
                CallbackNames.all(happened.about()).stream()
                        .filter(links::containsKey)
                        .map(key -> new Match.Link(key, Objects.requireNonNull(links.get(key))))
                        .toList();
        switch (Match.of(known)) {
            case Match.None() -> waiting.add(callback);
            case Match.Conflict(var why) -> throw new AssertionError(why);
            case Match.One(var orderId) -> {
                var fresh =
                        CallbackNames.objects(happened.about()).stream()
                                .filter(key -> links.putIfAbsent(key, orderId) == null)
                                .toList();
                tell(callback, happened);
                if (!fresh.isEmpty()) {
                    wake();
                }
            }
        }
    }

    private void tell(Callback callback, Happened happened) {
        fact(happened).ifPresent(fact -> tell(callback, happened, fact));
    }

    private void tell(Callback callback, Happened happened, PaymentEvent fact) {
        payment = payment.after(fact);
        var id = CallbackNames.fact("stripe", Log.SHOP + "/" + callback.id());
        if (told.add(id)) {
            log.append(List.of(new Log.Told<>(id, happened.at(), fact)));
        }
    }

    /// Empty for what concerns the ledger alone.
    private Optional<PaymentEvent> fact(Happened happened) {
        return switch (happened.said()) {
            case Told(var fact) -> Optional.of(fact);
            case Paid(var amount, var evidence) -> {
                var order = Objects.requireNonNull(expected);
                yield Optional.of(
                        new PaymentConfirmed(
                                happened.about().paymentId(),
                                "stripe",
                                amount,
                                order.total(),
                                order.judge(amount, List.of()),
                                evidence));
            }
            case Locked _ -> throw new AssertionError("a card locks nothing");
            case Noted(), Beside(), Flagged _ -> Optional.empty();
        };
    }

    private void wake() {
        var woken = List.copyOf(waiting);
        waiting.clear();
        woken.forEach(this::take);
    }

    private static com.fasterxml.jackson.databind.JsonNode json(Callback callback) {
        try {
            return JSON.readTree(callback.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
