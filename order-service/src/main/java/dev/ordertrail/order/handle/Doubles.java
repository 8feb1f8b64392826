package dev.ordertrail.order.handle;

import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.order.store.OrdersInTheWay;
import dev.ordertrail.order.store.OrdersInTheWay.Existing;
import dev.ordertrail.order.store.OrdersInTheWay.SellersReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Finds out, for many drafts at once, what may exist once only and exists already.
@ApplicationScoped
class Doubles {
    private final OrdersInTheWay orders;

    Doubles(OrdersInTheWay orders) {
        this.orders = orders;
    }

    /// What is in the way of these drafts, which are of one shop.
    Known of(Connection c, List<Draft> drafts) throws SQLException {
        if (drafts.isEmpty()) {
            return new Known(Map.of(), Map.of(), Map.of());
        }
        var shop = drafts.getFirst().shop().id();
        var references = drafts.stream().map(Doubles::reference).filter(Objects::nonNull).toList();
        var evidence = drafts.stream().flatMap(d -> d.evidence().stream()).toList();
        return new Known(
                orders.byId(c, shop, drafts.stream().map(Draft::orderId).toList()),
                orders.byReference(c, shop, references),
                orders.byEvidence(c, shop, evidence));
    }

    private static @Nullable SellersReference reference(Draft draft) {
        var reference = draft.request().extras().reference();
        var seller = draft.request().parties().seller();
        return reference == null
                ? null
                : new SellersReference(seller == null ? "" : seller.id(), reference);
    }

    /// Orders that exist, those of this transaction included once they are added.
    static final class Known {
        private final Map<String, @Nullable Existing> ids;
        private final Map<SellersReference, Existing> references;
        private final Map<String, @Nullable Existing> evidence;

        private Known(
                Map<String, @Nullable Existing> ids,
                Map<SellersReference, Existing> references,
                Map<String, @Nullable Existing> evidence) {
            this.ids = new HashMap<>(ids);
            this.references = new HashMap<>(references);
            this.evidence = new HashMap<>(evidence);
        }

        /// @throws ProblemException DUPLICATE_ORDER_REFERENCE, DUPLICATE_PAYMENT_EVIDENCE
        void refuse(Draft draft) {
            if (ids.containsKey(draft.orderId())) {
                throw duplicate(
                        Code.DUPLICATE_ORDER_REFERENCE,
                        "An order of this id exists.",
                        ids.get(draft.orderId()));
            }
            var reference = reference(draft);
            if (reference != null && references.containsKey(reference)) {
                throw duplicate(
                        Code.DUPLICATE_ORDER_REFERENCE,
                        "An order of this seller has this reference.",
                        references.get(reference));
            }
            for (var piece : draft.evidence()) {
                if (evidence.containsKey(piece)) {
                    throw duplicate(
                            Code.DUPLICATE_PAYMENT_EVIDENCE,
                            "This payment has created another order.",
                            evidence.get(piece));
                }
            }
        }

        void add(Draft draft) {
            var order = new Existing(draft.orderId(), draft.number());
            ids.put(draft.orderId(), order);
            var reference = reference(draft);
            if (reference != null) {
                references.put(reference, order);
            }
            draft.evidence().forEach(e -> evidence.put(e, order));
        }

        private static ProblemException duplicate(
                Code code, String detail, @Nullable Existing order) {
            return new ProblemException(
                    code,
                    detail,
                    order == null
                            ? Map.of()
                            : Map.of("orderId", order.orderId(), "orderNumber", order.number()));
        }
    }
}
