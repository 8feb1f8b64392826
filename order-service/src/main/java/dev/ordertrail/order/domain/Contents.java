package dev.ordertrail.order.domain;

import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.OrderEvent.Delivery;
import dev.ordertrail.contracts.OrderEvent.EditProposed;
import dev.ordertrail.contracts.OrderEvent.Item;
import dev.ordertrail.contracts.OrderEvent.OrderEdited;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was ordered, and the change of it that waits for somebody's word.
///
/// @param first the total that the order was placed with: what a storefront says was paid
/// @param dearest the highest total that the order ever had: what is paid above it is nobody's edit
/// @param proposed the change that was proposed last, while nobody has answered
public record Contents(
        List<Item> items,
        Delivery delivery,
        Money first,
        Money dearest,
        @Nullable EditProposed proposed) {
    public Contents {
        items = List.copyOf(items);
    }

    Contents proposed(EditProposed e) {
        return new Contents(items, delivery, first, dearest, e);
    }

    Contents answered() {
        return new Contents(items, delivery, first, dearest, null);
    }

    Contents edited(OrderEdited e) {
        return new Contents(e.items(), e.delivery(), first, dearest.max(e.total()), null);
    }
}
