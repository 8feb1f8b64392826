package dev.ordertrail.order.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.access.Callers;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.order.handle.Asked;
import dev.ordertrail.order.handle.Cause;
import dev.ordertrail.order.shop.Shop;
import dev.ordertrail.order.shop.Shops;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
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

    Requests(Callers callers, Shops shops, Clock clock) {
        this.callers = callers;
        this.shops = shops;
        this.clock = clock;
    }

    Caller caller() {
        return callers.caller();
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

    /// A body read by its fields; all errors at once.
    ///
    /// @param empty whether no body at all is a body without fields
    <T> T read(byte[] body, boolean empty, Function<Fields, T> reader) {
        var tree = empty && body.length == 0 ? Answers.JSON.objectNode() : json(body);
        var errors = JsonBody.unstorable(tree);
        var read = reader.apply(new Fields(tree, "", errors));
        if (!errors.isEmpty()) {
            throw ProblemException.validation(errors);
        }
        return read;
    }

    /// @throws ProblemException PAYLOAD_TOO_LARGE, MALFORMED_BODY
    JsonNode json(byte[] body) {
        if (body.length > MAX_BODY) {
            throw new ProblemException(Code.PAYLOAD_TOO_LARGE, "The body is larger than 1 MiB.");
        }
        return JsonBody.object(body);
    }
}
