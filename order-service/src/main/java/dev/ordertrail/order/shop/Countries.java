package dev.ordertrail.order.shop;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Countries as people write them, made ISO 3166-1 alpha-2.
public final class Countries {
    private static final Map<String, String> CODES = codes();

    /// Countries whose addresses have no postal code, by the Universal Postal Union's address
    /// guides.
    private static final Set<String> WITHOUT_POSTAL_CODE =
            Set.of(
                    "AE", "AG", "AO", "AW", "BF", "BI", "BJ", "BO", "BS", "BW", "BZ", "CD", "CF",
                    "CG", "CI", "CK", "CM", "DJ", "DM", "ER", "FJ", "GA", "GD", "GH", "GM", "GQ",
                    "GY", "HK", "JM", "KI", "KM", "KN", "KP", "LY", "ML", "MO", "MR", "MW", "NR",
                    "NU", "PA", "QA", "RW", "SB", "SC", "SL", "SO", "SR", "ST", "SY", "TD", "TG",
                    "TK", "TL", "TO", "TV", "UG", "VU", "YE", "ZW");

    private Countries() {}

    /// The alpha-2 code of a country written as alpha-2, alpha-3, or by its English name.
    public static Optional<String> alpha2(String written) {
        return Optional.ofNullable(CODES.get(key(written)));
    }

    /// Whether an address there needs a postal code.
    public static boolean hasPostalCodes(String alpha2) {
        return !WITHOUT_POSTAL_CODE.contains(alpha2);
    }

    private static Map<String, String> codes() {
        var codes = new HashMap<String, String>();
        for (var alpha2 : Locale.getISOCountries()) {
            var locale = Locale.of("", alpha2);
            codes.put(key(alpha2), alpha2);
            codes.put(key(locale.getISO3Country()), alpha2);
            codes.put(key(locale.getDisplayCountry(Locale.ENGLISH)), alpha2);
        }
        codes.put(key("U.S.A."), "US");
        codes.put(key("U.S."), "US");
        codes.put(key("United States of America"), "US");
        codes.put(key("UK"), "GB");
        codes.put(key("Great Britain"), "GB");
        codes.put(key("England"), "GB");
        codes.put(key("Scotland"), "GB");
        codes.put(key("Holland"), "NL");
        codes.put(key("Czech Republic"), "CZ");
        codes.put(key("Turkey"), "TR");
        return Map.copyOf(codes);
    }

    private static String key(String written) {
        return written.strip().toUpperCase(Locale.ROOT).replaceAll("[.\\s]+", " ").strip();
    }
}
