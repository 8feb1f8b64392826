package dev.ordertrail.order.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.OrderEvent.Item;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.order.catalog.Pricing.Priced;
import dev.ordertrail.order.catalog.Pricing.Terms;
import dev.ordertrail.order.store.ListingRow;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PricingTest {
    private static final Asset IDR = Asset.iso("IDR");
    private static final ListingRow MUG = row("mug", "PHYSICAL", 10, "ACTIVE");
    private static final ListingRow BRONZE = row("bronze", "PACKAGE", 25_000, "ACTIVE");

    @Test
    void name_price_and_kind_come_from_the_listing() {
        var item = priced(shelf(MUG), item("mug", 3, null, null)).items().getFirst();

        assertThat(item.productName()).isEqualTo("name of mug");
        assertThat(item.unitPrice()).isEqualTo(idr(10));
        assertThat(item.totalPrice()).isEqualTo(idr(30));
        assertThat(Snapshot.kind(item.snapshot())).contains(Kind.PHYSICAL);
    }

    @Test
    void the_seller_comes_from_the_listing_where_the_order_names_none() {
        assertThat(priced(shelf(MUG), item("mug", 1, null, null)).seller()).isEqualTo("seller1");
    }

    @Test
    void what_the_catalogue_does_not_know_is_what_the_order_says() {
        var item = item("other", 1, 7L, 7L);

        assertThat(priced(shelf(MUG), item).items()).containsExactly(item);
    }

    @Test
    void what_nobody_prices_is_refused() {
        refused(Code.VALIDATION_FAILED, shelf(MUG), item("other", 1, null, null), plain());
    }

    @ParameterizedTest
    @CsvSource({"9, 9", "11, 11"})
    void another_price_than_the_listings_is_refused(long unit, long total) {
        refused(Code.VALIDATION_FAILED, shelf(MUG), item("mug", 1, unit, total), plain());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PAUSED", "WITHDRAWN"})
    void what_is_not_on_offer_is_refused(String status) {
        var shelf = shelf(row("mug", "PHYSICAL", 10, status));

        refused(Code.LISTING_UNAVAILABLE, shelf, item("mug", 1, null, null), plain());
    }

    @ParameterizedTest
    @CsvSource({"1, 25000", "2, 50000", "12, 300000"})
    void a_package_costs_its_price_times_its_months(int months, long total) {
        var wanted = new Wanted("duration", "total", "Bronze", months);

        var item =
                Pricing.price(
                                shelf(BRONZE),
                                new Terms(false, IDR, null),
                                List.of(item(null, 1, null, null)),
                                List.of(wanted))
                        .items()
                        .getFirst();

        assertThat(item.listingId()).isEqualTo("bronze");
        assertThat(item.totalPrice()).isEqualTo(idr(total));
        assertThat(item.snapshot()).contains("\"duration\":" + months, "\"ram\":\"1GB\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 13})
    void a_package_is_not_rented_for_any_time(int months) {
        var wanted = new Wanted("duration", "total", "bronze", months);

        refused(Code.INVALID_DURATION, shelf(BRONZE), item(null, 1, null, null), wanted);
    }

    @Test
    void a_package_is_rented_for_some_time() {
        var wanted = new Wanted("duration", "total", "bronze", null);

        refused(Code.INVALID_DURATION, shelf(BRONZE), item(null, 1, null, null), wanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"copper", "mug"})
    void what_is_no_package_is_refused_with_the_options(String name) {
        var wanted = new Wanted("duration", "total", name, 1);

        assertThat(
                        refused(
                                Code.INVALID_PACKAGE,
                                shelf(MUG, BRONZE),
                                item(null, 1, null, null),
                                wanted))
                .asString()
                .contains("bronze");
    }

    @Test
    void another_currency_is_refused() {
        var terms = new Terms(false, Asset.iso("USD"), null);

        assertThatThrownBy(() ->
                        Pricing.price(
                                shelf(MUG), terms, List.of(item("mug", 1, null, null)), List.of()))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void a_forged_snapshot_is_taken_away() {
        var forged =
                new Item(
                        "item1",
                        "other",
                        "Other",
                        null,
                        1,
                        idr(1),
                        idr(1),
                        "{\"catalogue\":{\"kind\":\"digital\"}}");

        assertThat(priced(shelf(MUG), forged).items().getFirst().snapshot()).isNull();
    }

    private static Object refused(Code code, Shelf shelf, Item item, Wanted wanted) {
        var terms = new Terms(false, IDR, null);
        try {
            Pricing.price(shelf, terms, List.of(item), List.of(wanted));
        } catch (ProblemException e) {
            assertThat(e.code()).isEqualTo(code);
            return e.extensions();
        }
        throw new AssertionError("it was not refused");
    }

    private static Priced priced(Shelf shelf, Item item) {
        return Pricing.price(shelf, new Terms(false, IDR, null), List.of(item), List.of());
    }

    private static Wanted plain() {
        return Wanted.plain(0);
    }

    private static Shelf shelf(ListingRow... rows) {
        return new Shelf(
                Arrays.stream(rows).collect(Collectors.toMap(ListingRow::id, Function.identity())),
                kind -> Arrays.stream(rows).filter(row -> row.kind().equals(kind.name())).toList());
    }

    private static Item item(
            @Nullable String listing, int quantity, @Nullable Long unit, @Nullable Long total) {
        return new Item(
                "item1",
                listing,
                null,
                null,
                quantity,
                unit == null ? null : idr(unit),
                total == null ? null : idr(total),
                null);
    }

    private static ListingRow row(String id, String kind, long price, String status) {
        return new ListingRow(
                id,
                "seller1",
                kind,
                "name of " + id,
                null,
                idr(price),
                status,
                "{\"ram\":\"1GB\"}",
                1,
                12,
                1);
    }

    private static Money idr(long amount) {
        return new Money(BigDecimal.valueOf(amount), IDR);
    }
}
