package dev.ordertrail.kit.access;

import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.jspecify.annotations.Nullable;

/// A token whose claims were read once. The library's own principal throws and catches an exception
/// for every look at a claim that is not in its specification, `shop` and `channel` among them.
final class VerifiedToken extends JWTCallerPrincipal {
    private final Map<String, Object> claims = new HashMap<>();
    private final @Nullable Set<String> audience;
    private final Set<String> groups;

    VerifiedToken(String token, JWTCallerPrincipal verified) {
        super(token, "JWT");
        for (var name : verified.getClaimNames()) {
            Object value = verified.getClaim(name);
            if (value != null) {
                claims.put(name, value);
            }
        }
        claims.put(Claims.raw_token.name(), token);
        audience = verified.getAudience();
        groups = verified.getGroups();
    }

    @Override
    public @Nullable Set<String> getAudience() {
        return audience;
    }

    @Override
    public Set<String> getGroups() {
        return groups;
    }

    @Override
    protected Collection<String> doGetClaimNames() {
        return claims.keySet();
    }

    @Override
    protected @Nullable Object getClaimValue(String name) {
        return claims.get(name);
    }
}
