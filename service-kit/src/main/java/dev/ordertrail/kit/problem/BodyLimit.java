package dev.ordertrail.kit.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// Reads a request's body whole on the event loop, before a worker thread takes the request: a
/// worker that reads it in pieces fights the event loop for the connection's lock. A body over 1
/// MiB is refused with a document: by its Content-Length before it is read, else as soon as it
/// grows too long.
@Singleton
final class BodyLimit {
    static final long MOST_BYTES = 1 << 20;
    private static final int EARLY = 400;
    private static final BodyHandler WHOLE = BodyHandler.create(false).setBodyLimit(MOST_BYTES);

    void register(@Observes Filters filters) {
        filters.register(BodyLimit::check, EARLY);
    }

    void register(@Observes Router router) {
        router.errorHandler(Code.PAYLOAD_TOO_LARGE.status(), BodyLimit::refuse);
    }

    private static void check(RoutingContext context) {
        var length = length(context);
        if (length > MOST_BYTES) {
            refuse(context);
        } else if (length == 0) {
            context.next();
        } else {
            WHOLE.handle(context);
        }
    }

    private static void refuse(RoutingContext context) {
        var document =
                ProblemJson.write(
                        Refusals.of(Code.PAYLOAD_TOO_LARGE.status()), context.normalizedPath());
        var response = context.response();
        response.setStatusCode(Code.PAYLOAD_TOO_LARGE.status())
                .putHeader("Content-Type", ProblemJson.MEDIA_TYPE)
                .putHeader("Connection", "close");
        var _ = response.end(Buffer.buffer(document));
    }

    /// How long the body is; -1 where only reading it will tell.
    private static long length(RoutingContext context) {
        var headers = context.request().headers();
        var said = headers.get("Content-Length");
        try {
            return said == null
                    ? (headers.contains("Transfer-Encoding") ? -1 : 0)
                    : Long.parseLong(said);
        } catch (NumberFormatException _) {
            return -1; // not a length; whoever reads the body will say so
        }
    }
}
