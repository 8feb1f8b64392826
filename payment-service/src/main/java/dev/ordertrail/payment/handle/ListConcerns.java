package dev.ordertrail.payment.handle;

import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.payment.domain.Concern;
import dev.ordertrail.payment.store.Concerns;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// What providers want somebody of a shop to look at.
@ApplicationScoped
public class ListConcerns {
    private final Tx tx;

    ListConcerns(Tx tx) {
        this.tx = tx;
    }

    /// A concern with the shop it is for.
    public record Row(long id, String shop, Concern concern) {}

    /// Open concerns after a position, oldest first.
    ///
    /// @param shop the shop to stay in; null for all
    /// @param position 0 for the beginning
    public Page<Row> after(@Nullable String shop, long position, int limit) {
        var found = tx.read(c -> Concerns.open(c, shop, position, limit + 1));
        return Page.of(
                found,
                limit,
                Concerns.Listed::position,
                listed -> new Row(listed.position(), listed.shop(), listed.concern()));
    }
}
