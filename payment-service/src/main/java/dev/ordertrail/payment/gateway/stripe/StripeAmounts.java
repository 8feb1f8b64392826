package dev.ordertrail.payment.gateway.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.payment.gateway.CallFailed;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Exact money in Stripe's minor units and back (docs.stripe.com/currencies): as ISO 4217 has them,
/// but MGA in whole units, ISK and UGX in hundredths.
final class StripeAmounts {
    private static final Set<String> WHOLE_UNITS = Set.of("MGA");
    private static final Set<String> HUNDREDTHS = Set.of("ISK", "UGX");

    private StripeAmounts() {}

    /// @throws CallFailed.Refused for an asset that Stripe does not know, or an amount that it
    ///   cannot count
    static long minor(Money money) throws CallFailed {
        try {
            Currency.getInstance(money.asset().code());
            return money.amount().movePointRight(decimals(money.asset())).longValueExact();
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new CallFailed.Refused("amount_not_countable", e);
        }
    }

    static String currency(Money money) {
        return money.asset().code().toLowerCase(Locale.ROOT);
    }

    /// The amount in a field of an object that names its currency; null where there is none.
    static @Nullable Money of(JsonNode object, String field) {
        var minor = object.path(field);
        if (!minor.canConvertToLong() || !object.path("currency").isTextual()) {
            return null;
        }
        try {
            var asset = Asset.iso(object.path("currency").textValue());
            return new Money(BigDecimal.valueOf(minor.longValue(), decimals(asset)), asset);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static int decimals(Asset asset) {
        if (WHOLE_UNITS.contains(asset.code())) {
            return 0;
        }
        return HUNDREDTHS.contains(asset.code()) ? 2 : asset.decimals();
    }
}
