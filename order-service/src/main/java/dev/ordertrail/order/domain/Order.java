package dev.ordertrail.order.domain;

import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.OrderEvent.Item;
import dev.ordertrail.contracts.OrderEvent.OrderPlaced;
import dev.ordertrail.contracts.OrderEvent.PaymentTerms;
import dev.ordertrail.contracts.WorkflowRef;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An order as its decisions need it: the three axes, and what was already asked for. Nothing else
/// is remembered.
public sealed interface Order {

    /// No event yet.
    record NotPlaced() implements Order {}

    /// An order that exists.
    ///
    /// @param cameFrom the status before each status it was in, for the way back
    /// @param statusByPerson whether a person brought it where it is
    /// @param announced parcels the seller named
    /// @param refunds what was asked back, by refund id
    /// @param open ids of open anomalies
    /// @param settled ids of anomalies that somebody dealt with by hand
    /// @param buyer whose order it is; null for a guest's
    record Placed(
            String orderId,
            WorkflowRef workflow,
            String status,
            Ways cameFrom,
            boolean statusByPerson,
            Money total,
            PaymentTerms terms,
            Payments payments,
            Parcels parcels,
            Set<String> announced,
            @Nullable LocalDate estimate,
            Refunds refunds,
            Set<String> open,
            Set<String> settled,
            @Nullable String buyer,
            Contents contents,
            Goods goods,
            Desk desk,
            Watch watch)
            implements Order {

        /// What was bought, as it stands now.
        public List<Item> items() {
            return contents.items();
        }

        /// How many pieces of a line no refund has named yet; 0 where there is no such line.
        public int refundable(String itemId) {
            return items().stream()
                    .filter(item -> item.id().equals(itemId))
                    .mapToInt(item -> item.quantity() - refunds.named(itemId))
                    .sum();
        }
    }

    /// Before the first event.
    static Order none() {
        return new NotPlaced();
    }

    /// The state after an event. It never asks the workflow: the event names the status entered.
    ///
    /// @param orderId whose stream it is
    static Order evolve(String orderId, Order order, OrderEvent event) {
        return switch (order) {
            case NotPlaced() ->
                    switch (event) {
                        case OrderPlaced e -> Evolution.begin(orderId, e);
                        default ->
                                throw new IllegalStateException("a stream begins with OrderPlaced");
                    };
            case Placed p -> Evolution.next(p, event);
        };
    }
}
