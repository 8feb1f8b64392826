package dev.ordertrail.order.handle;

import dev.ordertrail.kit.idempotency.Answer;
import dev.ordertrail.kit.idempotency.Claim;
import dev.ordertrail.kit.idempotency.IdempotencyKeys;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.kit.seal.PersonKeys;
import dev.ordertrail.kit.tx.SqlFailure;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.order.shop.Shop;
import dev.ordertrail.order.store.Anomalies;
import dev.ordertrail.order.store.ListingKnown;
import dev.ordertrail.order.store.NewOrders;
import dev.ordertrail.order.store.PlacingClash;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// Places orders: one statement in the common case, shared with whoever places at the same moment.
/// What may exist once only is not asked for beforehand: the database refuses the second one, and
/// then it is looked up. Whether the catalogue knows what is bought is not asked beforehand either:
/// the statement refuses such an order, which is then priced, set aside and written in a
/// transaction.
@ApplicationScoped
public class PlaceOrders {
    private final Tx tx;
    private final IdempotencyKeys idempotency;
    private final NewOrders orders;
    private final PlaceTogether together;
    private final Doubles doubles;
    private final Anomalies anomalies;
    private final Drafts drafts;
    private final PersonKeys keys;
    private final Buying buying;

    PlaceOrders(
            Tx tx,
            IdempotencyKeys idempotency,
            NewOrders orders,
            PlaceTogether together,
            Doubles doubles,
            Anomalies anomalies,
            Drafts drafts,
            PersonKeys keys,
            Buying buying) {
        this.together = together;
        this.doubles = doubles;
        this.buying = buying;
        this.tx = tx;
        this.idempotency = idempotency;
        this.orders = orders;
        this.anomalies = anomalies;
        this.drafts = drafts;
        this.keys = keys;
    }

    /// Places an order and remembers the answer in the same transaction.
    ///
    /// @param claim the key it is asked under: asked again, the first answer is given again
    /// @param answer what to tell about the order placed
    /// @throws ProblemException FORBIDDEN, PAYMENT_NOT_CONFIRMED, DUPLICATE_ORDER_REFERENCE,
    ///   DUPLICATE_PAYMENT_EVIDENCE (both with the order), IDEMPOTENCY_KEY_REUSED; of listings of
    ///   the catalogue also INSUFFICIENT_INVENTORY, LISTING_UNAVAILABLE, INVALID_PACKAGE,
    ///   INVALID_DURATION, VALIDATION_FAILED
    public Answer place(
            Asked asked,
            Shop shop,
            Claim claim,
            OrderRequest request,
            Function<PlacedOrder, Answer> answer) {
        var draft = drafts.of(asked, shop, request);
        var counted = buying.concerns(shop, request);
        for (var left = ChangeOrders.RETRIES; ; left--) {
            try {
                return counted ? count(draft, claim, answer) : write(draft, claim, answer);
            } catch (ListingKnown known) {
                buying.remember(shop, request);
                counted = true;
            } catch (PlacingClash clash) {
                var first = tx.read(c -> idempotency.find(c, claim));
                if (first.isPresent()) {
                    return first.get();
                }
                explain(clash, draft);
                if (left == 0) {
                    throw Refusals.versionConflict();
                }
                keys.ensure(List.of(draft.person()));
                draft = draft.again(drafts.number(draft));
            }
        }
    }

    /// The long way, for what the catalogue counts: the key is claimed first, so that a twin waits
    /// and is given this answer, whatever is left by then.
    private Answer count(Draft draft, Claim claim, Function<PlacedOrder, Answer> answer) {
        var said = inTurn(() -> tx.in(c -> count(c, draft, claim, answer)));
        if (draft.key() != null && said.fresh()) {
            keys.kept(draft.key());
        }
        return said.answer();
    }

    private Said count(Connection c, Draft draft, Claim claim, Function<PlacedOrder, Answer> answer)
            throws SQLException {
        var first = idempotency.claim(c, claim);
        if (first.isPresent()) {
            return new Said(first.get(), false);
        }
        var priced = draft.priced(buying.priced(c, draft.shop(), draft.request()));
        var ready = drafts.decide(c, priced);
        var said = answer.apply(ready.order());
        orders.write(c, List.of(ready.written()));
        anomalies.follow(c, ready.events(), id -> draft.head());
        idempotency.store(c, claim, said);
        return new Said(said, true);
    }

    /// An answer, and whether it is the first one.
    private record Said(Answer answer, boolean fresh) {}

    private static <T> T inTurn(Supplier<T> work) {
        try {
            return work.get();
        } catch (SqlFailure e) {
            if (e.isConflict()) {
                throw new ProblemException(
                        Code.REQUEST_IN_PROGRESS, "Others are buying the same right now.");
            }
            throw e;
        }
    }

    private Answer write(Draft draft, Claim claim, Function<PlacedOrder, Answer> answer) {
        var ready = tx.read(c -> drafts.decide(c, draft));
        var said = answer.apply(ready.order());
        var placing = ready.placing(claim, said);
        if (ready.raises()) {
            tx.run(c -> {
                orders.writeAnswered(c, List.of(placing));
                anomalies.follow(c, ready.events(), id -> draft.head());
            });
            orders.told();
        } else {
            together.write(placing);
        }
        if (draft.key() != null) {
            keys.kept(draft.key());
        }
        return said;
    }

    /// Refuses when the clash cannot be helped; returns when another try may succeed.
    private void explain(PlacingClash clash, Draft draft) {
        switch (clash.what()) {
            case REFERENCE, EVIDENCE -> tx.read(c -> doubles.of(c, List.of(draft))).refuse(draft);
            case ANSWER, NUMBER, KEY -> {} // the twin was undone, or what was drawn was taken
        }
    }
}
