package dev.ordertrail.systemtest.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// A server that takes what a Discord webhook takes and answers what Discord answers to
/// `wait=true`.
public final class DiscordStub implements AutoCloseable {
    private static final String PATH = "/api/webhooks/1/token";

    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    DiscordStub() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(PATH, this::take);
        server.start();
    }

    /// Its address, as a shop enters it.
    String webhook() {
        return "http://localhost:" + server.getAddress().getPort() + PATH;
    }

    /// The bodies posted so far.
    public List<String> messages() {
        return List.copyOf(messages);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            messages.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            var answer = "{\"id\": \"%d\", \"type\": 0}".formatted(messages.size()).getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
