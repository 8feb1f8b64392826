package dev.ordertrail.orderctl.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a day showed.
///
/// @param visited every status that tracking showed, in the order of the first time
/// @param refused how many forbidden things were asked for and refused
public record Seen(
        String day,
        String shop,
        List<Order> orders,
        List<String> visited,
        int refused,
        List<Step> steps) {

    public Seen {
        orders = List.copyOf(orders);
        visited = List.copyOf(visited);
        steps = List.copyOf(steps);
    }

    /// An order and how it ended.
    ///
    /// @param page where everybody may look at it
    public record Order(String orderId, String orderNumber, String status, String page) {}

    /// A step and how long it took to be seen.
    ///
    /// @param payment where the money stood; null where the step is not about money
    /// @param millis from sending the request until tracking showed the status
    public record Step(String what, String status, @Nullable String payment, long millis) {}
}
