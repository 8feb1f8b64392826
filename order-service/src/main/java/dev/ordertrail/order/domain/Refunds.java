package dev.ordertrail.order.domain;

import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.OrderEvent.RefundRequested;
import dev.ordertrail.contracts.OrderEvent.RefundedItem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What was asked back so far.
///
/// @param upTo what will have gone back of each payment once all of it is done
/// @param returns those that name items
record Refunds(List<RefundRequested> asked, Map<String, Money> upTo, List<Return> returns) {
    static final Refunds NONE = new Refunds(List.of(), Map.of(), List.of());

    /// Items that are paid back.
    ///
    /// @param upTo what has gone back of each payment when they are
    record Return(List<RefundedItem> items, Map<String, Money> upTo) {
        Return {
            items = List.copyOf(items);
            upTo = Map.copyOf(upTo);
        }

        private boolean done(Payments payments) {
            return upTo.entrySet().stream()
                    .allMatch(e -> payments.hasRefunded(e.getKey(), e.getValue()));
        }
    }

    Refunds {
        asked = List.copyOf(asked);
        upTo = Collections.unmodifiableMap(new TreeMap<>(upTo));
        returns = List.copyOf(returns);
    }

    /// @param payments as they are: what has gone back without being asked for is no answer to this
    Refunds asked(RefundRequested e, Payments payments) {
        var all = new ArrayList<>(asked);
        all.add(e);
        var levels = new TreeMap<>(upTo);
        var id = e.paymentId();
        if (id != null) {
            var asset = e.amount().asset();
            var level = levels.getOrDefault(id, Money.zero(asset));
            levels.put(id, level.max(payments.refunded(id, asset)).plus(e.amount()));
        }
        var more = new ArrayList<>(returns);
        var items = e.items();
        if (items != null) {
            more.add(new Return(items, levels));
        }
        return new Refunds(all, levels, more);
    }

    /// How many pieces of an item were named by refunds.
    int named(String itemId) {
        return pieces(returns, itemId);
    }

    /// How many pieces of an item were paid back.
    int returned(String itemId, Payments payments) {
        return pieces(returns.stream().filter(r -> r.done(payments)).toList(), itemId);
    }

    Money total(Asset asset) {
        return asked.stream().map(RefundRequested::amount).reduce(Money.zero(asset), Money::plus);
    }

    /// What was asked back of one payment.
    Money of(String paymentId, Asset asset) {
        return asked.stream()
                .filter(r -> paymentId.equals(r.paymentId()))
                .map(RefundRequested::amount)
                .reduce(Money.zero(asset), Money::plus);
    }

    private static int pieces(List<Return> of, String itemId) {
        return of.stream()
                .flatMap(r -> r.items().stream())
                .filter(i -> i.itemId().equals(itemId))
                .mapToInt(RefundedItem::quantity)
                .sum();
    }
}
