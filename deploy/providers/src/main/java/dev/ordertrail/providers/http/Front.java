package dev.ordertrail.providers.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// Listens. Each request has a virtual thread of its own.
public final class Front implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Front.class.getName());
    private static final int LONGEST_BODY = 1024 * 1024;
    private static final int BACKLOG = 1024;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// @param port 0 for any free one
    /// @param handler answers; empty means that the connection is closed without an answer
    public Front(String host, int port, Function<Call, Optional<Answer>> handler) {
        // Without it each answer waits for the acknowledgement of its header.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            server = HttpServer.create(new InetSocketAddress(host, port), BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + port, e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> handle(exchange, handler));
    }

    /// Begins to listen.
    ///
    /// @return the port
    public int start() {
        server.start();
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void handle(HttpExchange exchange, Function<Call, Optional<Answer>> handler)
            throws IOException {
        try (exchange) {
            answer(exchange, handler).ifPresent(answer -> send(exchange, answer));
        }
    }

    private static Optional<Answer> answer(
            HttpExchange exchange, Function<Call, Optional<Answer>> handler) throws IOException {
        var call = call(exchange);
        try {
            return handler.apply(call);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a request could not be answered", e);
            return Optional.of(Answer.nothing(500));
        }
    }

    private static Call call(HttpExchange exchange) throws IOException {
        var headers = new HashMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) ->
                        headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        var uri = exchange.getRequestURI();
        var query = uri.getRawQuery();
        var body = exchange.getRequestBody().readNBytes(LONGEST_BODY);
        return new Call(
                exchange.getRequestMethod(),
                uri.getPath(),
                query == null ? "" : query,
                headers,
                new String(body, UTF_8));
    }

    private static void send(HttpExchange exchange, Answer answer) {
        var bytes = answer.body().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        var head = exchange.getRequestMethod().equals("HEAD");
        try {
            var length = head || bytes.length == 0 ? -1 : bytes.length;
            exchange.sendResponseHeaders(answer.status(), length);
            if (length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the caller has gone", e);
        }
    }
}
