package dev.ordertrail.kit.access;

import java.util.Locale;
import java.util.Optional;

/// What a caller is to a shop, from least to most.
public enum Role {
    BUYER,
    SELLER,
    /// A trusted shop backend.
    STOREFRONT,
    STAFF,
    ADMIN,
    /// Runs the system; spans all shops.
    OPS,
    /// Ordertrail itself; never in a token.
    SYSTEM;

    /// Lower-case, as tokens, events and workflow files write it.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The role of a token's group; empty for groups that mean nothing here, and for `system`.
    public static Optional<Role> of(String group) {
        for (var role : values()) {
            if (role != SYSTEM && role.wire().equals(group)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
