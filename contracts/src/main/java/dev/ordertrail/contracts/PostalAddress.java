package dev.ordertrail.contracts;

import org.jspecify.annotations.Nullable;

/// Where a parcel goes, as the storefront gave it.
///
/// @param country ISO 3166-1 alpha-2
public record PostalAddress(
        @Nullable String name,
        @Nullable String street,
        @Nullable String street2,
        @Nullable String city,
        @Nullable String state,
        @Nullable String zipCode,
        @Nullable String country) {}
