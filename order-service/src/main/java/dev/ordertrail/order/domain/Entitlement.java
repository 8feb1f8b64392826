package dev.ordertrail.order.domain;

import dev.ordertrail.contracts.OrderEvent.Item;
import dev.ordertrail.contracts.OrderEvent.KeyChange;
import dev.ordertrail.order.domain.Goods.HeldKey;
import dev.ordertrail.order.domain.Order.Placed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The licence keys that the buyer of an order has a right to: those bought less those paid back.
public final class Entitlement {
    /// What nobody has read is taken first: it can be sold again.
    private static final Comparator<Map.Entry<String, HeldKey>> UNREAD_FIRST =
            Comparator.<Map.Entry<String, HeldKey>, Boolean>comparing(e -> e.getValue().revealed())
                    .thenComparing(Map.Entry::getKey);

    private Entitlement() {}

    /// How many keys of a line the buyer shall have.
    public static int keys(Placed order, Item item) {
        var returned = order.refunds().returned(item.id(), order.payments());
        return Math.max(0, item.quantity() - returned);
    }

    /// How many keys of a line the buyer has, those that rest included.
    public static int held(Placed order, Item item) {
        return heldOf(order, item).size();
    }

    /// Keys that the buyer has beyond that, by id.
    public static List<String> surplus(Placed order) {
        var surplus = new ArrayList<String>();
        for (var item : order.items()) {
            var held = heldOf(order, item);
            held.stream()
                    .sorted(UNREAD_FIRST)
                    .limit(Math.max(0, held.size() - keys(order, item)))
                    .map(Map.Entry::getKey)
                    .forEach(surplus::add);
        }
        return surplus.stream().sorted().toList();
    }

    /// How many keys that had run out are still to come, by line.
    public static SortedMap<String, Integer> owed(Placed order) {
        var owed = new TreeMap<String, Integer>();
        for (var item : order.items()) {
            var told = order.goods().owed().getOrDefault(item.id(), 0);
            var open = Math.min(told, keys(order, item) - held(order, item));
            if (open > 0) {
                owed.put(item.id(), open);
            }
        }
        return owed;
    }

    private static List<Map.Entry<String, HeldKey>> heldOf(Placed order, Item item) {
        return order.goods().keys().entrySet().stream()
                .filter(e -> e.getValue().itemId().equals(item.id()))
                .filter(e -> e.getValue().state() != KeyChange.REVOKED)
                .toList();
    }
}
