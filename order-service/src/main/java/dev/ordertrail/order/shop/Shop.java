package dev.ordertrail.order.shop;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One shop. Every order belongs to one; every query is bounded by one.
///
/// @param id as the `shop` claim of tokens names it
/// @param workflow id of the workflow its orders follow unless they name another
/// @param currency code of the asset its orders count in unless they name another
/// @param locale BCP 47 language tag of its texts
/// @param admins ids of the persons who administer it, whatever their tokens say
/// @param catalogueOnly whether only listings of its catalogue are sold
/// @param packages the resource of packages it starts with; null: none
public record Shop(
        String id,
        String name,
        String workflow,
        String currency,
        String locale,
        Set<String> admins,
        boolean catalogueOnly,
        @Nullable String packages) {

    /// The shop of a deployment that configures none.
    public static final Shop MAIN = new Shop("main", "Main", "marketplace", "USD", "en");

    public Shop {
        admins = Set.copyOf(admins);
    }

    /// A shop that anybody may describe what they buy in, and that nobody administers but those
    /// whose tokens say so.
    public Shop(String id, String name, String workflow, String currency, String locale) {
        this(id, name, workflow, currency, locale, Set.of(), false, null);
    }
}
