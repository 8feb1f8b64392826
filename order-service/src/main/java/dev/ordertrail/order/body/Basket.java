package dev.ordertrail.order.body;

import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.OrderEvent.Item;
import dev.ordertrail.order.catalog.Wanted;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what is bought, and whether it adds up. What names a listing may leave its price to the
/// catalogue.
final class Basket {
    static final int MAX_ITEMS = 500;

    private final Fields body;
    private final Amounts amounts;
    private final Asset asset;
    private final String totalField;
    private final List<Wanted> wanted = new ArrayList<>();

    /// @param body the object that holds `items`, or one listing
    /// @param totalField the name of the field that tells the total
    Basket(Fields body, Amounts amounts, Asset asset, String totalField) {
        this.totalField = body.at(totalField);
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
        if (lines.isEmpty() && body.has("listingId", "listing_id", "packageType", "package")) {
            items.add(line(body, 1, true, total));
        } else if (lines.isEmpty()) {
            body.missing("items");
        }
        for (var line : lines) {
            var sole = lines.size() == 1;
            items.add(line(line, items.size() + 1, sole, sole ? total : null));
        }
        return items;
    }

    /// How each of the lines was asked for, beside what its item says.
    List<Wanted> wanted() {
        return List.copyOf(wanted);
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

    private Item line(Fields line, int nr, boolean sole, @Nullable Money soleTotal) {
        var listing = line.id("listingId", "listing_id", "productId", "product_id");
        var name = line.text(500, "productName", "name", "product_name");
        var rented = line.text(200, "packageType", "package", "package_type");
        if (listing == null && name == null && rented == null) {
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
        } else if (!priced && listing == null && rented == null) {
            line.missing("unitPrice");
        }
        wanted.add(
                new Wanted(
                        line.at("duration"),
                        priced || !sole ? line.at("unitPrice") : totalField,
                        rented,
                        months(line)));
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

    /// For how long something is rented; 0 stands for what is no whole number, which is in no
    /// range.
    private static @Nullable Integer months(Fields line) {
        return line.read(
                (value, _) -> value.canConvertToExactIntegral() ? value.intValue() : 0,
                "duration",
                "months");
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
