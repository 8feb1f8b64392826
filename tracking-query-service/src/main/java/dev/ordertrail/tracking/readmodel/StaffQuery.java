package dev.ordertrail.tracking.readmodel;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What staff ask of the orders of their shop. What is null or empty does not narrow.
///
/// @param shop the only shop; null for all of them
/// @param flow the statuses asked for
/// @param service words of a product's name, or a listing's id
/// @param staff a member of staff's id; empty for orders that nobody looks after
/// @param text free text
public record StaffQuery(
        @Nullable String shop,
        @Nullable Flow flow,
        @Nullable String service,
        @Nullable String seller,
        @Nullable String agent,
        @Nullable String staff,
        @Nullable String paymentMethod,
        Amount amount,
        Period placed,
        @Nullable String text) {

    /// Statuses, as columns have them.
    ///
    /// @param workflows written `marketplace.v1`; empty for any
    /// @param statuses empty for any
    /// @param pairs `workflow/status`, where a status means one thing here and another there; empty
    ///   where it does not
    public record Flow(List<String> workflows, List<String> statuses, Set<String> pairs) {
        public Flow {
            workflows = List.copyOf(workflows);
            statuses = List.copyOf(statuses);
            pairs = Set.copyOf(pairs);
        }
    }

    /// Amounts of one currency.
    public record Amount(
            @Nullable BigDecimal least, @Nullable BigDecimal most, @Nullable String asset) {}

    /// From the first instant until before the last.
    public record Period(@Nullable Instant from, @Nullable Instant until) {}

    /// What a list is sorted by; the order id breaks ties.
    public enum Sort {
        CREATED_AT,
        STATUS_UPDATED_AT,
        TOTAL_AMOUNT;

        List<String> columns() {
            return switch (this) {
                case CREATED_AT -> List.of("placed_at");
                case STATUS_UPDATED_AT -> List.of("status_at");
                case TOTAL_AMOUNT -> List.of("asset", "total_amount");
            };
        }
    }

    /// Which part of the list.
    ///
    /// @param after the last row of the page before; null to count from the first
    public record Page(
            Sort sort, boolean descending, int limit, int offset, @Nullable After after) {}

    /// The row behind which a page begins, by the values of its sort.
    ///
    /// @param near whether the text is taken for its near misses
    public record After(List<Object> values, String orderId, boolean near) {
        public After {
            values = List.copyOf(values);
        }
    }
}
