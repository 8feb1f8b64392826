package dev.ordertrail.order.intake;

import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.access.Role;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/// Verifies the tokens of channels with the keys and the issuer of HTTP. A token must have been
/// valid when the broker took the command in: one that waited while this service was away counts.
@ApplicationScoped
class ChannelTokens {
    private static final String BEARER = "Bearer ";
    private static final int LONGEST_WAIT_SECONDS = (int) Duration.ofDays(30).toSeconds();
    private static final int SKEW_SECONDS = 60;

    private final JWTParser parser;
    private final JWTAuthContextInfo patient;
    private final Clock clock;

    ChannelTokens(JWTParser parser, JWTAuthContextInfo expected, Clock clock) {
        this.parser = parser;
        this.clock = clock;
        patient = new JWTAuthContextInfo(expected);
        patient.setClockSkew(LONGEST_WAIT_SECONDS);
    }

    /// The channel of a token.
    ///
    /// @param authorization `Bearer` and the token
    /// @throws ProblemException UNAUTHENTICATED when nobody we know has signed it, or not for then;
    ///   FORBIDDEN when it names no channel
    Channel channel(@Nullable String authorization, ConsumerRecord<?, ?> record) {
        if (authorization == null || !authorization.startsWith(BEARER)) {
            throw new ProblemException(
                    Code.UNAUTHENTICATED, "The header authorization carries no bearer token.");
        }
        var token = verified(authorization.substring(BEARER.length()).strip());
        mustBeValid(token, sentAt(record));
        var channel = token.<Object>getClaim("channel");
        if (channel == null || token.getSubject() == null || token.getSubject().isBlank()) {
            throw new ProblemException(
                    Code.FORBIDDEN, "The token names no channel: commands come from channels.");
        }
        var shop = token.<Object>getClaim("shop");
        var roles =
                token.getGroups().stream()
                        .flatMap(g -> Role.of(g).stream())
                        .collect(Collectors.toSet());
        return new Channel(
                new Caller(
                        token.getSubject(),
                        roles,
                        shop == null ? "main" : text(shop),
                        text(channel)),
                may(token.getClaim("may")));
    }

    private JsonWebToken verified(String token) {
        try {
            return parser.parse(token, patient);
        } catch (ParseException _) {
            throw new ProblemException(Code.UNAUTHENTICATED, "The token is not valid here.");
        }
    }

    private static void mustBeValid(JsonWebToken token, long sentSeconds) {
        var notBefore = token.<Object>getClaim("nbf");
        var early =
                (notBefore instanceof Number n && n.longValue() > sentSeconds + SKEW_SECONDS)
                        || token.getIssuedAtTime() > sentSeconds + SKEW_SECONDS;
        if (early || token.getExpirationTime() <= sentSeconds) {
            throw new ProblemException(
                    Code.UNAUTHENTICATED, "The token was not valid when the command was sent.");
        }
    }

    /// The broker's word is believed, a channel's is not.
    private long sentAt(ConsumerRecord<?, ?> record) {
        return record.timestampType() == TimestampType.LOG_APPEND_TIME
                ? record.timestamp() / 1000
                : clock.instant().getEpochSecond();
    }

    private static @Nullable List<String> may(@Nullable Object claim) {
        return switch (claim) {
            case null -> null;
            case JsonArray array -> array.stream().map(ChannelTokens::text).toList();
            case Collection<?> names -> names.stream().map(ChannelTokens::text).toList();
            default -> List.of(text(claim));
        };
    }

    private static String text(Object claim) {
        return claim instanceof JsonString s ? s.getString() : claim.toString();
    }
}
