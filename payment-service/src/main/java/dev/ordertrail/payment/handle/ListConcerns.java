package dev.ordertrail.payment.handle;

import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.payment.domain.Concern;
import dev.ordertrail.payment.store.Concerns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What providers want somebody of a shop to look at.
@ApplicationScoped
public class ListConcerns {
    private final Tx tx;

    ListConcerns(Tx tx) {
        this.tx = tx;
    }

    /// A concern with the shop it is for.
    public record Row(String shop, Concern concern) {}

    /// A part of the list.
    ///
    /// @param next the position to go on from; empty at the end
    public record Page(List<Row> rows, OptionalLong next) {
        public Page {
            rows = List.copyOf(rows);
        }
    }

    /// Open concerns after a position, oldest first.
    ///
    /// @param shop the shop to stay in; null for all
    /// @param position 0 for the beginning
    public Page after(@Nullable String shop, long position, int limit) {
        var found = tx.read(c -> Concerns.open(c, shop, position, limit + 1));
        var page = found.subList(0, Math.min(limit, found.size()));
        var next =
                found.size() > limit
                        ? OptionalLong.of(page.getLast().position())
                        : OptionalLong.empty();
        return new Page(
                page.stream().map(listed -> new Row(listed.shop(), listed.concern())).toList(),
                next);
    }
}
