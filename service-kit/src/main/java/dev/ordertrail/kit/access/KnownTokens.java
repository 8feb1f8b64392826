package dev.ordertrail.kit.access;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Remembers for a minute which tokens were verified: a storefront sends the same one with every
/// order, and checking its signature costs as much as writing the order's events. A token that
/// expires within that minute is checked again; so a key that is withdrawn counts a minute longer.
@ApplicationScoped
@Alternative
@Priority(1)
public class KnownTokens extends JWTCallerPrincipalFactory {
    private static final int MOST = 1_000;
    private static final long SECONDS = 60;

    private final JWTCallerPrincipalFactory verifying;
    private final Clock clock;
    private final Map<String, Known> known =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
                    return size() > MOST;
                }
            };

    public KnownTokens() {
        this(new DefaultJWTCallerPrincipalFactory(), Clock.systemUTC());
    }

    KnownTokens(JWTCallerPrincipalFactory verifying, Clock clock) {
        this.verifying = verifying;
        this.clock = clock;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo expected)
            throws ParseException {
        var now = clock.instant().getEpochSecond();
        var kept = kept(token, now);
        if (kept != null) {
            return kept;
        }
        var principal = new VerifiedToken(token, verifying.parse(token, expected));
        keep(token, new Known(principal, Math.min(now + SECONDS, principal.getExpirationTime())));
        return principal;
    }

    private synchronized @Nullable JWTCallerPrincipal kept(String token, long now) {
        var kept = known.get(token);
        return kept != null && now < kept.until() ? kept.principal() : null;
    }

    private synchronized void keep(String token, Known verified) {
        known.remove(token); // it goes to the end of those that are dropped when there are too many
        known.put(token, verified);
    }

    private record Known(JWTCallerPrincipal principal, long until) {}
}
