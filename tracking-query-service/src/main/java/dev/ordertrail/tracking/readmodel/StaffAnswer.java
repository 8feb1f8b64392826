package dev.ordertrail.tracking.readmodel;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of a shop's orders, for its staff.
///
/// @param nearMisses nothing matched the text as it was written: these match what may have been
///   meant
@JsonInclude(JsonInclude.Include.ALWAYS)
public record StaffAnswer(List<Line> orders, boolean nearMisses, Pagination pagination) {

    /// One order. Phone numbers and mail addresses are masked.
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Line(
            String id,
            String orderNumber,
            @Nullable String reference,
            String shop,
            String workflow,
            String status,
            String label,
            @Nullable String emoji,
            @Nullable String colour,
            @Nullable String phase,
            @Nullable Integer progress,
            BigDecimal totalAmount,
            String currency,
            List<Item> items,
            OrderAnswer.@Nullable Seller seller,
            OrderAnswer.Buyer buyer,
            @Nullable String agentId,
            List<Staff> staff,
            String paymentMethod,
            String paymentStatus,
            List<String> trackingNumbers,
            @Nullable String shippingSummary,
            Instant createdAt,
            Instant statusUpdatedAt,
            @Nullable LocalDate estimatedDelivery,
            @Nullable Instant staleSince,
            long version) {}

    /// What was bought.
    public record Item(@Nullable String listingId, @Nullable String productName, int quantity) {}

    /// Who looks after it.
    public record Staff(String id, @Nullable String name) {}

    /// Where in the list this page is.
    ///
    /// @param total how many orders match
    /// @param totalIsEstimate the database's guess, good for a scroll bar; `count=exact` counts
    /// @param nextCursor goes on behind this page; null on the last one
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Pagination(
            int page,
            int limit,
            long total,
            boolean totalIsEstimate,
            long totalPages,
            @Nullable String nextCursor) {}
}
