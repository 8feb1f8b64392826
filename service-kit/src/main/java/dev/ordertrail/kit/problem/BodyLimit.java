package dev.ordertrail.kit.problem;

import dev.ordertrail.kit.KitConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/// Reads a request's body whole on the event loop, before a worker thread takes the request: a
/// worker that reads it in pieces fights the event loop for the connection's lock. A body over 1
/// MiB is refused with a document: by its Content-Length before it is read, else as soon as it
/// grows too long. Paths of [KitConfig#streamedPaths()] are let through.
@Singleton
final class BodyLimit {
    static final long MOST_BYTES = 1 << 20;
    private static final int EARLY = 400;
    private static final BodyHandler WHOLE = BodyHandler.create(false).setBodyLimit(MOST_BYTES);

    private final List<String> streamed;

    @Inject
    BodyLimit(KitConfig config) {
        streamed = config.streamedPaths().orElse(List.of());
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, EARLY);
    }

    void register(@Observes Router router) {
        router.errorHandler(Code.PAYLOAD_TOO_LARGE.status(), BodyLimit::refuse);
    }

    private void check(RoutingContext context) {
        var length = length(context);
        if (isStreamed(context.normalizedPath())) {
            context.next();
        } else if (length > MOST_BYTES) {
            refuse(context);
        } else if (length == 0) {
            context.next();
        } else {
            WHOLE.handle(context);
        }
    }

    private boolean isStreamed(String path) {
        return streamed.stream().anyMatch(p -> path.equals(p) || path.startsWith(p + "/"));
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
