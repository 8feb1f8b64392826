package dev.ordertrail.order.domain;

import dev.ordertrail.contracts.OrderEvent.KeyChange;
import dev.ordertrail.contracts.OrderEvent.KeysAssigned;
import dev.ordertrail.contracts.OrderEvent.KeysChanged;
import dev.ordertrail.contracts.OrderEvent.KeysOwed;
import dev.ordertrail.contracts.OrderEvent.StockState;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What was set aside for an order and handed to it.
///
/// @param stock how its stock stands; null where nothing of it is counted
/// @param keys its licence keys, by id
/// @param owed how many keys each item still waits for
public record Goods(
        @Nullable StockState stock, Map<String, HeldKey> keys, Map<String, Integer> owed) {
    static final Goods NONE = new Goods(null, Map.of(), Map.of());

    /// A licence key of the order.
    ///
    /// @param revealed whether somebody has read it
    /// @param state what became of it last; null as long as it is simply there
    public record HeldKey(
            String itemId, String listingId, boolean revealed, @Nullable KeyChange state) {

        /// Whether it can be used.
        public boolean usable() {
            return state != KeyChange.SUSPENDED && state != KeyChange.REVOKED;
        }

        HeldKey after(KeyChange change) {
            return switch (change) {
                case REVEALED -> new HeldKey(itemId, listingId, true, state);
                case RESTORED -> new HeldKey(itemId, listingId, revealed, null);
                case SUSPENDED, REVOKED -> new HeldKey(itemId, listingId, revealed, change);
            };
        }
    }

    public Goods {
        keys = Collections.unmodifiableMap(new TreeMap<>(keys));
        owed = Collections.unmodifiableMap(new TreeMap<>(owed));
    }

    Goods stocked(StockState now) {
        return new Goods(now, keys, owed);
    }

    Goods assigned(KeysAssigned e) {
        var more = new TreeMap<>(keys);
        var fewer = new TreeMap<>(owed);
        for (var key : e.keys()) {
            more.put(key.keyId(), new HeldKey(key.itemId(), key.listingId(), false, null));
            fewer.computeIfPresent(key.itemId(), (_, left) -> left > 1 ? left - 1 : null);
        }
        return new Goods(stock, more, fewer);
    }

    Goods owed(KeysOwed e) {
        var more = new TreeMap<>(owed);
        more.merge(e.itemId(), e.quantity(), Integer::sum);
        return new Goods(stock, keys, more);
    }

    Goods changed(KeysChanged e) {
        var next = new TreeMap<>(keys);
        e.keyIds().forEach(id -> next.computeIfPresent(id, (_, key) -> key.after(e.change())));
        return new Goods(stock, next, owed);
    }
}
