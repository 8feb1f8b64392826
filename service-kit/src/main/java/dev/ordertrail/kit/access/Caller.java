package dev.ordertrail.kit.access;

import java.util.Collections;
import java.util.Set;

/// Who asks.
///
/// @param id the person: a token's `sub`
/// @param shop the shop that bounds what the roles may touch; ops spans all
/// @param channel how they come: a token's `channel`, else `api`
public record Caller(String id, Set<Role> roles, String shop, String channel) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    public boolean hasAny(Role... any) {
        for (var role : any) {
            if (has(role)) {
                return true;
            }
        }
        return false;
    }

    /// The role that may most; a buyer when the token gives none.
    public Role highest() {
        return roles.isEmpty() ? Role.BUYER : Collections.max(roles);
    }

    /// Whether what belongs to this shop is within reach.
    public boolean reaches(String otherShop) {
        return has(Role.OPS) || shop.equals(otherShop);
    }
}
