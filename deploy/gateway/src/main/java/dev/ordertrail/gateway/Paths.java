package dev.ordertrail.gateway;

import io.vertx.core.http.HttpServerRequest;

/// The parts of a request target that routing needs.
final class Paths {
    private Paths() {}

    /// A request target in two: the path, and the query with its question mark (or nothing).
    record Target(String path, String query) {}

    /// The path of a request; a target that is none at all is the empty path, which no route has.
    static String of(HttpServerRequest request) {
        var path = request.path();
        return path == null ? "" : path;
    }

    static Target split(String uri) {
        var mark = uri.indexOf('?');
        return mark < 0
                ? new Target(uri, "")
                : new Target(uri.substring(0, mark), uri.substring(mark));
    }

    static String withoutTrailingSlash(String path) {
        return path.length() > 1 && path.endsWith("/")
                ? path.substring(0, path.length() - 1)
                : path;
    }
}
