package dev.ordertrail.shipping.domain;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whose scan it is. Tracking codes are not unique: carriers use them again after months, and two
/// carriers may use the same.
///
/// - A parcel of the same carrier and code claims a scan. Several may (two orders in one box): all
///   get it.
/// - A parcel whose carrier nobody has said claims it only when it is alone with its code, and
///   nobody of that carrier does.
/// - A code begins a new life with a parcel registered after the ones before had arrived, or long
///   after them. A scan belongs to the life in whose time it was made.
public final class Claims {
    /// A code seen again after this long is another parcel's.
    static final Duration REUSED_AFTER = Duration.ofDays(60);

    /// Labels are made and parcels handed over before they are announced here, by up to this long.
    static final Duration ANNOUNCED_LATE = Duration.ofDays(14);

    private final List<Life> lives;
    private final boolean byCodeAlone;

    private Claims(List<Life> lives, boolean byCodeAlone) {
        this.lives = lives;
        this.byCodeAlone = byCodeAlone;
    }

    /// The claims on what one carrier says of one code.
    ///
    /// @param parcels all that bear the code
    /// @param carrier who made the scan, in our spelling; null when the message does not say
    public static Claims of(Collection<Parcel> parcels, @Nullable String carrier) {
        var exact = parcels.stream().filter(p -> carriedBy(p, carrier)).toList();
        if (!exact.isEmpty()) {
            return new Claims(lives(exact), false);
        }
        var open = parcels.stream().filter(p -> carrier == null || p.carrier() == null).toList();
        return new Claims(lives(open), true);
    }

    /// Nobody bears this carrier's code.
    public boolean nobody() {
        return lives.isEmpty();
    }

    /// Parcels without a carrier share the code: it takes a human, or the carrier's name, to tell
    /// them apart.
    public boolean ambiguous() {
        return byCodeAlone && lives.stream().anyMatch(life -> life.parcels().size() > 1);
    }

    /// Whether the carrier was of no help: the parcel is known by its code, and now its carrier is
    /// known too.
    public boolean byCodeAlone() {
        return byCodeAlone;
    }

    /// The parcels that a scan at this time belongs to.
    public List<Parcel> at(Instant time) {
        return lives.reversed().stream()
                .filter(life -> time.isAfter(life.after()))
                .findFirst()
                .map(Life::parcels)
                .orElse(List.of());
    }

    /// Every parcel with a claim, in the order of orders.
    public List<Parcel> parcels() {
        return lives.stream()
                .flatMap(life -> life.parcels().stream())
                .sorted(comparing(Parcel::orderId).thenComparing(Parcel::parcelId))
                .toList();
    }

    private static boolean carriedBy(Parcel parcel, @Nullable String carrier) {
        var own = parcel.carrier();
        return own != null && carrier != null && Carriers.same(own, carrier);
    }

    private static List<Life> lives(Collection<Parcel> parcels) {
        var lives = new ArrayList<Life>();
        var inTime = comparing(Parcel::registeredAt).thenComparing(Parcel::parcelId);
        for (var parcel : parcels.stream().sorted(inTime).toList()) {
            var begins = lives.isEmpty() ? Instant.MIN : lives.getLast().endBefore(parcel);
            if (begins == null) {
                lives.getLast().parcels().add(parcel);
            } else {
                lives.add(new Life(begins, new ArrayList<>(List.of(parcel))));
            }
        }
        return lives;
    }

    /// One use of a code.
    ///
    /// @param after scans after this time are of this life
    private record Life(Instant after, List<Parcel> parcels) {

        /// When this life was over, seen from a parcel registered later; null when that one shares
        /// it.
        @Nullable Instant endBefore(Parcel later) {
            var ends =
                    parcels.stream()
                            .map(p -> p.finishedAt() == null ? Instant.MAX : p.finishedAt())
                            .max(Instant::compareTo)
                            .orElse(Instant.MAX);
            if (ends.isBefore(later.registeredAt())) {
                return ends;
            }
            var longAgo = later.registeredAt().minus(REUSED_AFTER);
            return parcels.getLast().registeredAt().isBefore(longAgo)
                    ? later.registeredAt().minus(ANNOUNCED_LATE)
                    : null;
        }
    }
}
