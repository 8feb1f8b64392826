package dev.ordertrail.kit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

class KnownTokensTest {
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private static final JWTAuthContextInfo EXPECTED = new JWTAuthContextInfo();

    private Instant now = START;
    private int verified;
    private boolean refusing;
    private Instant expires = START.plus(Duration.ofHours(1));
    private final KnownTokens tokens = new KnownTokens(new Verifying(), clock());

    @Test
    void aTokenIsVerifiedOnceAMinute() throws ParseException {
        for (var second = 0; second < 60; second++) {
            now = START.plusSeconds(second);
            assertThat(tokens.parse("a.b.c", EXPECTED).getSubject()).isEqualTo("a.b.c");
        }
        assertThat(verified).isEqualTo(1);
        now = START.plusSeconds(60);
        tokens.parse("a.b.c", EXPECTED);
        assertThat(verified).isEqualTo(2);
    }

    @Test
    void aTokenThatExpiresIsVerifiedAgainFromThatInstant() throws ParseException {
        expires = START.plusSeconds(5);
        tokens.parse("a.b.c", EXPECTED);
        now = START.plusSeconds(4);
        tokens.parse("a.b.c", EXPECTED);
        assertThat(verified).isEqualTo(1);
        now = expires;
        refusing = true;
        assertThatThrownBy(() -> tokens.parse("a.b.c", EXPECTED))
                .isInstanceOf(ParseException.class);
    }

    @Test
    void itsClaimsAreThere() throws ParseException {
        var token = tokens.parse("a.b.c", EXPECTED);
        assertThat(token.<String>getClaim("shop")).isEqualTo("bytevalley");
        assertThat(token.<Object>getClaim("channel")).isNull();
        assertThat(token.getGroups()).containsExactlyInAnyOrder("seller", "buyer");
        assertThat(token.getRawToken()).isEqualTo("a.b.c");
        assertThat(token.getExpirationTime()).isEqualTo(expires.getEpochSecond());
        assertThat(token.getName()).isEqualTo("a.b.c");
    }

    @Test
    void aRefusedTokenIsNotRemembered() throws ParseException {
        refusing = true;
        assertThatThrownBy(() -> tokens.parse("a.b.c", EXPECTED))
                .isInstanceOf(ParseException.class);
        refusing = false;
        assertThat(tokens.parse("a.b.c", EXPECTED).getSubject()).isEqualTo("a.b.c");
        assertThat(verified).isEqualTo(2);
    }

    @Test
    void otherTokensAreOtherPeople() throws ParseException {
        assertThat(tokens.parse("a", EXPECTED).getSubject()).isEqualTo("a");
        assertThat(tokens.parse("b", EXPECTED).getSubject()).isEqualTo("b");
    }

    @Test
    void theOldestIsForgottenWhenThereAreTooMany() throws ParseException {
        for (var token = 0; token <= 1_000; token++) {
            tokens.parse("token" + token, EXPECTED);
        }
        verified = 0;
        tokens.parse("token1000", EXPECTED);
        assertThat(verified).isZero();
        tokens.parse("token0", EXPECTED);
        assertThat(verified).isEqualTo(1);
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    /// Stands for the check of signature and claims, which is the library's.
    private final class Verifying extends JWTCallerPrincipalFactory {
        @Override
        public JWTCallerPrincipal parse(String token, JWTAuthContextInfo expected)
                throws ParseException {
            verified++;
            if (refusing) {
                throw new ParseException("refused");
            }
            var claims = new JwtClaims();
            claims.setSubject(token);
            claims.setStringClaim("shop", "bytevalley");
            claims.setStringListClaim("groups", "seller", "buyer");
            claims.setExpirationTime(NumericDate.fromSeconds(expires.getEpochSecond()));
            return new DefaultJWTCallerPrincipal(token, "JWT", claims);
        }
    }
}
