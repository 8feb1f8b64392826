package dev.ordertrail.notification.compose;

import java.util.Optional;

/// Who can be told.
public enum Audience {
    /// The shop's own people, in the shop's own channel.
    STAFF,
    BUYER,
    SELLER;

    /// The audience that a workflow file names; an unknown word tells nobody.
    static Optional<Audience> of(String word) {
        return switch (word) {
            case "staff" -> Optional.of(STAFF);
            case "buyer" -> Optional.of(BUYER);
            case "seller" -> Optional.of(SELLER);
            default -> Optional.empty();
        };
    }
}
