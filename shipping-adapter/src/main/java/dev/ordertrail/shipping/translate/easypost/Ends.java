package dev.ordertrail.shipping.translate.easypost;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.contracts.ShippingEvent.Place;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where the parcel comes from and where it goes, as far as `carrier_detail` says: a place object,
/// or text such as `HOUSTON TX, 77001`, or nothing.
final class Ends {
    private final Fields carrierDetail;

    Ends(JsonNode carrierDetail) {
        this.carrierDetail = new Fields(carrierDetail);
    }

    /// The place is the destination and not the origin. When both are in one town, nobody can tell.
    boolean isDestination(Place place) {
        return matches(place, "destination_tracking_location", "destination_location")
                && !matches(place, "origin_tracking_location", "origin_location");
    }

    private boolean matches(Place place, String object, String text) {
        var city = place.city();
        if (city == null) {
            return false;
        }
        var known = carrierDetail.place(object);
        if (known != null && known.city() != null) {
            return upper(known.city()).equals(upper(city));
        }
        return upper(carrierDetail.text(text)).startsWith(upper(city));
    }

    private static String upper(@Nullable String text) {
        return text == null ? "" : text.toUpperCase(Locale.ROOT);
    }
}
