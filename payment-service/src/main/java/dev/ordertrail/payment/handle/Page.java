package dev.ordertrail.payment.handle;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// A part of a list whose rows have rising positions.
///
/// @param next the position to go on from; empty at the end
public record Page<T>(List<T> rows, OptionalLong next) {
    public Page {
        rows = List.copyOf(rows);
    }

    /// The first of what was found.
    ///
    /// @param found up to one more than the limit, which shows that the list goes on
    static <F, T> Page<T> of(
            List<F> found, int limit, ToLongFunction<F> position, Function<F, T> row) {
        var shown = found.subList(0, Math.min(limit, found.size()));
        var next =
                found.size() > limit
                        ? OptionalLong.of(position.applyAsLong(shown.getLast()))
                        : OptionalLong.empty();
        return new Page<>(shown.stream().map(row).toList(), next);
    }
}
