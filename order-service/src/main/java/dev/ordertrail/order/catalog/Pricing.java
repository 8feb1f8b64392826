package dev.ordertrail.order.catalog;

import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.OrderEvent.Item;
import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.order.store.ListingRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Prices the lines of an order by what the catalogue says: name, price and kind come from the
/// listing, and a price that the order brings along has to be the same. Pure.
public final class Pricing {
    private final Shelf shelf;
    private final Terms terms;
    private final List<FieldError> errors = new ArrayList<>();
    private @Nullable String seller;

    private Pricing(Shelf shelf, Terms terms) {
        this.shelf = shelf;
        this.terms = terms;
        seller = terms.seller();
    }

    /// What holds for the whole order.
    ///
    /// @param required whether only listings of the catalogue are sold
    /// @param asset what the order counts in
    /// @param seller whom the order names; null: whoever sells the listings
    public record Terms(boolean required, Asset asset, @Nullable String seller) {}

    /// The lines with their prices.
    ///
    /// @param seller who sells them; null when neither the order nor the catalogue says
    public record Priced(List<Item> items, @Nullable String seller) {
        public Priced {
            items = List.copyOf(items);
        }
    }

    /// Prices lines.
    ///
    /// @param wanted how each line was asked for; lines beyond its end say no more than their item
    /// @throws ProblemException INVALID_PACKAGE, INVALID_DURATION, LISTING_UNAVAILABLE with what is
    ///   possible instead; VALIDATION_FAILED with every price that differs
    public static Priced price(Shelf shelf, Terms terms, List<Item> items, List<Wanted> wanted) {
        var pricing = new Pricing(shelf, terms);
        var priced = new ArrayList<Item>();
        for (var i = 0; i < items.size(); i++) {
            var asked = i < wanted.size() ? wanted.get(i) : Wanted.plain(i);
            priced.add(pricing.line(items.get(i), asked));
        }
        if (!pricing.errors.isEmpty()) {
            throw ProblemException.validation(pricing.errors);
        }
        return new Priced(priced, pricing.seller);
    }

    private Item line(Item item, Wanted wanted) {
        var id = wanted.packageId() == null ? item.listingId() : wanted.packageId();
        var row = id == null ? null : shelf.listings().get(id);
        if (wanted.packageType() != null && (row == null || !row.isPackage() || !row.isActive())) {
            throw Unsold.noSuchPackage(
                    wanted.packageType(), shelf.alternatives().apply(Kind.PACKAGE));
        }
        return row == null ? unknown(item, wanted) : known(row, item, wanted);
    }

    /// The catalogue has nothing to say: it is what the order says it is.
    private Item unknown(Item item, Wanted wanted) {
        if (terms.required()) {
            var id = item.listingId() == null ? item.id() : item.listingId();
            throw Unsold.unavailable(id, "unknown", shelf.alternatives().apply(Kind.PHYSICAL));
        }
        if (item.totalPrice() == null) {
            errors.add(new FieldError(wanted.priceField(), "REQUIRED", "is required"));
        }
        return Snapshot.isOurs(item.snapshot())
                ? with(item, item.unitPrice(), item.totalPrice(), null)
                : item;
    }

    private Item known(ListingRow row, Item item, Wanted wanted) {
        available(row);
        var months = months(row, wanted);
        var unit = row.price().times(months == null ? 1 : months);
        if (!unit.asset().code().equals(terms.asset().code())) {
            errors.add(
                    new FieldError(
                            "currency",
                            "OTHER_CURRENCY",
                            "the listing " + row.id() + " is sold in " + unit.asset().code()));
            return item;
        }
        var total = unit.times(item.quantity());
        check(item, wanted, unit, total);
        return new Item(
                item.id(),
                row.id(),
                row.name(),
                row.description() == null ? item.description() : row.description(),
                item.quantity(),
                unit,
                total,
                Snapshot.of(row, months));
    }

    private void available(ListingRow row) {
        if (!row.isActive()) {
            throw unavailable(row, row.status().toLowerCase(Locale.ROOT));
        }
        if (seller != null && !seller.equals(row.seller())) {
            throw unavailable(row, "other_seller");
        }
        seller = row.seller();
    }

    private ProblemException unavailable(ListingRow row, String reason) {
        var others =
                shelf.alternatives().apply(Kind.valueOf(row.kind())).stream()
                        .filter(other -> !other.id().equals(row.id()))
                        .toList();
        return Unsold.unavailable(row.id(), reason, others);
    }

    private @Nullable Integer months(ListingRow row, Wanted wanted) {
        var months = wanted.months();
        if (!row.isPackage()) {
            if (months != null) {
                errors.add(duration(wanted));
            }
            return null;
        }
        if (months == null || months < row.minMonths() || months > row.maxMonths()) {
            throw Unsold.duration(row, months);
        }
        return months;
    }

    private void check(Item item, Wanted wanted, Money unit, Money total) {
        var said = item.unitPrice() == null ? item.totalPrice() : item.unitPrice();
        var asked = item.unitPrice() == null ? total : unit;
        if (said != null && said.compareTo(asked) != 0) {
            errors.add(
                    new FieldError(
                            wanted.priceField(),
                            "PRICE_DIFFERS",
                            "is %s, but the catalogue says %s".formatted(said, asked)));
        }
    }

    private static FieldError duration(Wanted wanted) {
        return new FieldError(
                wanted.monthsField(), "NOT_A_PACKAGE", "only packages are rented by the month");
    }

    private static Item with(
            Item item, @Nullable Money unit, @Nullable Money total, @Nullable String snapshot) {
        return new Item(
                item.id(),
                item.listingId(),
                item.productName(),
                item.description(),
                item.quantity(),
                unit,
                total,
                snapshot);
    }
}
