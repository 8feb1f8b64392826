package dev.ordertrail.shipping.domain;

import static java.util.Comparator.comparingInt;

import dev.ordertrail.contracts.ParcelState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All scans of one parcel, read together. It depends on the set of scans alone and not on the
/// order in which they were heard.
public final class Journey {
    private final List<Scan> scans;

    private Journey(List<Scan> scans) {
        this.scans = scans;
    }

    /// The journey of these scans, each given once.
    ///
    /// Carriers have no word for "back with the sender": it is a delivery after the parcel had
    /// turned round, unless it is known to have been made where the parcel was to go in the first
    /// place.
    public static Journey of(Collection<Scan> scans) {
        var inTime = scans.stream().sorted(Scan.IN_TIME).toList();
        var read = new ArrayList<Scan>(inTime.size());
        var turnedRound = false;
        for (var scan : inTime) {
            turnedRound = turnedRound || scan.state() == ParcelState.RETURNING;
            var cameBack =
                    turnedRound && scan.state() == ParcelState.DELIVERED && !scan.atDestination();
            read.add(cameBack ? scan.as(ParcelState.RETURNED) : scan);
        }
        return new Journey(read);
    }

    /// The scans in time, each with the state that it has in this journey.
    public List<Scan> scans() {
        return List.copyOf(scans);
    }

    /// Where the parcel stands after all of them.
    public Standing standing() {
        var reached = reached();
        var moved = Ranks.weight(reached) >= Ranks.weight(ParcelState.PICKED_UP);
        var state = ParcelState.REGISTERED;
        Scan last = null;
        Instant finished = null;
        for (var scan : scans) {
            last = scan;
            // A label voided after the parcel was seen is paperwork; an unknown state says nothing.
            if (scan.state() != ParcelState.UNKNOWN
                    && !(moved && scan.state() == ParcelState.VOIDED)) {
                state = scan.state();
            }
            finished = ends(scan) ? scan.happened() : finished;
        }
        return standing(state, reached, last, finished);
    }

    private static Standing standing(
            ParcelState state,
            ParcelState reached,
            @Nullable Scan last,
            @Nullable Instant finished) {
        return new Standing(
                state,
                reached,
                last == null ? null : last.happened(),
                finished,
                last == null ? null : last.trouble());
    }

    private ParcelState reached() {
        return scans.stream()
                .map(s -> Ranks.reached(s.state()))
                .max(comparingInt(Ranks::weight))
                .orElse(ParcelState.REGISTERED);
    }

    private static boolean ends(Scan scan) {
        return scan.state() == ParcelState.DELIVERED || scan.state() == ParcelState.RETURNED;
    }
}
