package dev.ordertrail.tracking.readmodel;

import dev.ordertrail.contracts.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Amounts as APIs show them: exact numbers without idle zeros, `200` and `99.99`.
final class Amounts {
    private Amounts() {}

    static BigDecimal plain(Money money) {
        var stripped = money.amount().stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    static @Nullable BigDecimal plainOrNull(@Nullable Money money) {
        return money == null ? null : plain(money);
    }
}
