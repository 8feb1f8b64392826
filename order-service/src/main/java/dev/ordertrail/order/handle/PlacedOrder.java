package dev.ordertrail.order.handle;

import dev.ordertrail.contracts.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// An order as it was placed.
public record PlacedOrder(
        String orderId,
        String number,
        String status,
        Money total,
        @Nullable LocalDate estimatedDelivery,
        long version) {}
