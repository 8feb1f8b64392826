package dev.ordertrail.kit.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// Refuses a body over 1 MiB by its Content-Length, before it is read, with a document. Bodies of
/// unknown length are cut off at `quarkus.http.limits.max-body-size`.
@Singleton
final class BodyLimit {
    static final long MOST_BYTES = 1 << 20;
    private static final int EARLY = 400;

    void register(@Observes Filters filters) {
        filters.register(BodyLimit::check, EARLY);
    }

    private static void check(RoutingContext context) {
        if (length(context) <= MOST_BYTES) {
            context.next();
            return;
        }
        var document =
                ProblemJson.write(
                        Refusals.of(Code.PAYLOAD_TOO_LARGE.status()), context.normalizedPath());
        var response = context.response();
        response.setStatusCode(Code.PAYLOAD_TOO_LARGE.status())
                .putHeader("Content-Type", ProblemJson.MEDIA_TYPE)
                .putHeader("Connection", "close");
        var _ = response.end(Buffer.buffer(document));
    }

    private static long length(RoutingContext context) {
        var header = context.request().getHeader("Content-Length");
        try {
            return header == null ? 0 : Long.parseLong(header);
        } catch (NumberFormatException _) {
            return 0; // not a length; whoever reads the body will say so
        }
    }
}
