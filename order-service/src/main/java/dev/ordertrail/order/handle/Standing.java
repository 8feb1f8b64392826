package dev.ordertrail.order.handle;

import dev.ordertrail.contracts.By;
import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.access.Role;
import dev.ordertrail.order.store.OrderHead;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a caller is to one order.
final class Standing {
    private Standing() {}

    /// The role in which the caller may touch the order; empty when they may not know it exists.
    static Optional<Role> towards(Caller caller, OrderHead head) {
        if (!caller.reaches(head.shop())) {
            return Optional.empty();
        }
        var inShop = caller.shop().equals(head.shop());
        if (inShop && caller.has(Role.ADMIN)) {
            return Optional.of(Role.ADMIN);
        }
        if (inShop && caller.has(Role.STAFF)) {
            return Optional.of(Role.STAFF);
        }
        if (caller.has(Role.SELLER) && caller.id().equals(head.seller())) {
            return Optional.of(Role.SELLER);
        }
        if (isBuyer(caller) && caller.id().equals(head.buyer())) {
            return Optional.of(Role.BUYER);
        }
        if (inShop && caller.has(Role.STOREFRONT)) {
            return Optional.of(Role.STOREFRONT);
        }
        return caller.has(Role.OPS) ? Optional.of(Role.OPS) : Optional.empty();
    }

    /// A token without a role is a buyer's.
    static boolean isBuyer(Caller caller) {
        return caller.roles().isEmpty() || caller.has(Role.BUYER);
    }

    /// Who did it, in this role.
    ///
    /// @param reason one word of a vocabulary, or null: free text is personal data and is sealed
    static By by(Caller caller, Role role, @Nullable String reason) {
        return new By(caller.id(), role.wire(), caller.channel(), reason);
    }
}
