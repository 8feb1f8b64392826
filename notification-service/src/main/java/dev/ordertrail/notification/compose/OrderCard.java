package dev.ordertrail.notification.compose;

import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.Sealed;
import dev.ordertrail.contracts.WorkflowRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What has to be known of an order to talk about it.
///
/// @param placed null until `order-events` has told of the order: facts about its money may come
///   first
/// @param status the status it is in, null like `placed`
/// @param notes small facts picked up on the way, by name: the tracking number, the disputes
///   already told of
public record OrderCard(
        String orderId,
        String shop,
        @Nullable Placed placed,
        @Nullable String status,
        Map<String, String> notes) {

    public OrderCard {
        notes = Map.copyOf(notes);
    }

    /// An order of which nothing is known but that there is one.
    public static OrderCard unknown(String orderId, String shop) {
        return new OrderCard(orderId, shop, null, null, Map.of());
    }

    public Optional<WorkflowRef> workflow() {
        return Optional.ofNullable(placed).map(Placed::workflow);
    }

    /// What was ordered; an edit changes its lines and its total.
    ///
    /// @param number the order number that people read
    /// @param buyer id of the buyer, null for a guest
    /// @param seller id of the seller
    /// @param sellerName the name it trades under
    /// @param paymentMethod as the storefront named it
    /// @param personal the buyer's personal data, sealed
    public record Placed(
            String number,
            @Nullable String buyer,
            @Nullable String seller,
            @Nullable String sellerName,
            List<Line> items,
            Money total,
            String paymentMethod,
            WorkflowRef workflow,
            @Nullable Sealed personal) {
        public Placed {
            items = List.copyOf(items);
        }
    }

    /// One line of the order.
    ///
    /// @param total null when the storefront gave no price
    public record Line(String name, int quantity, @Nullable Money total) {}
}
