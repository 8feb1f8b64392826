package dev.ordertrail.contracts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Old JSON made new, one version at a time, before it is bound to a record; so deciders and folds
/// know one shape only.
public final class Upcasters {

    /// The lifts of the contract. Every type is still in its first version.
    public static final Upcasters CONTRACT = new Upcasters(List.of());

    private final Map<String, Lift> byName = new HashMap<>();

    /// Chains the lifts by the names they start from.
    ///
    /// @throws IllegalArgumentException when two lifts start from the same version
    public Upcasters(List<Lift> lifts) {
        for (var lift : lifts) {
            if (byName.put(lift.from(), lift) != null) {
                throw new IllegalArgumentException("two lifts start from " + lift.from());
            }
        }
    }

    /// The newest name that a type can be lifted to; the name itself when no lift starts there.
    public String current(String type) {
        var name = type;
        for (var lift = byName.get(name); lift != null; lift = byName.get(name)) {
            name = lift.to();
        }
        return name;
    }

    /// The JSON as the newest version has it.
    public ObjectNode lift(String type, ObjectNode json) {
        var lifted = json.deepCopy();
        for (var lift = byName.get(type); lift != null; lift = byName.get(lift.to())) {
            lift.change().accept(lifted);
        }
        return lifted;
    }
}
