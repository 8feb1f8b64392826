package dev.ordertrail.order.catalog;

import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.access.Role;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who may write which listings: sellers their own, staff all of their shop.
public final class Keeper {
    private Keeper() {}

    /// The seller in whose name a caller writes.
    ///
    /// @param named the seller they name; null: themselves
    /// @throws ProblemException FORBIDDEN
    static String seller(Caller caller, @Nullable String named) {
        if (isStaff(caller)) {
            return named == null ? caller.id() : named;
        }
        if (!caller.has(Role.SELLER) || (named != null && !named.equals(caller.id()))) {
            throw new ProblemException(
                    Code.FORBIDDEN, "Listings are written by their seller and by staff.");
        }
        return caller.id();
    }

    /// Lets pass who may write the listings of this seller.
    ///
    /// @throws ProblemException FORBIDDEN
    public static void mayWrite(Caller caller, String seller) {
        if (!isStaff(caller) && !isSeller(caller, seller)) {
            throw new ProblemException(
                    Code.FORBIDDEN, "Listings are written by their seller and by staff.");
        }
    }

    /// Whether a caller sees a listing that nobody can buy.
    static boolean sees(Caller caller, Listing listing) {
        return listing.status == Offer.ACTIVE
                || isStaff(caller)
                || isSeller(caller, listing.seller);
    }

    /// What the caller has to be called in the list of what was done.
    public static String role(Caller caller) {
        return caller.has(Role.ADMIN)
                ? Role.ADMIN.wire()
                : caller.has(Role.STAFF) ? Role.STAFF.wire() : Role.SELLER.wire();
    }

    static boolean isStaff(Caller caller) {
        return caller.hasAny(Role.STAFF, Role.ADMIN);
    }

    /// Whether this is the caller's own.
    static boolean isSeller(Caller caller, String seller) {
        return caller.has(Role.SELLER) && caller.id().equals(seller);
    }

    /// There is none, or it is not for the caller's eyes.
    public static ProblemException notFound(String id) {
        return new ProblemException(
                Code.NOT_FOUND, "There is no such listing.", Map.of("listing", id));
    }
}
