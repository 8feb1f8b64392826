package dev.ordertrail.providers.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.providers.store.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;

/// An amount as PayPal writes it: a decimal string with the currency's places.
record Amount(String currency, BigDecimal value) {
    private static final Set<String> WHOLE = Set.of("HUF", "JPY", "TWD");
    private static final BigDecimal RATE = new BigDecimal("0.0349");
    private static final BigDecimal FIXED = new BigDecimal("0.49");

    /// @throws PayPalRefused when it is no amount
    static Amount of(JsonNode json) {
        var currency = json.path("currency_code").asText();
        try {
            var value = new BigDecimal(json.path("value").asText());
            if (currency.matches("[A-Z]{3}")
                    && value.signum() >= 0
                    && value.scale() <= places(currency)) {
                return new Amount(currency, value.setScale(places(currency)));
            }
        } catch (NumberFormatException e) {
            throw PayPalRefused.invalid("amount/value", "INVALID_PARAMETER_SYNTAX");
        }
        throw PayPalRefused.invalid("amount", "DECIMAL_PRECISION");
    }

    Amount plus(Amount other) {
        return new Amount(currency, value.add(other.value));
    }

    Amount minus(Amount other) {
        return new Amount(currency, value.subtract(other.value));
    }

    Amount none() {
        return new Amount(currency, BigDecimal.ZERO.setScale(places(currency)));
    }

    boolean isMoreThan(Amount other) {
        return value.compareTo(other.value) > 0;
    }

    boolean isNothing() {
        return value.signum() <= 0;
    }

    boolean isSameCurrency(Amount other) {
        return currency.equals(other.currency);
    }

    /// What PayPal keeps of a payment.
    Amount fee() {
        var fee = value.multiply(RATE).add(FIXED).setScale(places(currency), RoundingMode.HALF_UP);
        return new Amount(currency, fee);
    }

    ObjectNode json() {
        return Json.object().put("currency_code", currency).put("value", value.toPlainString());
    }

    private static int places(String currency) {
        return WHOLE.contains(currency) ? 0 : 2;
    }
}
