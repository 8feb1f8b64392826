package dev.ordertrail.order.body;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.order.catalog.Kind;
import dev.ordertrail.order.catalog.ListingForm;
import dev.ordertrail.order.catalog.ListingForm.Months;
import dev.ordertrail.order.catalog.Offer;
import dev.ordertrail.order.shop.Assets;
import dev.ordertrail.order.shop.Shop;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads what somebody writes about a listing.
@ApplicationScoped
public class ListingBody {
    private static final long MOST = 1_000_000_000;
    private static final int LONGEST_RENT = 120;

    private final Assets assets;

    ListingBody(Assets assets) {
        this.assets = assets;
    }

    /// How many more, and why.
    public record Change(long pieces, @Nullable String reason) {}

    /// How complete a body has to be.
    public enum Extent {
        NEW,
        WHOLE,
        PART
    }

    /// The form that a body is.
    ///
    /// @throws ProblemException VALIDATION_FAILED with every field that is wrong
    public ListingForm read(JsonNode body, Shop shop, Extent extent) {
        var errors = JsonBody.unstorable(body);
        var fields = new Fields(body, "", errors);
        var form = form(fields, shop, errors);
        if (extent != Extent.PART) {
            need(form.name(), fields, "name");
            need(form.price(), fields, "price");
        }
        if (extent == Extent.NEW) {
            need(form.kind(), fields, "kind");
        }
        if (form.stock() != null && (extent != Extent.NEW || form.kind() != Kind.PHYSICAL)) {
            fields.refuse("stock", "NOT_HERE", "only new physical listings begin with a stock");
        }
        return refused(errors, form);
    }

    /// A change of the stock.
    ///
    /// @throws ProblemException VALIDATION_FAILED with every field that is wrong
    public Change change(JsonNode body) {
        var errors = JsonBody.unstorable(body);
        var fields = new Fields(body, "", errors);
        var pieces = whole(fields, -MOST, MOST, "change");
        if (pieces == null && errors.isEmpty()) {
            fields.missing("change");
        }
        if (pieces != null && pieces == 0) {
            fields.refuse("change", "ZERO", "changes nothing");
        }
        var reason = fields.text(500, "reason");
        return refused(errors, new Change(pieces == null ? 0 : pieces, reason));
    }

    private ListingForm form(Fields fields, Shop shop, List<FieldError> errors) {
        return new ListingForm(
                id(fields),
                word(fields, "kind", Kind::of, Kind.values()),
                fields.id("seller", "sellerId"),
                fields.text(500, "name"),
                fields.text(10_000, "description"),
                price(fields, shop, errors),
                word(fields, "status", Offer::of, Offer.values()),
                fields.has("specifications") ? FreeFields.of(fields, "specifications") : null,
                new Months(months(fields, "minMonths"), months(fields, "maxMonths")),
                whole(fields, 0, MOST, "stock"));
    }

    private static @Nullable String id(Fields fields) {
        var id = fields.id("id");
        return id == null || id.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
                ? id
                : fields.refuse("id", "INVALID", "must be letters, digits, dots and dashes");
    }

    private @Nullable Money price(Fields fields, Shop shop, List<FieldError> errors) {
        var asset = OrderBody.asset(fields, shop, assets, "currency");
        var amounts = new Amounts(errors);
        return fields.read((value, path) -> amounts.money(value, path, asset), "price");
    }

    private static @Nullable Integer months(Fields fields, String name) {
        var months = whole(fields, 1, LONGEST_RENT, name);
        return months == null ? null : Math.toIntExact(months);
    }

    private static @Nullable Long whole(Fields fields, long least, long most, String name) {
        return fields.read(
                (value, _) ->
                        value.isIntegralNumber()
                                        && value.canConvertToLong()
                                        && value.longValue() >= least
                                        && value.longValue() <= most
                                ? value.longValue()
                                : fields.<Long>refuse(
                                        name,
                                        "INVALID_NUMBER",
                                        "must be a whole number from %d to %d"
                                                .formatted(least, most)),
                name);
    }

    private static <E extends Enum<E>> @Nullable E word(
            Fields fields, String name, Function<String, Optional<E>> of, E[] all) {
        var written = fields.text(40, name);
        if (written == null) {
            return null;
        }
        var known = of.apply(written);
        if (known.isEmpty()) {
            var words =
                    Arrays.stream(all)
                            .map(e -> e.name().toLowerCase(java.util.Locale.ROOT))
                            .collect(Collectors.joining(", "));
            fields.refuse(name, "UNKNOWN", "must be one of " + words);
        }
        return known.orElse(null);
    }

    private static void need(@Nullable Object value, Fields fields, String name) {
        if (value == null && !fields.has(name)) {
            fields.missing(name);
        }
    }

    private static <T> T refused(List<FieldError> errors, T read) {
        if (!errors.isEmpty()) {
            throw ProblemException.validation(errors);
        }
        return read;
    }
}
