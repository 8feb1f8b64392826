package dev.ordertrail.shipping.domain;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One spelling for each carrier. Sellers write `fedex ground`, providers `FedExSmartPost` or
/// `DhlEcs`: what counts for a tracking code is the company, so a carrier's services go by its
/// name.
public final class Carriers {
    /// The first prefix that fits, of the name in upper case without anything but letters and
    /// digits.
    private static final Map<String, String> BY_PREFIX = byPrefix();

    private Carriers() {}

    /// The carrier's name in our spelling; a carrier that we do not know keeps its own. Null for a
    /// blank name.
    public static @Nullable String named(@Nullable String asGiven) {
        if (asGiven == null || asGiven.isBlank()) {
            return null;
        }
        var key = key(asGiven);
        return BY_PREFIX.entrySet().stream()
                .filter(e -> key.startsWith(e.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(asGiven::strip);
    }

    /// Whether two names, each in our spelling, are the same carrier.
    public static boolean same(String one, String other) {
        return key(one).equals(key(other));
    }

    private static String key(String name) {
        var plain = name.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        return plain.isEmpty() ? name.strip() : plain;
    }

    private static Map<String, String> byPrefix() {
        var names = new LinkedHashMap<String, String>();
        names.put("USPS", "USPS");
        names.put("UNITEDSTATESPOSTAL", "USPS");
        names.put("UPS", "UPS");
        names.put("UNITEDPARCEL", "UPS");
        names.put("FEDEX", "FedEx");
        names.put("FEDERALEXPRESS", "FedEx");
        names.put("DHL", "DHL");
        names.put("DEUTSCHEPOST", "Deutsche Post");
        names.put("DPD", "DPD");
        names.put("GLS", "GLS");
        names.put("HERMES", "Evri");
        names.put("EVRI", "Evri");
        names.put("ROYALMAIL", "Royal Mail");
        names.put("CANADAPOST", "Canada Post");
        names.put("AUSTRALIAPOST", "Australia Post");
        names.put("AUSPOST", "Australia Post");
        names.put("LAPOSTE", "La Poste");
        names.put("COLISSIMO", "La Poste");
        names.put("POSTNL", "PostNL");
        names.put("PUROLATOR", "Purolator");
        names.put("ONTRAC", "OnTrac");
        names.put("LASERSHIP", "OnTrac"); // merged in 2021, one code space
        names.put("AMAZON", "Amazon");
        names.put("ARAMEX", "Aramex");
        names.put("TNT", "TNT");
        return names;
    }
}
