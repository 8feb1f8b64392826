package dev.ordertrail.payment;

import java.util.ArrayList;
import java.util.List;

/// Every order in which things can come.
public final class Permutations {
    private Permutations() {}

    public static <T> List<List<T>> of(List<T> things) {
        if (things.isEmpty()) {
            return List.of(List.of());
        }
        var all = new ArrayList<List<T>>();
        for (var i = 0; i < things.size(); i++) {
            var rest = new ArrayList<>(things);
            var first = List.of(rest.remove(i));
            for (var tail : of(rest)) {
                var one = new ArrayList<>(first);
                one.addAll(tail);
                all.add(one);
            }
        }
        return all;
    }
}
