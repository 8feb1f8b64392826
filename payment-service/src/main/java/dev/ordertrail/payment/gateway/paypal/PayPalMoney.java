package dev.ordertrail.payment.gateway.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.payment.ForeignJson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// PayPal's amounts: decimal texts with a currency. Three currencies are taken without decimals,
/// two of which have some by ISO 4217 (developer.paypal.com/api/rest/reference/currency-codes).
final class PayPalMoney {
    private static final Set<String> WHOLE = Set.of("HUF", "JPY", "TWD");

    private PayPalMoney() {}

    /// The amount as PayPal reads it. What cannot be said without decimals is left for PayPal to
    /// refuse.
    static ObjectNode write(Money money) {
        var code = money.asset().code();
        var amount = money.amount();
        var whole = WHOLE.contains(code) && amount.stripTrailingZeros().scale() <= 0;
        var value = whole ? amount.setScale(0, RoundingMode.UNNECESSARY) : amount;
        return ForeignJson.MAPPER
                .createObjectNode()
                .put("currency_code", code)
                .put("value", value.toPlainString());
    }

    /// The amount in an object's field; null where there is none.
    static @Nullable Money read(JsonNode amount) {
        var value = amount.path("value").asText();
        var code = amount.path("currency_code").asText();
        if (value.isEmpty() || code.isEmpty()) {
            return null;
        }
        try {
            return new Money(new BigDecimal(value), Asset.iso(code));
        } catch (IllegalArgumentException e) {
            return null; // a currency or a number that does not exist
        }
    }
}
