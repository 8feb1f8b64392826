package dev.ordertrail.order.body;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.kit.problem.FieldError;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Amounts as people and programs write them, read exactly: `200`, `99.99`, `"200.00"`,
/// `"$1,200.00"`, `"200 USDC"`. Never through a double.
final class Amounts {
    private static final int MAX_DIGITS = 18;
    private static final Pattern WRITTEN =
            Pattern.compile(
                    "(?<symbol>[$€£¥₹₩₿])?\\s*(?:(?<before>[A-Za-z]{2,10})\\s*)?"
                            + "(?<number>-?(?:\\d{1,3}(?:,\\d{3})+|\\d{1,40})(?:\\.\\d{1,40})?)"
                            + "\\s*(?<after>[A-Za-z]{2,10})?");
    private static final Map<String, String> SYMBOLS =
            Map.of(
                    "€", "EUR|EURC",
                    "£", "GBP|GIP|SHP|FKP",
                    "¥", "JPY|CNY",
                    "₹", "INR",
                    "₩", "KRW|KPW",
                    "₿", "BTC",
                    "$", "[A-Z]{2}D|USDC|USDT|DAI|MXN|CLP|COP|ARS|UYU|DOP|MOP|CVE|NIO|TOP|WST|BRL");

    private final List<FieldError> errors;

    Amounts(List<FieldError> errors) {
        this.errors = errors;
    }

    /// The amount, in this asset; null when it is no such amount, which is noted.
    @Nullable Money money(JsonNode value, String path, Asset asset) {
        var number = number(value, path, asset);
        if (number == null) {
            return null;
        }
        if (number.signum() < 0) {
            return refuse(path, "NEGATIVE", "must not be negative");
        }
        if (number.precision() - number.scale() > MAX_DIGITS) {
            return refuse(path, "TOO_LARGE", "has more than " + MAX_DIGITS + " digits");
        }
        if (number.signum() != 0 && number.stripTrailingZeros().scale() > asset.decimals()) {
            return refuse(
                    path,
                    "TOO_PRECISE",
                    asset.code() + " has at most " + asset.decimals() + " decimals");
        }
        return new Money(number.signum() == 0 ? BigDecimal.ZERO : number, asset);
    }

    /// A number that counts in whatever the order counts in; null when it is none, which is noted.
    @Nullable BigDecimal plain(JsonNode value, String path) {
        var written = value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
        return Math.abs((long) value.decimalValue().scale()) <= 100
                        && written.strip().matches("-?\\d{1,18}(?:\\.\\d{1,18})?")
                ? new BigDecimal(written.strip())
                : refuse(path, "INVALID_AMOUNT", "must be a number such as 200 or \"200.00\"");
    }

    private @Nullable BigDecimal number(JsonNode value, String path, Asset asset) {
        if (value.isNumber()) {
            var number = value.decimalValue();
            // An exponent may name a number of millions of digits in six characters.
            return Math.abs((long) number.scale()) <= 100
                    ? number
                    : refuse(path, "INVALID_AMOUNT", "must be an ordinary number");
        }
        var written = value.isTextual() ? WRITTEN.matcher(value.asText().strip()) : null;
        if (written == null || value.asText().length() > 100 || !written.matches()) {
            return refuse(path, "INVALID_AMOUNT", "must be a number such as 200 or \"200.00\"");
        }
        if (!fits(written.group("symbol"), asset)
                || !isCode(written.group("before"), asset)
                || !isCode(written.group("after"), asset)) {
            return refuse(path, "OTHER_CURRENCY", "is not written in " + asset.code());
        }
        return new BigDecimal(written.group("number").replace(",", ""));
    }

    private static boolean fits(@Nullable String symbol, Asset asset) {
        return symbol == null || asset.code().matches(SYMBOLS.getOrDefault(symbol, ""));
    }

    private static boolean isCode(@Nullable String code, Asset asset) {
        return code == null || code.equalsIgnoreCase(asset.code());
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // it is null, which every type has
    private <T> @Nullable T refuse(String path, String code, String message) {
        errors.add(new FieldError(path, code, message));
        return null;
    }
}
