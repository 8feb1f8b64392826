package dev.ordertrail.order.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.access.Callers;
import dev.ordertrail.kit.access.Role;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.order.body.JsonBody;
import dev.ordertrail.order.body.WishReader;
import dev.ordertrail.order.handle.Asked;
import dev.ordertrail.order.handle.Cause;
import dev.ordertrail.order.handle.Wish;
import dev.ordertrail.order.shop.Shop;
import dev.ordertrail.order.shop.Shops;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What every request carries beside its body: who asks, what set it off, which version they saw.
@RequestScoped
class Requests {
    private static final int MAX_BODY = 1024 * 1024;
    private static final Pattern CORRELATION = Pattern.compile("[\\x21-\\x7e]{1,128}");
    private static final Pattern TRACEPARENT =
            Pattern.compile("00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final Pattern ETAG = Pattern.compile("(?:W/)?\"?(\\d{1,18})\"?");

    private final Callers callers;
    private final Shops shops;
    private final Clock clock;
    private final WishReader reader;

    Requests(Callers callers, Shops shops, Clock clock, WishReader reader) {
        this.callers = callers;
        this.shops = shops;
        this.clock = clock;
        this.reader = reader;
    }

    /// Who asks. Whom the shop's configuration names as its administrator is one.
    Caller caller() {
        var caller = callers.caller();
        var named = shops.find(caller.shop()).filter(s -> s.admins().contains(caller.id()));
        if (named.isEmpty() || caller.has(Role.ADMIN)) {
            return caller;
        }
        var roles = EnumSet.of(Role.ADMIN);
        roles.addAll(caller.roles());
        return new Caller(caller.id(), roles, caller.shop(), caller.channel());
    }

    /// The caller, if they have one of these roles.
    ///
    /// @throws ProblemException UNAUTHENTICATED, FORBIDDEN
    Caller require(Role... any) {
        return callers.require(any);
    }

    /// The caller's shop.
    ///
    /// @throws ProblemException FORBIDDEN when this deployment does not serve it
    Shop shop() {
        return shops.find(caller().shop())
                .orElseThrow(() ->
                        new ProblemException(Code.FORBIDDEN, "This shop is not served here."));
    }

    /// Times are kept to the microsecond, as the database does.
    Asked asked(HttpHeaders headers) {
        var trace = traceparent(headers);
        return new Asked(
                caller(),
                new Cause(correlation(headers, trace), UUID.randomUUID().toString(), trace),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private static @Nullable String traceparent(HttpHeaders headers) {
        var given = headers.getHeaderString("traceparent");
        return given != null && TRACEPARENT.matcher(given).matches() ? given : null;
    }

    private static String correlation(HttpHeaders headers, @Nullable String trace) {
        var given = headers.getHeaderString("X-Correlation-Id");
        if (given != null && CORRELATION.matcher(given).matches()) {
            return given;
        }
        return trace == null ? UUID.randomUUID().toString() : trace.split("-", -1)[1];
    }

    /// The version that `If-Match` names; null when any will do.
    ///
    /// @throws ProblemException VALIDATION_FAILED when it names none
    @Nullable Long ifMatch(HttpHeaders headers) {
        var given = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (given == null || given.strip().equals("*")) {
            return null;
        }
        var tag = ETAG.matcher(given.strip());
        if (!tag.matches()) {
            throw ProblemException.validation(
                    List.of(
                            new FieldError(
                                    HttpHeaders.IF_MATCH,
                                    "INVALID",
                                    "must be the order's version, such as \"5\"")));
        }
        return Long.valueOf(tag.group(1));
    }

    /// The wish that a body makes, all errors at once.
    ///
    /// @param command the name of the wish
    /// @param empty whether no body at all is a body without fields
    /// @param path what the path says of it, laid over the body
    Wish wish(String command, byte[] body, boolean empty, Map<String, String> path) {
        var tree = empty && body.length == 0 ? Answers.JSON.objectNode() : (ObjectNode) json(body);
        path.forEach(tree::put);
        // Whoever comes from a shop that is not served here will find no order.
        return reader.read(command, tree, shops.find(caller().shop()).orElse(Shop.MAIN));
    }

    /// @throws ProblemException PAYLOAD_TOO_LARGE, MALFORMED_BODY
    JsonNode json(byte[] body) {
        if (body.length > MAX_BODY) {
            throw new ProblemException(Code.PAYLOAD_TOO_LARGE, "The body is larger than 1 MiB.");
        }
        return JsonBody.object(body);
    }
}
