package dev.ordertrail.notification.intake;

import dev.ordertrail.contracts.OrderEvent.OrderPlaced;
import dev.ordertrail.contracts.WorkflowDefinition;
import dev.ordertrail.contracts.WorkflowRef;
import dev.ordertrail.notification.compose.CardFold;
import dev.ordertrail.notification.compose.Notices;
import dev.ordertrail.notification.compose.OrderCard;
import dev.ordertrail.notification.store.Cards;
import dev.ordertrail.notification.store.WaitingEvents;
import dev.ordertrail.notification.store.WaitingEvents.Waiting;
import dev.ordertrail.notification.store.WorkflowDefinitions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Turns events into deliveries, order by order. The card of an order is locked first, so that its
/// two topics, which different threads or replicas read, never pass each other by.
@ApplicationScoped
public class Planner {
    private static final Optional<WorkflowDefinition> NO_WORKFLOW = Optional.empty();

    private final Cards cards;
    private final WaitingEvents waiting;
    private final WorkflowDefinitions workflows;
    private final Deliveries deliveries;

    Planner(
            Cards cards,
            WaitingEvents waiting,
            WorkflowDefinitions workflows,
            Deliveries deliveries) {
        this.cards = cards;
        this.waiting = waiting;
        this.workflows = workflows;
        this.deliveries = deliveries;
    }

    /// Plans what follows from these events, in the caller's transaction.
    public void plan(Connection c, List<Waiting> batch) throws SQLException {
        var fresh = new TreeMap<String, List<Waiting>>();
        var shops = new TreeMap<String, String>();
        for (var event : batch) {
            var orderId = event.recorded().orderId();
            fresh.computeIfAbsent(orderId, _ -> new ArrayList<>()).add(event);
            shops.putIfAbsent(orderId, event.recorded().envelope().shop());
        }
        plan(c, shops, fresh);
    }

    /// Plans what was waiting for a workflow that is known by now.
    ///
    /// @return how many orders had waited
    public int planReady(Connection c, int atMost) throws SQLException {
        var ready = waiting.ready(c, atMost);
        plan(c, ready, Map.of());
        return ready.size();
    }

    private void plan(
            Connection c, SortedMap<String, String> shops, Map<String, List<Waiting>> fresh)
            throws SQLException {
        if (shops.isEmpty()) {
            return;
        }
        var known = cards.lock(c, shops);
        var waited = waiting.of(c, shops.keySet());
        var round = new Round();
        for (var shop : shops.entrySet()) {
            var orderId = shop.getKey();
            var card = known.getOrDefault(orderId, OrderCard.unknown(orderId, shop.getValue()));
            var news = fresh.getOrDefault(orderId, List.of());
            var queue = queue(waited.getOrDefault(orderId, List.of()), news);
            var ref = workflowOf(card, queue);
            var flow = ref.isEmpty() ? NO_WORKFLOW : workflows.find(c, ref.get());
            if (flow.isPresent()) {
                round.understand(card, flow.get(), queue);
            } else {
                keep(c, orderId, news, ref);
            }
        }
        waiting.forget(c, waited.keySet().stream().filter(round.cards::containsKey).toList());
        cards.save(c, round.cards.values());
        deliveries.enter(c, round.wishes, round.cards);
    }

    private void keep(Connection c, String orderId, List<Waiting> news, Optional<WorkflowRef> needs)
            throws SQLException {
        waiting.keep(c, news, needs.orElse(null));
        if (needs.isPresent()) {
            waiting.needs(c, orderId, needs.get());
        }
    }

    /// What waited comes before what is new, and the placing of the order before everything.
    private static List<Waiting> queue(List<Waiting> waited, List<Waiting> news) {
        var queue = new ArrayList<Waiting>(waited);
        queue.addAll(news);
        queue.sort(Comparator.comparing(w -> !(w.recorded().event() instanceof OrderPlaced)));
        return queue;
    }

    private static Optional<WorkflowRef> workflowOf(OrderCard card, List<Waiting> queue) {
        return card.workflow()
                .or(() ->
                        queue.stream()
                                .map(w -> w.recorded().event())
                                .filter(OrderPlaced.class::isInstance)
                                .map(e -> ((OrderPlaced) e).workflow())
                                .findFirst());
    }

    /// What one call has understood so far.
    private static final class Round {
        private final Map<String, OrderCard> cards = new HashMap<>();
        private final List<Wish> wishes = new ArrayList<>();

        void understand(OrderCard before, WorkflowDefinition flow, List<Waiting> queue) {
            var card = before;
            for (var event : queue) {
                var recorded = event.recorded();
                for (var notice : Notices.of(card, flow, recorded.event())) {
                    wishes.add(new Wish(recorded, notice, event.history()));
                }
                card = CardFold.apply(card, recorded.event());
            }
            cards.put(card.orderId(), card);
        }
    }
}
