package dev.ordertrail.gateway;

import io.vertx.core.http.HttpServerRequest;

/// One line a request, without its query: queries can hold tickets.
final class AccessLog {
    private static final System.Logger LOG = System.getLogger("access");

    private AccessLog() {}

    static void follow(HttpServerRequest request) {
        var begun = System.nanoTime();
        request.response()
                .endHandler(_ ->
                        LOG.log(
                                System.Logger.Level.DEBUG,
                                "{0} {1} {2} {3}ms",
                                request.method(),
                                request.path(),
                                request.response().getStatusCode(),
                                (System.nanoTime() - begun) / 1_000_000));
    }
}
