package dev.ordertrail.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.OriginRequestProvider;
import io.vertx.httpproxy.ProxyContext;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// The reverse proxy. It decides by method and path alone and never looks into a body.
final class Front {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final int POOL = 256;
    private static final int LONGEST_LINE_BYTES = 16 * 1024;

    private final GatewayConfig config;
    private final Routes routes;
    private final Forwarded forwarded;
    private final HttpServer server;

    Front(Vertx vertx, GatewayConfig config, Routes routes) {
        this.config = config;
        this.routes = routes;
        this.forwarded = new Forwarded(config.trustedProxies());
        var client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setConnectTimeout((int) CONNECT.toMillis())
                                .setKeepAlive(true)
                                .setDecompressionSupported(false),
                        new PoolOptions().setHttp1MaxSize(POOL));
        var proxy =
                HttpProxy.reverseProxy(client)
                        .origin(
                                OriginRequestProvider.selector(
                                        context -> origin(context.request().proxiedRequest())));
        proxy.addInterceptor(new Passing(this::route, forwarded));
        this.server =
                vertx.createHttpServer(
                                new HttpServerOptions()
                                        .setHost(config.host())
                                        .setPort(config.port())
                                        .setMaxInitialLineLength(LONGEST_LINE_BYTES))
                        .requestHandler(request -> handle(proxy, request));
    }

    /// Begins to listen.
    ///
    /// @return the port
    Future<Integer> start() {
        return server.listen().map(HttpServer::actualPort);
    }

    Future<Void> stop() {
        return server.close();
    }

    private void handle(HttpProxy proxy, HttpServerRequest request) {
        AccessLog.follow(request);
        if (Gateway.HEALTH.equals(request.path())) {
            request.response()
                    .putHeader("Content-Type", "application/json")
                    .end("{\"status\":\"UP\"}");
        } else if (route(request.method().name(), Paths.of(request)).isEmpty()) {
            Problems.NO_ROUTE.answer(request);
        } else {
            proxy.handle(request);
        }
    }

    private Future<SocketAddress> origin(HttpServerRequest request) {
        return route(request.method().name(), Paths.of(request))
                .map(r -> config.services().get(r.service()))
                .map(Front::socket)
                .map(Future::succeededFuture)
                .orElseGet(() -> Future.failedFuture("no route"));
    }

    private Optional<Route> route(String method, String path) {
        return routes.of(method, Paths.withoutTrailingSlash(path));
    }

    private static SocketAddress socket(URI address) {
        var port = address.getPort() < 0 ? 80 : address.getPort();
        return SocketAddress.inetSocketAddress(port, address.getHost());
    }

    /// How a request is rewritten on its way.
    @FunctionalInterface
    interface Lookup {
        Optional<Route> of(String method, String path);
    }

    /// Lets a request pass: path, client address, and a clear answer when the service is away.
    private record Passing(Lookup routes, Forwarded forwarded)
            implements io.vertx.httpproxy.ProxyInterceptor {

        @Override
        public Future<io.vertx.httpproxy.ProxyResponse> handleProxyRequest(ProxyContext context) {
            var request = context.request();
            var uri = Paths.split(request.getURI());
            routes.of(request.getMethod().name(), uri.path())
                    .ifPresent(route -> {
                        // A service's own pages mean something by their trailing slash.
                        var path =
                                route.rewrittenTo() == null
                                        ? Paths.withoutTrailingSlash(uri.path())
                                        : uri.path();
                        request.setURI(route.target(path) + uri.query());
                    });
            forwarded.stamp(request);
            return context.sendRequest().recover(_ -> Problems.SERVICE_AWAY.answer(context));
        }

        @Override
        public Future<Void> handleProxyResponse(ProxyContext context) {
            var request = context.request().proxiedRequest();
            var page =
                    routes.of(request.method().name(), Paths.of(request)).flatMap(ServicePages::of);
            return page.isEmpty()
                    ? context.sendResponse()
                    : page.get().move(context.response()).compose(_ -> context.sendResponse());
        }
    }
}
