package dev.ordertrail.order.catalog;

/// How much there is of a listing.
///
/// @param onHand pieces, or free keys and keys that are held by nobody
/// @param held what orders have set aside
/// @param owed keys that completed orders still wait for
public record Figures(long onHand, long held, long owed) {
    public long available() {
        return Math.max(0, onHand - held - owed);
    }
}
