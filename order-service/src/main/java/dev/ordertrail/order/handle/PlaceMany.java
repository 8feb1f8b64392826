package dev.ordertrail.order.handle;

import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.kit.seal.PersonKeys;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.order.shop.Shop;
import dev.ordertrail.order.store.Anomalies;
import dev.ordertrail.order.store.NewOrders;
import dev.ordertrail.order.store.OrderHead;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Places many orders in one transaction of the caller: one refused order refuses no other.
@ApplicationScoped
public class PlaceMany {
    private final Tx tx;
    private final Drafts drafts;
    private final NewOrders orders;
    private final Anomalies anomalies;
    private final PersonKeys keys;
    private final Doubles doubles;
    private final Buying buying;
    private final CatalogueDrafts catalogue;

    PlaceMany(
            Tx tx,
            Drafts drafts,
            NewOrders orders,
            Anomalies anomalies,
            PersonKeys keys,
            Doubles doubles,
            Buying buying,
            CatalogueDrafts catalogue) {
        this.tx = tx;
        this.drafts = drafts;
        this.orders = orders;
        this.anomalies = anomalies;
        this.keys = keys;
        this.doubles = doubles;
        this.buying = buying;
        this.catalogue = catalogue;
    }

    /// An id for a new order that is always the same for the same seed, so that it is placed once.
    ///
    /// @param begun what the ids sort by
    public static String id(Instant begun, String seed) {
        return Ids.order(begun, seed);
    }

    /// Makes sure of the buyers' keys and draws numbers: what needs no lock, and is best done
    /// before the transaction.
    public Prepared prepare(Asked asked, Shop shop, List<Wanted> wanted) {
        var buyers =
                wanted.stream()
                        .map(w -> w.request().parties().buyerId())
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
        keys.ensure(buyers);
        tx.read(c -> {
            keys.warm(c, buyers);
            return buyers;
        });
        var ready = new ArrayList<Draft>();
        var refused = new HashMap<String, ProblemException>();
        for (var want : wanted) {
            try {
                ready.add(drafts.of(asked, shop, want.request(), want.orderId()));
            } catch (ProblemException e) {
                refused.put(want.orderId(), e);
            }
        }
        return new Prepared(wanted, ready, refused);
    }

    /// Decides and writes them.
    ///
    /// @return what became of each, in the order in which they were wanted
    /// @throws dev.ordertrail.order.store.PlacingClash when another transaction has just taken a
    ///   reference, an evidence or a number; the transaction can only be rolled back, and begun
    ///   again with [#prepare]
    public List<Outcome> place(Connection c, Prepared prepared) throws SQLException {
        var outcomes = new HashMap<String, Outcome>();
        prepared.refused().forEach((id, why) -> outcomes.put(id, new Refused(why)));
        var drafted = prepared.drafts();
        var existing = doubles.of(c, drafted);
        var counted = catalogue.of(c, drafted);
        var ready = new ArrayList<Draft.Ready>();
        for (var draft : drafted) {
            try {
                existing.refuse(draft);
                var decided = decided(c, draft, counted.contains(draft));
                ready.add(decided);
                existing.add(draft);
                outcomes.put(draft.orderId(), new Placed(decided.order()));
            } catch (ProblemException e) {
                outcomes.put(draft.orderId(), new Refused(e));
            }
        }
        write(c, ready);
        return prepared.wanted().stream()
                .map(w -> Objects.requireNonNull(outcomes.get(w.orderId())))
                .toList();
    }

    /// What the catalogue counts sets stock aside, which is undone when the order is refused.
    private Draft.Ready decided(Connection c, Draft draft, boolean counted) throws SQLException {
        return counted
                ? Undo.refused(
                        c,
                        own ->
                                drafts.decide(
                                        own,
                                        draft.priced(
                                                buying.priced(own, draft.shop(), draft.request()))))
                : drafts.decide(c, draft);
    }

    private void write(Connection c, List<Draft.Ready> ready) throws SQLException {
        orders.write(c, ready.stream().map(Draft.Ready::written).toList());
        var heads = new HashMap<String, OrderHead>();
        for (var r : ready) {
            if (r.raises()) {
                heads.put(r.draft().orderId(), r.draft().head());
            }
        }
        var raised =
                ready.stream()
                        .filter(Draft.Ready::raises)
                        .<Recorded<OrderEvent>>flatMap(r -> r.events().stream())
                        .toList();
        anomalies.follow(c, raised, id -> Objects.requireNonNull(heads.get(id)));
    }

    /// An order that somebody wants to place.
    ///
    /// @param orderId made by whoever wants it, another for each: `order_` and 26 small letters and
    ///   digits
    public record Wanted(String orderId, OrderRequest request) {}

    /// Orders about to be placed.
    public static final class Prepared {
        private final List<Wanted> wanted;
        private final List<Draft> drafts;
        private final Map<String, ProblemException> refused;

        private Prepared(
                List<Wanted> wanted, List<Draft> drafts, Map<String, ProblemException> refused) {
            this.wanted = List.copyOf(wanted);
            this.drafts = List.copyOf(drafts);
            this.refused = Map.copyOf(refused);
        }

        private List<Wanted> wanted() {
            return wanted;
        }

        private List<Draft> drafts() {
            return drafts;
        }

        private Map<String, ProblemException> refused() {
            return refused;
        }
    }

    /// What became of one of them.
    public sealed interface Outcome {}

    public record Placed(PlacedOrder order) implements Outcome {}

    public record Refused(ProblemException why) implements Outcome {}
}
