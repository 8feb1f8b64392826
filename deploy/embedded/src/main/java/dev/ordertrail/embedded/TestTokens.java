package dev.ordertrail.embedded;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// Tokens for tests, signed with the keys that [StackResource] hands to the service under test.
public final class TestTokens {
    /// The issuer that the tokens name.
    public static final String ISSUER = "https://ordertrail.local";

    private static final Duration LIFETIME = Duration.ofHours(1);

    private TestTokens() {}

    /// A token of shop `main`.
    public static String token(String subject, String... roles) {
        return inShop("main", subject, roles);
    }

    /// A token of another shop.
    public static String inShop(String shop, String subject, String... roles) {
        return sign(new TokenKeys.Bearer(subject, shop, List.of(roles)), ISSUER, LIFETIME);
    }

    /// A token that has expired.
    public static String expired(String subject, String... roles) {
        return sign(
                new TokenKeys.Bearer(subject, "main", List.of(roles)), ISSUER, LIFETIME.negated());
    }

    /// A token of another issuer, signed with the right key.
    public static String fromElsewhere(String subject, String... roles) {
        return sign(
                new TokenKeys.Bearer(subject, "main", List.of(roles)),
                "https://elsewhere.example",
                LIFETIME);
    }

    private static String sign(TokenKeys.Bearer bearer, String issuer, Duration lifetime) {
        return TestStack.tokenKeys().sign(bearer, issuer, lifetime, Clock.systemUTC());
    }
}
