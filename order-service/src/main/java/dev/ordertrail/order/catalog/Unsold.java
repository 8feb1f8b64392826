package dev.ordertrail.order.catalog;

import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.order.store.ListingRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Why something is not sold, and what is sold instead.
final class Unsold {
    private Unsold() {}

    static ProblemException noSuchPackage(String asked, List<ListingRow> packages) {
        return new ProblemException(
                Code.INVALID_PACKAGE,
                "There is no package of this name.",
                Map.of("package", asked, "options", options(packages)));
    }

    static ProblemException duration(ListingRow row, @Nullable Integer months) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("package", row.id());
        facts.put("minimum", row.minMonths());
        facts.put("maximum", row.maxMonths());
        facts.put("unit", "months");
        if (months != null) {
            facts.put("duration", months);
        }
        return new ProblemException(
                Code.INVALID_DURATION,
                "It is rented for %d to %d months.".formatted(row.minMonths(), row.maxMonths()),
                facts);
    }

    /// @param reason `unknown`, `paused`, `withdrawn` or `other_seller`
    static ProblemException unavailable(
            String listing, String reason, List<ListingRow> alternatives) {
        return new ProblemException(
                Code.LISTING_UNAVAILABLE,
                "The listing cannot be bought.",
                Map.of(
                        "listing",
                        listing,
                        "reason",
                        reason,
                        "alternatives",
                        options(alternatives)));
    }

    private static List<Map<String, Object>> options(List<ListingRow> rows) {
        return rows.stream().map(Unsold::option).toList();
    }

    private static Map<String, Object> option(ListingRow row) {
        var option = new LinkedHashMap<String, Object>();
        option.put("listing", row.id());
        option.put("name", row.name());
        option.put("kind", row.kind().toLowerCase(Locale.ROOT));
        option.put("price", row.price().amount().stripTrailingZeros().toPlainString());
        option.put("currency", row.price().asset().code());
        return option;
    }
}
