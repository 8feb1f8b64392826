package dev.ordertrail.order.catalog;

import dev.ordertrail.kit.access.Caller;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Listings as callers may see them: everybody what can be bought, sellers what is theirs, staff
/// everything of their shop.
@ApplicationScoped
public class ListingReader {
    private final Counted counted;

    ListingReader(Counted counted) {
        this.counted = counted;
    }

    /// What to list; null is everything.
    ///
    /// @param text part of a name or an id
    /// @param after the id of the last one of the page before
    public record Filter(
            @Nullable Kind kind,
            @Nullable String seller,
            @Nullable Offer status,
            @Nullable String text,
            @Nullable String after) {}

    /// One listing.
    ///
    /// @throws dev.ordertrail.kit.problem.ProblemException NOT_FOUND also for what the caller may
    ///   not see
    @Transactional
    public Shown read(Caller caller, String id) {
        return Failures.told(() ->
                Listing.of(caller.shop(), id)
                        .filter(l -> Keeper.sees(caller, l))
                        .map(counted::shown)
                        .orElseThrow(() -> Keeper.notFound(id)));
    }

    /// One page in the order of ids.
    @Transactional
    public List<Shown> list(Caller caller, Filter filter, int limit) {
        var where = new ArrayList<String>(List.of("shop = :shop"));
        var values = new HashMap<String, Object>(Map.of("shop", caller.shop()));
        add(where, values, "kind = :kind", "kind", filter.kind());
        add(where, values, "seller = :seller", "seller", filter.seller());
        add(where, values, "status = :status", "status", filter.status());
        add(where, values, "id > :after", "after", filter.after());
        if (filter.text() != null) {
            where.add("(locate(:text, lower(name)) > 0 or locate(:text, lower(id)) > 0)");
            values.put("text", filter.text().toLowerCase(Locale.ROOT));
        }
        if (!Keeper.isStaff(caller)) {
            where.add("(status = :active or seller = :me)");
            values.put("active", Offer.ACTIVE);
            values.put("me", caller.has(dev.ordertrail.kit.access.Role.SELLER) ? caller.id() : "");
        }
        return Failures.told(() -> {
            List<Listing> page =
                    Listing.<Listing>find(String.join(" and ", where), Sort.by("id"), values)
                            .page(0, limit)
                            .list();
            return counted.shown(caller.shop(), page);
        });
    }

    private static void add(
            List<String> where,
            Map<String, Object> values,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null) {
            where.add(condition);
            values.put(name, value);
        }
    }
}
