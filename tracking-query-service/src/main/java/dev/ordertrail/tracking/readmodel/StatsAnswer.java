package dev.ordertrail.tracking.readmodel;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// Figures of a shop's orders. Only what was delivered or done is revenue.
///
/// @param byPhase how many orders are in each phase, whatever their workflow
/// @param packages the products and packages that most orders have
/// @param daily the last thirty days with orders, latest first
/// @param monthly all months with orders, latest first
@JsonInclude(JsonInclude.Include.ALWAYS)
public record StatsAnswer(
        Instant asOf,
        long totalOrders,
        List<Revenue> revenue,
        SortedMap<String, Long> byPhase,
        List<InStatus> byStatus,
        List<InPackage> packages,
        List<Day> daily,
        List<Month> monthly) {

    /// What came in, in one currency.
    ///
    /// @param orders how many orders it is the sum of
    /// @param averageOrderValue to the currency's hundredth
    public record Revenue(
            String currency, BigDecimal amount, long orders, BigDecimal averageOrderValue) {}

    /// How many orders are in a status.
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record InStatus(
            String workflow, String status, String label, @Nullable String phase, long orders) {}

    /// How many orders have a product or package.
    public record InPackage(String name, long orders) {}

    /// How many orders were placed on a day of UTC.
    public record Day(LocalDate date, long orders) {}

    /// How many orders were placed in a month, and what those of them earned that were delivered.
    ///
    /// @param month `2026-03`
    public record Month(String month, long orders, List<Revenue> revenue) {}
}
