package dev.ordertrail.orderctl.api;

import dev.ordertrail.embedded.TokenKeys;
import dev.ordertrail.orderctl.Failure;
import dev.ordertrail.orderctl.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Tokens of this installation's own key pair.
public final class Tokens {
    /// The roles there are.
    public static final Set<String> ROLES =
            Set.of("storefront", "buyer", "seller", "staff", "admin", "ops");

    private final Settings settings;
    private final Clock clock;

    public Tokens(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /// A signed token.
    ///
    /// @throws Failure when a role does not exist, or tokens come from an issuer of the user's own
    public String issue(TokenKeys.Bearer bearer, Duration lifetime) {
        var unknown = new TreeSet<>(bearer.roles());
        unknown.removeAll(ROLES);
        if (!unknown.isEmpty()) {
            throw new Failure("no such role: " + unknown + "; there are " + new TreeSet<>(ROLES));
        }
        var keys =
                settings.tokenKeys()
                        .orElseThrow(() ->
                                new Failure(
                                        "tokens come from "
                                                + settings.issuer()
                                                + " (ORDERTRAIL_TOKEN_ISSUER, ORDERTRAIL_TOKEN_JWKS): get one there"));
        return keys.sign(bearer, settings.issuer(), lifetime, clock);
    }

    /// A token of shop `main` for an hour.
    public String issue(String subject, String... roles) {
        return issue(new TokenKeys.Bearer(subject, "main", List.of(roles)), Duration.ofHours(1));
    }
}
