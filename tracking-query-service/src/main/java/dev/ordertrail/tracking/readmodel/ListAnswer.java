package dev.ordertrail.tracking.readmodel;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of orders.
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ListAnswer(List<Line> orders, Pagination pagination) {

    /// One order of a list. A list of a buyer's orders names sellers, a seller's names buyers, a
    /// shop's both.
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Line(
            String id,
            String orderNumber,
            String status,
            String label,
            @Nullable String phase,
            @Nullable Integer progress,
            BigDecimal totalAmount,
            String currency,
            OrderAnswer.@Nullable Seller seller,
            OrderAnswer.@Nullable Buyer buyer,
            Instant createdAt,
            Instant statusUpdatedAt,
            @Nullable LocalDate estimatedDelivery,
            @Nullable String shippingSummary,
            String paymentStatus,
            long version) {}

    /// Where in the list this page is.
    ///
    /// @param nextCursor goes on behind this page; null on the last one
    public record Pagination(
            int page, int limit, long total, long totalPages, @Nullable String nextCursor) {}
}
