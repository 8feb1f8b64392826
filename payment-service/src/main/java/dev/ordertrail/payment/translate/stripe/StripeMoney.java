package dev.ordertrail.payment.translate.stripe;

import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.payment.translate.Misread;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;

/// Stripe's minor units in exact money (docs.stripe.com/currencies).
///
/// They follow ISO 4217 but for three: MGA is counted in whole units although ISO gives it
/// decimals, and ISK and UGX are counted in hundredths although ISO gives them none (Stripe keeps
/// that for old integrations; the last two digits are always 00, anything else is a misreading).
final class StripeMoney {
    private static final Set<String> WHOLE_UNITS = Set.of("MGA");
    private static final Set<String> HUNDREDTHS = Set.of("ISK", "UGX");

    private StripeMoney() {}

    /// @param minor the amount as Stripe counts it
    /// @param currency Stripe's lower-case code
    static Money of(long minor, String currency) {
        if (minor < 0) {
            throw new Misread("a negative amount");
        }
        try {
            var asset = Asset.iso(currency);
            return new Money(BigDecimal.valueOf(minor, decimals(asset)), asset);
        } catch (IllegalArgumentException e) {
            throw new Misread("an amount or currency that does not exist");
        }
    }

    private static int decimals(Asset asset) {
        var code = asset.code().toUpperCase(Locale.ROOT);
        if (WHOLE_UNITS.contains(code)) {
            return 0;
        }
        return HUNDREDTHS.contains(code) ? 2 : asset.decimals();
    }
}
