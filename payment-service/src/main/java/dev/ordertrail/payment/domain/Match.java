package dev.ordertrail.payment.domain;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/// Which order a callback means, judged from everything its keys are known to name.
public sealed interface Match {

    /// This one.
    record One(String orderId) implements Match {}

    /// None that is known here yet.
    record None() implements Match {}

    /// The keys contradict each other; only a human can tell.
    record Conflict(String why) implements Match {}

    /// What one key of the callback is known to name.
    record Link(LookupKey key, String orderId) {}

    /// Names and provider objects decide; a reference, which several sellers of a shop may share,
    /// decides when nothing stronger is known and it names one order, and contradicts when it names
    /// only others.
    static Match of(Collection<Link> links) {
        var strong = new TreeSet<String>();
        var weak = new TreeSet<String>();
        for (var link : links) {
            (link.key().kind() == LookupKey.Kind.REFERENCE ? weak : strong).add(link.orderId());
        }
        if (strong.size() > 1) {
            return new Conflict("the callback names several orders: " + String.join(", ", strong));
        }
        if (strong.size() == 1) {
            return agreed(strong.first(), weak);
        }
        return switch (weak.size()) {
            case 0 -> new None();
            case 1 -> new One(weak.first());
            default ->
                    new Conflict("the reference names several orders: " + String.join(", ", weak));
        };
    }

    private static Match agreed(String order, Set<String> references) {
        return references.isEmpty() || references.contains(order)
                ? new One(order)
                : new Conflict(
                        "the payment belongs to %s, the reference to %s"
                                .formatted(order, String.join(", ", references)));
    }
}
