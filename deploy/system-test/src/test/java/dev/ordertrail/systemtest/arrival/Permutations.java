package dev.ordertrail.systemtest.arrival;

import java.util.ArrayList;
import java.util.List;

/// Every order of a few things.
public final class Permutations {
    private Permutations() {}

    public static <T> List<List<T>> of(List<T> things) {
        if (things.isEmpty()) {
            return List.of(List.of());
        }
        var all = new ArrayList<List<T>>();
        for (var i = 0; i < things.size(); i++) {
            var rest = new ArrayList<>(things);
            var first = rest.remove(i);
            for (var tail : of(rest)) {
                var whole = new ArrayList<T>();
                whole.add(first);
                whole.addAll(tail);
                all.add(whole);
            }
        }
        return all;
    }
}
