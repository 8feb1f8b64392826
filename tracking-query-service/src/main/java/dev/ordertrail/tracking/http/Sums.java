package dev.ordertrail.tracking.http;

import dev.ordertrail.tracking.readmodel.OrderAnswer;
import java.math.BigDecimal;

/// Amounts as pages show them: with all the decimals of what they count in, `99.90` and `25001`.
final class Sums {
    private Sums() {}

    /// An amount of the order's own currency.
    static String text(OrderAnswer order, BigDecimal amount) {
        var decimals = Math.max(amount.scale(), order.decimals());
        return amount.setScale(decimals).toPlainString();
    }
}
