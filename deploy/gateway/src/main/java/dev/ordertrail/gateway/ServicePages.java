package dev.ordertrail.gateway;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyResponse;
import java.util.Optional;
import java.util.stream.Collector;

/// A service's own pages, shown below another path than the service thinks: links and redirects
/// that begin with the service's path are made to begin with ours. Only HTML is touched, and held
/// while it is.
///
/// @param inside the path as the service knows it: `/q`
/// @param outside the path as people know it: `/services/order/q`
record ServicePages(String inside, String outside) {

    static Optional<ServicePages> of(Route route) {
        return Optional.ofNullable(route.rewrittenTo())
                .map(inside -> new ServicePages(inside, route.prefix()));
    }

    Future<Void> move(ProxyResponse response) {
        var location = response.headers().get("Location");
        if (location != null && location.startsWith(inside + "/")) {
            response.putHeader("Location", outside + location.substring(inside.length()));
        }
        return isPlainHtml(response) ? moveLinks(response) : Future.succeededFuture();
    }

    private Future<Void> moveLinks(ProxyResponse response) {
        Collector<Buffer, Buffer, Buffer> whole =
                Collector.of(
                        () -> Buffer.buffer(),
                        (all, more) -> all.appendBuffer(more),
                        (all, more) -> all.appendBuffer(more));
        var stream = response.getBody().stream();
        var page = stream.collect(whole);
        stream.resume();
        return page.map(
                        html -> {
                            response.headers().remove("Content-Length");
                            return response.setBody(
                                    Body.body(Buffer.buffer(moved(html.toString()))));
                        })
                .mapEmpty();
    }

    /// The page with the links that stand in quotes moved.
    String moved(String html) {
        return html.replace("'" + inside + "/", "'" + outside + "/")
                .replace("\"" + inside + "/", "\"" + outside + "/");
    }

    private static boolean isPlainHtml(ProxyResponse response) {
        var type = response.headers().get("Content-Type");
        return type != null
                && type.startsWith("text/html")
                && !response.headers().contains("Content-Encoding")
                && response.getBody() != null;
    }
}
