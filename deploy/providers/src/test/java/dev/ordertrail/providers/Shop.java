package dev.ordertrail.providers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ordertrail.providers.store.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A shop's webhook endpoint, which keeps what it gets.
final class Shop implements AutoCloseable {
    private final HttpServer server;
    private final List<Letter> letters = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusing = new AtomicInteger();

    /// What was posted.
    ///
    /// @param headers by lower-case name
    record Letter(String path, Map<String, String> headers, String body) {
        JsonNode json() {
            return Json.parse(body);
        }

        String type() {
            return json().path("type").asText(json().path("event_type").asText());
        }

        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    Shop() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::keep);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// Refuses the next deliveries.
    void refuses(int howMany) {
        refusing.set(howMany);
    }

    List<Letter> letters() {
        return List.copyOf(letters);
    }

    List<Letter> letters(String type) {
        return letters.stream().filter(letter -> letter.type().equals(type)).toList();
    }

    List<String> types() {
        return letters.stream().map(Letter::type).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void keep(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = new TreeMap<String, String>();
            exchange.getRequestHeaders()
                    .forEach((name, v) -> headers.put(name.toLowerCase(Locale.ROOT), v.getFirst()));
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            letters.add(new Letter(exchange.getRequestURI().getPath(), headers, body));
            var refused = refusing.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
            exchange.sendResponseHeaders(refused ? 500 : 200, -1);
        }
    }
}
