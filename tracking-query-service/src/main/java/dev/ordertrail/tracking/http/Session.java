package dev.ordertrail.tracking.http;

import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The cookie that lets a browser read: the bearer token itself, out of reach of scripts. No other
/// service reads it.
@Singleton
public class Session {
    static final String COOKIE = "ordertrail_session";
    private static final int LONGEST_TOKEN = 3800; // a cookie holds 4096 bytes

    private final JWTParser tokens;
    private final boolean https;

    @Inject
    Session(JWTParser tokens, @ConfigProperty(name = "ordertrail.public-url") String publicUrl) {
        this.tokens = tokens;
        this.https = publicUrl.startsWith("https:");
    }

    /// A cookie as long as the token is good; empty when it is not.
    Optional<NewCookie> cookie(String token) {
        if (token.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        try {
            var parsed = tokens.parse(token);
            var left = parsed.getExpirationTime() - Clock.systemUTC().instant().getEpochSecond();
            return left > 0
                    ? Optional.of(made(token, (int) Math.min(left, Integer.MAX_VALUE)))
                    : Optional.empty();
        } catch (ParseException _) {
            return Optional.empty();
        }
    }

    /// A cookie that ends the session.
    NewCookie end() {
        return made("", 0);
    }

    private NewCookie made(String value, int seconds) {
        return new NewCookie.Builder(COOKIE)
                .value(value)
                .path("/")
                .httpOnly(true)
                .secure(https)
                .sameSite(NewCookie.SameSite.LAX)
                .maxAge(seconds)
                .build();
    }
}
