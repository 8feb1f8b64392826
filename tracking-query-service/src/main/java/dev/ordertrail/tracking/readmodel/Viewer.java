package dev.ordertrail.tracking.readmodel;

import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.access.Role;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// What a reader is to one order, and so what of it they may see.
///
/// @param kind the widest view they have
/// @param roles what they may ask for as, by the names of workflow files
public record Viewer(Kind kind, Set<String> roles) {

    /// Anybody who knows the order's number.
    public static final Viewer PUBLIC = new Viewer(Kind.PUBLIC, Set.of());

    public Viewer {
        roles = Set.copyOf(roles);
    }

    /// From narrowest to widest.
    public enum Kind {
        PUBLIC,
        BUYER,
        STOREFRONT,
        SELLER,
        STAFF
    }

    /// What this caller is to the order; empty when it is not theirs to see.
    public static Optional<Viewer> of(Caller caller, OrderHead order) {
        var kinds = new LinkedHashSet<Kind>();
        var roles = new LinkedHashSet<String>();
        if (caller.id().equals(order.buyerId())) {
            kinds.add(Kind.BUYER);
            roles.add(Role.BUYER.wire());
        }
        if (caller.reaches(order.shop())) {
            if (caller.id().equals(order.sellerId())) {
                kinds.add(Kind.SELLER);
                roles.add(Role.SELLER.wire());
            }
            if (caller.has(Role.STOREFRONT)) {
                kinds.add(Kind.STOREFRONT);
                roles.add(Role.STOREFRONT.wire());
            }
            staff(caller, kinds, roles);
        }
        return kinds.stream().max(Kind::compareTo).map(k -> new Viewer(k, roles));
    }

    private static void staff(Caller caller, Set<Kind> kinds, Set<String> roles) {
        for (var role : new Role[] {Role.STAFF, Role.ADMIN, Role.OPS}) {
            if (caller.has(role)) {
                kinds.add(Kind.STAFF);
                roles.add(role.wire());
            }
        }
    }

    /// Names, addresses, amounts, notes for the customer.
    public boolean seesParties() {
        return kind != Kind.PUBLIC;
    }

    public boolean seesInternalNotes() {
        return kind == Kind.SELLER || kind == Kind.STAFF;
    }

    public boolean isStaff() {
        return kind == Kind.STAFF;
    }
}
