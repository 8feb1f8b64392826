package dev.ordertrail.tracking.readmodel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a carrier shows a parcel itself.
final class CarrierLinks {
    private static final Map<String, String> PAGES =
            Map.ofEntries(
                    Map.entry("ups", "https://www.ups.com/track?tracknum="),
                    Map.entry("usps", "https://tools.usps.com/go/TrackConfirmAction?tLabels="),
                    Map.entry("fedex", "https://www.fedex.com/fedextrack/?trknbr="),
                    Map.entry(
                            "dhl", "https://www.dhl.com/global-en/home/tracking.html?tracking-id="),
                    Map.entry(
                            "dhlexpress",
                            "https://www.dhl.com/global-en/home/tracking.html?tracking-id="),
                    Map.entry(
                            "canadapost",
                            "https://www.canadapost-postescanada.ca/track-reperage/en#/search?searchFor="),
                    Map.entry(
                            "royalmail",
                            "https://www.royalmail.com/track-your-item#/tracking-results/"),
                    Map.entry("australiapost", "https://auspost.com.au/mypost/track/#/details/"),
                    Map.entry("dpd", "https://tracking.dpd.de/status/en_US/parcel/"),
                    Map.entry("gls", "https://gls-group.com/track/"),
                    Map.entry("laposte", "https://www.laposte.fr/outils/suivre-vos-envois?code="),
                    Map.entry("ontrac", "https://www.ontrac.com/tracking/?number="));

    private CarrierLinks() {}

    static @Nullable String of(@Nullable String carrier, @Nullable String number) {
        if (carrier == null || number == null) {
            return null;
        }
        var page = PAGES.get(carrier.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""));
        return page == null ? null : page + URLEncoder.encode(number, UTF_8);
    }
}
