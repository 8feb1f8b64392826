package dev.ordertrail.order.shop;

/// One shop. Every order belongs to one; every query is bounded by one.
///
/// @param id as the `shop` claim of tokens names it
/// @param workflow id of the workflow its orders follow unless they name another
/// @param currency code of the asset its orders count in unless they name another
/// @param locale BCP 47 language tag of its texts
public record Shop(String id, String name, String workflow, String currency, String locale) {

    /// The shop of a deployment that configures none.
    public static final Shop MAIN = new Shop("main", "Main", "marketplace", "USD", "en");
}
