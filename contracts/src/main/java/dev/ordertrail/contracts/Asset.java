package dev.ordertrail.contracts;

import java.util.Currency;
import java.util.Locale;

/// What an amount is counted in: an ISO 4217 currency or a configured token.
///
/// @param code upper-case code, `USD` or `USDC`
/// @param decimals digits after the point that the asset knows: JPY 0, USD 2, KWD 3, USDC 6, ETH 18
public record Asset(String code, int decimals) {

    public Asset {
        if (!code.matches("[A-Z0-9]{2,10}")) {
            throw new IllegalArgumentException("an asset code is 2 to 10 capitals or digits");
        }
        if (decimals < 0 || decimals > 18) {
            throw new IllegalArgumentException("an asset has 0 to 18 decimals");
        }
    }

    /// The ISO 4217 currency of this code, with the decimals the standard gives it.
    ///
    /// @throws IllegalArgumentException when the code is no ISO 4217 currency
    public static Asset iso(String code) {
        var upper = code.toUpperCase(Locale.ROOT);
        var digits = Currency.getInstance(upper).getDefaultFractionDigits();
        return new Asset(upper, Math.max(digits, 0));
    }
}
