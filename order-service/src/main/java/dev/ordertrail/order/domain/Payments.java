package dev.ordertrail.order.domain;

import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.OrderEvent.PaymentNoted;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The payment axis: every payment of an order, as levels that do not depend on the order in which
/// facts arrive.
record Payments(Map<String, Payment> byId) {
    static final Payments NONE = new Payments(Map.of());

    Payments {
        byId = Collections.unmodifiableMap(new TreeMap<>(byId));
    }

    Payments after(PaymentNoted e) {
        var next = new TreeMap<>(byId);
        next.put(e.paymentId(), next.getOrDefault(e.paymentId(), Payment.UNKNOWN).after(e));
        return new Payments(next);
    }

    /// The same payments, with every end noticed by a person.
    Payments endsSeen() {
        var next = new TreeMap<String, Payment>();
        byId.forEach((id, payment) -> next.put(id, payment.endNoticed()));
        return new Payments(next);
    }

    Collection<Payment> all() {
        return byId.values();
    }

    boolean any(Predicate<Payment> test) {
        return all().stream().anyMatch(test);
    }

    /// What came in through providers, in this asset.
    Money captured(Asset asset) {
        return sum(asset, Payment::captured);
    }

    /// What an escrow holds or held, in this asset.
    Money locked(Asset asset) {
        return sum(asset, Payment::locked);
    }

    /// What came in, in this asset, through whomever.
    Money in(Asset asset) {
        return sum(asset, p -> p.in(asset));
    }

    /// What went back by refunds, in this asset.
    Money refunded(Asset asset) {
        return sum(asset, Payment::refunded);
    }

    /// What banks took for disputes that were lost, in this asset.
    Money taken(Asset asset) {
        return sum(asset, p -> p.taken(asset));
    }

    /// Whether everything that came in is with the buyer again, in this asset.
    boolean allBack(Asset asset) {
        var captured = captured(asset);
        return captured.isPositive() && refunded(asset).plus(taken(asset)).compareTo(captured) >= 0;
    }

    /// What went back of one payment, in this asset.
    Money refunded(String paymentId, Asset asset) {
        var payment = byId.get(paymentId);
        return payment == null ? Money.zero(asset) : payment.refunded(asset);
    }

    /// Whether at least so much went back of one payment.
    boolean hasRefunded(String paymentId, Money level) {
        return refunded(paymentId, level.asset()).compareTo(level) >= 0;
    }

    /// Whether money came in another asset than this one.
    boolean otherAsset(Asset asset) {
        return any(p -> p.captured() != null && !p.captured().asset().code().equals(asset.code()));
    }

    private Money sum(Asset asset, Function<Payment, @Nullable Money> part) {
        var sum = Money.zero(asset);
        for (var payment : all()) {
            var money = part.apply(payment);
            if (money != null && money.asset().code().equals(asset.code())) {
                sum = sum.plus(money);
            }
        }
        return sum;
    }
}
