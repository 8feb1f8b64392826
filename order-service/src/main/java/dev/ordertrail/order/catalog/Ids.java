package dev.ordertrail.order.catalog;

import java.util.UUID;

/// Makes ids of listings.
final class Ids {
    private Ids() {}

    static String listing() {
        return "listing_" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    }
}
