package dev.ordertrail.order.domain;

import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.OrderEvent.PaymentNoted;
import dev.ordertrail.order.domain.Dispute.Stand;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One payment. Amounts only grow, a decided dispute stays decided: so the same facts in any order
/// give the same payment.
///
/// @param started the buyer was given a way to pay
/// @param attemptFailed an attempt failed at least once
/// @param ended nothing will come of it any more
/// @param endSeen a person has moved the order on since it ended
/// @param orphaned what the chain undid although it had been final, and what it says instead
record Payment(
        boolean started,
        boolean attemptFailed,
        boolean ended,
        boolean endSeen,
        @Nullable Money captured,
        @Nullable Money refunded,
        @Nullable Money locked,
        boolean released,
        @Nullable String orphaned,
        Map<String, Dispute> disputes) {

    static final Payment UNKNOWN =
            new Payment(false, false, false, false, null, null, null, false, null, Map.of());

    Payment {
        disputes = Collections.unmodifiableMap(new TreeMap<>(disputes));
    }

    Payment after(PaymentNoted e) {
        return switch (e.fact()) {
            case CHECKOUT_STARTED -> with(true, attemptFailed, ended);
            case ATTEMPT_FAILED -> with(started, true, ended);
            case ENDED_UNPAID -> with(started, attemptFailed, true);
            case CONFIRMED -> money(most(captured, e.amount()), refunded, locked);
            case REFUNDED ->
                    money(most(captured, e.captured()), most(refunded, e.amount()), locked);
            case DISPUTE_OPEN -> disputed(e, Stand.OPEN);
            case DISPUTE_WON -> disputed(e, Stand.WON);
            case DISPUTE_LOST -> disputed(e, Stand.LOST);
            case DISPUTE_WITHDRAWN -> disputed(e, Stand.WITHDRAWN);
            case ESCROW_OBSERVED -> with(true, attemptFailed, ended);
            case ESCROW_LOCKED -> money(captured, refunded, most(locked, e.amount()));
            case ESCROW_RELEASED -> escrow(true, orphaned);
            case ESCROW_ORPHANED -> escrow(released, later(orphaned, e.detail()));
        };
    }

    /// Whether the buyer can still pay.
    boolean open() {
        return started && !ended && !received();
    }

    /// Whether it ended with nothing, and nobody has noticed yet.
    boolean endedUnpaid() {
        return ended && !endSeen && !received();
    }

    boolean received() {
        return captured != null || locked != null;
    }

    Payment endNoticed() {
        return new Payment(
                started,
                attemptFailed,
                ended,
                ended,
                captured,
                refunded,
                locked,
                released,
                orphaned,
                disputes);
    }

    private Payment with(boolean startedNow, boolean failedNow, boolean endedNow) {
        return new Payment(
                startedNow,
                failedNow,
                endedNow,
                endSeen,
                captured,
                refunded,
                locked,
                released,
                orphaned,
                disputes);
    }

    private Payment money(
            @Nullable Money capturedNow, @Nullable Money refundedNow, @Nullable Money lockedNow) {
        return new Payment(
                started,
                attemptFailed,
                ended,
                endSeen,
                capturedNow,
                refundedNow,
                lockedNow,
                released,
                orphaned,
                disputes);
    }

    private Payment escrow(boolean releasedNow, @Nullable String orphanedNow) {
        return new Payment(
                started,
                attemptFailed,
                ended,
                endSeen,
                captured,
                refunded,
                locked,
                releasedNow,
                orphanedNow,
                disputes);
    }

    private Payment disputed(PaymentNoted e, Stand stand) {
        var next = new TreeMap<>(disputes);
        var id = e.detail() == null ? "dispute" : e.detail();
        next.merge(id, Dispute.of(stand, e.amount()), Dispute::and);
        return new Payment(
                started,
                attemptFailed,
                ended,
                endSeen,
                captured,
                refunded,
                locked,
                released,
                orphaned,
                next);
    }

    /// What came in, in this asset. An escrow names its amount twice: when it locks it, and when
    /// some of it goes back.
    Money in(Asset asset) {
        var most = Money.zero(asset);
        for (var level : Arrays.asList(captured, locked)) {
            if (level != null && level.asset().code().equals(asset.code())) {
                most = most.max(level);
            }
        }
        return most;
    }

    /// What went back by refunds, in this asset.
    Money refunded(Asset asset) {
        return refunded != null && refunded.asset().code().equals(asset.code())
                ? refunded
                : Money.zero(asset);
    }

    /// What the bank took for disputes that were lost, in this asset; of what came in and was not
    /// refunded, for it cannot go back twice.
    Money taken(Asset asset) {
        var zero = Money.zero(asset);
        var lost = disputes.values().stream().map(d -> d.taken(asset)).reduce(zero, Money::plus);
        var left = in(asset).minus(refunded(asset)).max(zero);
        return lost.compareTo(left) > 0 ? left : lost;
    }

    boolean disputed(Stand stand) {
        return disputes.values().stream().anyMatch(d -> d.is(stand));
    }

    /// Whether a dispute was lost and nobody has said yet what went back for it.
    boolean costsUnknown() {
        return refunded == null && disputes.values().stream().anyMatch(Dispute::costsUnknown);
    }

    /// Two of them, whichever came first.
    private static String later(@Nullable String known, @Nullable String said) {
        var text = said == null ? "" : said;
        return known == null || known.compareTo(text) < 0 ? text : known;
    }

    static @Nullable Money most(@Nullable Money a, @Nullable Money b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.asset().code().equals(b.asset().code()) ? a.max(b) : a;
    }
}
