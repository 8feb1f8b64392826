package dev.ordertrail.order.body;

import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.OrderEvent.Item;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what is bought, and whether it adds up.
final class Basket {
    private static final int MAX_ITEMS = 500;

    private final Fields body;
    private final Amounts amounts;
    private final Asset asset;

    /// @param body the object that holds `items`, or one listing
    Basket(Fields body, Amounts amounts, Asset asset) {
        this.body = body;
        this.amounts = amounts;
        this.asset = asset;
    }

    /// The lines, each with the prices that are known.
    ///
    /// @param total what all of it costs, where it is well formed
    List<Item> items(@Nullable Money total) {
        var lines = body.list(MAX_ITEMS, "items");
        var items = new ArrayList<Item>();
        if (lines.isEmpty() && body.has("listingId", "listing_id")) {
            items.add(line(body, 1, total));
        } else if (lines.isEmpty()) {
            body.missing("items");
        }
        for (var line : lines) {
            items.add(line(line, items.size() + 1, lines.size() == 1 ? total : null));
        }
        return items;
    }

    /// Notes when the total is not the sum of the lines.
    void checkSum(List<Item> items, Money total, String... totalNames) {
        var sum = Money.zero(asset);
        for (var item : items) {
            if (item.totalPrice() == null) {
                return; // its own error, or a single listing that tells a total only
            }
            sum = sum.plus(item.totalPrice());
        }
        if (sum.compareTo(total) != 0) {
            body.refuse(
                    totalNames[0],
                    "TOTAL_IS_NOT_THE_SUM",
                    "is %s, but the items add up to %s".formatted(total, sum));
        }
    }

    private Item line(Fields line, int nr, @Nullable Money soleTotal) {
        var listing = line.id("listingId", "listing_id", "productId", "product_id");
        var name = line.text(500, "productName", "name", "product_name");
        if (listing == null && name == null) {
            line.missing("productName");
        }
        var quantity = line.quantity("quantity");
        if (quantity == null && line.has("quantity")) {
            quantity = 1; // noted already; a stand-in lets the rest be checked
        }
        var count = quantity == null ? 1 : quantity;
        var unit = money(line, "unitPrice", "price", "unit_price");
        var priced = line.has("unitPrice", "price", "unit_price");
        if (!priced && soleTotal != null) {
            unit = share(soleTotal, count);
        } else if (!priced) {
            line.missing("unitPrice");
        }
        return new Item(
                "item" + nr,
                listing,
                name,
                line.text(10_000, "description", "productDescription", "product_description"),
                count,
                unit,
                priced || soleTotal == null ? times(unit, count) : soleTotal,
                line.json(10_000, "snapshot", "productSnapshot", "product_snapshot"));
    }

    private @Nullable Money money(Fields line, String... names) {
        return line.read((value, path) -> amounts.money(value, path, asset), names);
    }

    private static @Nullable Money times(@Nullable Money unit, int quantity) {
        return unit == null ? null : unit.times(quantity);
    }

    /// The unit price that makes this total exactly; null when there is none.
    private @Nullable Money share(Money total, int quantity) {
        var unit =
                total.amount()
                        .divide(BigDecimal.valueOf(quantity), asset.decimals(), RoundingMode.DOWN);
        return unit.multiply(BigDecimal.valueOf(quantity)).compareTo(total.amount()) == 0
                ? new Money(unit, asset)
                : null;
    }
}
