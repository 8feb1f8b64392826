package dev.ordertrail.embedded;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    /// A token of a channel, which signs its commands with it.
    ///
    /// @param may the commands it may ask; empty: all that its roles allow
    public static String ofChannel(
            String shop, String subject, String channel, List<String> may, String... roles) {
        var claims = new HashMap<String, Object>(Map.of("channel", channel));
        if (!may.isEmpty()) {
            claims.put("may", may);
        }
        return TestStack.tokenKeys()
                .sign(
                        new TokenKeys.Bearer(subject, shop, List.of(roles)),
                        claims,
                        ISSUER,
                        LIFETIME,
                        Clock.systemUTC());
    }

    /// A channel's token as somebody else would make it, with keys of their own.
    ///
    /// @param directory where those keys are kept
    public static String forged(
            Path directory, String shop, String subject, String channel, String... roles) {
        return TokenKeys.in(directory)
                .sign(
                        new TokenKeys.Bearer(subject, shop, List.of(roles)),
                        Map.of("channel", channel),
                        ISSUER,
                        LIFETIME,
                        Clock.systemUTC());
    }

    private static String sign(TokenKeys.Bearer bearer, String issuer, Duration lifetime) {
        return TestStack.tokenKeys().sign(bearer, issuer, lifetime, Clock.systemUTC());
    }
}
