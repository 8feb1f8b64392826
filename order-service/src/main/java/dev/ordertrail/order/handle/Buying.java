package dev.ordertrail.order.handle;

import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.OrderEvent.Item;
import dev.ordertrail.contracts.OrderEvent.Seller;
import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.kit.tx.SqlFailure;
import dev.ordertrail.order.catalog.Kind;
import dev.ordertrail.order.catalog.Pricing;
import dev.ordertrail.order.catalog.Pricing.Priced;
import dev.ordertrail.order.catalog.Pricing.Terms;
import dev.ordertrail.order.catalog.Shelf;
import dev.ordertrail.order.catalog.Snapshot;
import dev.ordertrail.order.catalog.Wanted;
import dev.ordertrail.order.domain.Order.Placed;
import dev.ordertrail.order.shop.Shop;
import dev.ordertrail.order.shop.Shops;
import dev.ordertrail.order.store.ListingRow;
import dev.ordertrail.order.store.ListingRows;
import dev.ordertrail.order.store.OrderHead;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Lets the catalogue have its say about what an order buys.
@ApplicationScoped
class Buying {
    private static final int ALTERNATIVES = 10;
    private static final int MOST_REMEMBERED = 100_000;

    private final Shops shops;
    private final ListingRows listings;

    /// Listings that were in a catalogue once: a shortcut past a statement that would refuse. Being
    /// wrong costs time only.
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    Buying(Shops shops, ListingRows listings) {
        this.shops = shops;
        this.listings = listings;
    }

    /// Whether the catalogue has to be asked, as far as the request itself tells.
    boolean concerns(Shop shop, OrderRequest request) {
        return shop.catalogueOnly()
                || request.goods().totalField() == null
                || request.goods().wanted().stream()
                        .anyMatch(w -> w.packageType() != null || w.months() != null)
                || request.goods().items().stream().anyMatch(i -> concerns(shop, i));
    }

    private boolean concerns(Shop shop, Item item) {
        return item.totalPrice() == null
                || Snapshot.isOurs(item.snapshot())
                || (item.listingId() != null && known.contains(key(shop, item.listingId())));
    }

    /// Remembers that the catalogue knows a listing of this request.
    void remember(Shop shop, OrderRequest request) {
        if (known.size() < MOST_REMEMBERED) {
            request.listings().forEach(id -> known.add(key(shop, id)));
        }
    }

    /// The request with what the catalogue says.
    ///
    /// @throws ProblemException INVALID_PACKAGE, INVALID_DURATION, LISTING_UNAVAILABLE;
    ///   VALIDATION_FAILED with prices that differ, or a total that is not the sum
    OrderRequest priced(Connection c, Shop shop, OrderRequest request) throws SQLException {
        var goods = request.goods();
        var seller = request.parties().seller();
        var terms =
                new Terms(
                        shop.catalogueOnly(),
                        goods.total().asset(),
                        seller == null ? null : seller.id());
        var priced =
                Pricing.price(
                        shelf(c, shop.id(), goods.items(), goods.wanted()),
                        terms,
                        goods.items(),
                        goods.wanted());
        var total = total(priced.items(), goods);
        return request.with(
                new OrderRequest.Goods(priced.items(), total, goods.wanted(), goods.totalField()),
                seller == null ? named(priced) : seller);
    }

    /// The items of an edit with what the catalogue says. What the order has bought already keeps
    /// the price it was bought at.
    ///
    /// @throws ProblemException as [#priced]
    List<Item> edited(Connection c, OrderHead head, Placed order, List<Item> items)
            throws SQLException {
        var kept = new ArrayList<@Nullable Item>();
        var asked = new ArrayList<Item>();
        for (var item : items) {
            var bought = bought(order, item);
            kept.add(bought == null ? null : again(bought, item));
            if (bought == null) {
                asked.add(item);
            }
        }
        var terms = new Terms(catalogueOnly(head.shop()), order.total().asset(), head.seller());
        var shelf = shelf(c, head.shop(), asked, List.of());
        var priced = Pricing.price(shelf, terms, asked, List.of()).items().iterator();
        return kept.stream().map(item -> item == null ? priced.next() : item).toList();
    }

    private boolean catalogueOnly(String shop) {
        return shops.find(shop).filter(Shop::catalogueOnly).isPresent();
    }

    /// The catalogue's item of this listing that the order has already.
    private static @Nullable Item bought(Placed order, Item item) {
        return order.items().stream()
                .filter(has -> Snapshot.isOurs(has.snapshot()))
                .filter(has -> Objects.equals(has.listingId(), item.listingId()))
                .findFirst()
                .orElse(null);
    }

    private static Item again(Item bought, Item item) {
        var unit = bought.unitPrice();
        return new Item(
                item.id(),
                bought.listingId(),
                bought.productName(),
                bought.description(),
                item.quantity(),
                unit,
                unit == null ? null : unit.times(item.quantity()),
                bought.snapshot());
    }

    private static @Nullable Seller named(Priced priced) {
        return priced.seller() == null ? null : new Seller(priced.seller(), null, null);
    }

    private Shelf shelf(Connection c, String shop, List<Item> items, List<Wanted> wanted)
            throws SQLException {
        var ids =
                Stream.concat(
                                items.stream().map(Item::listingId),
                                wanted.stream().map(Wanted::packageId))
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        var rows =
                listings.find(c, shop, ids).stream()
                        .collect(Collectors.toMap(ListingRow::id, Function.identity()));
        return new Shelf(rows, kind -> instead(c, shop, kind));
    }

    private List<ListingRow> instead(Connection c, String shop, Kind kind) {
        try {
            return listings.active(c, shop, kind.name(), ALTERNATIVES);
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }

    private static Money total(List<Item> items, OrderRequest.Goods goods) {
        var sum = Money.zero(goods.total().asset());
        for (var item : items) {
            sum = item.totalPrice() == null ? sum : sum.plus(item.totalPrice());
        }
        var field = goods.totalField();
        if (field != null && sum.compareTo(goods.total()) != 0) {
            var message = "is %s, but the items add up to %s".formatted(goods.total(), sum);
            throw ProblemException.validation(
                    List.of(new FieldError(field, "TOTAL_IS_NOT_THE_SUM", message)));
        }
        return sum;
    }

    private static String key(Shop shop, String listing) {
        return shop.id() + "/" + listing;
    }
}
