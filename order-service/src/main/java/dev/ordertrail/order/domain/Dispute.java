package dev.ordertrail.order.domain;

import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import org.jspecify.annotations.Nullable;

/// One dispute at the buyer's bank, as levels: a decided one stays decided, and what was taken only
/// grows.
///
/// @param taken what the bank took because the seller lost; null while it is not lost, and where
///   nobody says how much it was: then a refund tells it
record Dispute(Stand stand, @Nullable Money taken) {

    /// How a dispute stands. Later ones outrank earlier ones.
    enum Stand {
        OPEN,
        WITHDRAWN,
        WON,
        LOST
    }

    static Dispute of(Stand stand, @Nullable Money amount) {
        return new Dispute(stand, stand == Stand.LOST ? amount : null);
    }

    Dispute and(Dispute other) {
        return new Dispute(
                stand.compareTo(other.stand) >= 0 ? stand : other.stand,
                Payment.most(taken, other.taken));
    }

    boolean is(Stand other) {
        return stand == other;
    }

    /// Whether it was lost and nobody has said what that cost.
    boolean costsUnknown() {
        return stand == Stand.LOST && taken == null;
    }

    Money taken(Asset asset) {
        return taken != null && taken.asset().code().equals(asset.code())
                ? taken
                : Money.zero(asset);
    }
}
