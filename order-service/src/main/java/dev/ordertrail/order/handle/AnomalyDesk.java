package dev.ordertrail.order.handle;

import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.access.Role;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.order.store.Anomalies;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Who sees which anomalies: staff those of their shop, sellers those they own for their orders.
@ApplicationScoped
public class AnomalyDesk {
    private static final String SELLER = "seller";

    private final Tx tx;
    private final Anomalies anomalies;

    AnomalyDesk(Tx tx, Anomalies anomalies) {
        this.tx = tx;
        this.anomalies = anomalies;
    }

    /// One page, newest first.
    ///
    /// @param before only those with a smaller [AnomalyEntry#seq()]
    /// @throws ProblemException FORBIDDEN for those who have no anomalies to see
    public List<AnomalyEntry> list(Caller caller, Filter filter, long before, int limit) {
        var query = query(caller, filter, before, limit);
        return tx.read(c -> anomalies.list(c, query)).stream().map(AnomalyEntry::of).toList();
    }

    private static Anomalies.Query query(Caller caller, Filter filter, long before, int limit) {
        var staff = caller.hasAny(Role.STAFF, Role.ADMIN);
        if (!staff && !caller.has(Role.SELLER)) {
            throw new ProblemException(Code.FORBIDDEN, "Anomalies are for sellers and staff.");
        }
        var owner = lower(filter.owner());
        if (!staff && owner != null && !owner.equals(SELLER)) {
            throw new ProblemException(Code.FORBIDDEN, "Sellers see the anomalies they own.");
        }
        return new Anomalies.Query(
                caller.shop(),
                before,
                staff ? null : caller.id(),
                staff ? owner : SELLER,
                lower(filter.kind()),
                filter.order(),
                filter.open(),
                limit);
    }

    private static @Nullable String lower(@Nullable String word) {
        return word == null ? null : word.toLowerCase(Locale.ROOT);
    }

    /// What to list; null is everything.
    ///
    /// @param order an order's id or number
    public record Filter(
            @Nullable String kind,
            @Nullable String owner,
            @Nullable String order,
            @Nullable Boolean open) {}
}
