package dev.ordertrail.order.domain;

import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.OrderEvent.Item;
import dev.ordertrail.contracts.OrderEvent.RefundedItem;
import dev.ordertrail.order.domain.Order.Placed;
import dev.ordertrail.order.domain.Rejection.Fault;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The lines of an order that a refund names, and what they are worth.
record RefundLines(Placed order, List<RefundedItem> named) {
    RefundLines {
        named = List.copyOf(named);
    }

    /// What is wrong with them.
    ///
    /// @param amount what was asked beside them; null: what they are worth
    List<Fault> faults(@Nullable Money amount) {
        var faults = new ArrayList<Fault>();
        var sofar = new HashMap<String, Integer>();
        for (var i = 0; i < named.size(); i++) {
            var line = named.get(i);
            var pieces = sofar.merge(line.itemId(), line.quantity(), Integer::sum);
            fault("items[" + i + "]", line, pieces).ifPresent(faults::add);
        }
        if (faults.isEmpty() && !named.isEmpty()) {
            amountFault(amount).ifPresent(faults::add);
        }
        return faults;
    }

    /// What they come to; null when none is named, or one has no price.
    @Nullable Money worth() {
        var sofar = new HashMap<String, Integer>();
        Money worth = null;
        for (var line : named) {
            var item = item(line.itemId()).orElseThrow();
            var upTo = sofar.merge(line.itemId(), line.quantity(), Integer::sum);
            var before = order.refunds().named(item.id()) + upTo - line.quantity();
            var from = price(item, before);
            var to = price(item, before + line.quantity());
            if (from == null || to == null) {
                return null;
            }
            worth = worth == null ? to.minus(from) : worth.plus(to.minus(from));
        }
        return worth;
    }

    private Optional<Fault> fault(String at, RefundedItem line, int pieces) {
        var item = item(line.itemId());
        if (item.isEmpty()) {
            var known = String.join(", ", order.items().stream().map(Item::id).toList());
            return Optional.of(
                    new Fault(at + ".itemId", "UNKNOWN_ITEM", "must be one of " + known));
        }
        var open = order.refundable(line.itemId());
        return line.quantity() > 0 && pieces <= open
                ? Optional.empty()
                : Optional.of(
                        new Fault(
                                at + ".quantity",
                                "TOO_HIGH",
                                "%d of %d can be paid back"
                                        .formatted(open, item.get().quantity())));
    }

    private Optional<Fault> amountFault(@Nullable Money amount) {
        var worth = worth();
        if (worth == null) {
            return amount == null
                    ? Optional.of(
                            new Fault("amount", "REQUIRED", "is required: an item has no price"))
                    : Optional.empty();
        }
        if (amount != null && !amount.equals(worth)) {
            return Optional.of(new Fault("amount", "MISMATCH", "these items come to " + worth));
        }
        return worth.isPositive()
                ? Optional.empty()
                : Optional.of(new Fault("items", "FREE", "these items cost nothing"));
    }

    private Optional<Item> item(String id) {
        return order.items().stream().filter(item -> item.id().equals(id)).findFirst();
    }

    /// What so many pieces of a line cost. The pieces of a line add up to its price, to the last
    /// minor unit.
    private static @Nullable Money price(Item item, int pieces) {
        var total = item.totalPrice();
        var unit = item.unitPrice();
        if (total == null) {
            return unit == null ? null : unit.times(pieces);
        }
        var part =
                total.amount()
                        .multiply(BigDecimal.valueOf(pieces))
                        .divide(
                                BigDecimal.valueOf(item.quantity()),
                                total.asset().decimals(),
                                RoundingMode.DOWN);
        return new Money(part, total.asset());
    }
}
