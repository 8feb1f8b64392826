package dev.ordertrail.order.body;

import dev.ordertrail.contracts.PostalAddress;
import dev.ordertrail.order.shop.Countries;
import org.jspecify.annotations.Nullable;

/// Reads a shipping address.
final class Address {
    private Address() {}

    /// The address, if there is one.
    ///
    /// @param needed whether the order is something to be sent
    /// @param address the object; may be absent
    /// @return null when there is none
    static @Nullable PostalAddress read(Fields address, boolean needed) {
        if (!address.present()) {
            if (needed) {
                address.missing("street");
                address.missing("city");
                address.missing("zipCode");
                address.missing("country");
            }
            return null;
        }
        var country = country(address, needed);
        var read =
                new PostalAddress(
                        address.text(500, "name", "recipient"),
                        address.text(500, "street", "street1", "line1", "address"),
                        address.text(500, "street2", "line2"),
                        address.text(200, "city"),
                        address.text(200, "state", "province", "region"),
                        address.text(40, "zipCode", "zip", "zip_code", "postalCode", "postal_code"),
                        country);
        if (needed) {
            require(address, read);
        }
        return read;
    }

    private static void require(Fields address, PostalAddress read) {
        if (read.street() == null) {
            address.missing("street");
        }
        if (read.city() == null) {
            address.missing("city");
        }
        var posts = read.country() == null || Countries.hasPostalCodes(read.country());
        if (read.zipCode() == null && posts) {
            address.missing("zipCode");
        }
    }

    private static @Nullable String country(Fields address, boolean needed) {
        var written = address.text(100, "country", "countryCode", "country_code");
        if (written == null) {
            if (needed) {
                address.missing("country");
            }
            return null;
        }
        var code = Countries.alpha2(written);
        return code.isPresent()
                ? code.get()
                : address.refuse(
                        "country", "UNKNOWN_COUNTRY", "must be an ISO 3166-1 code such as US");
    }
}
