package dev.ordertrail.payment.escrow;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Published exchanges with a chain's node, and a node that gives the published answers. Where they
/// come from is in the NOTICE beside them.
final class Exchanges {
    static final Path FIXTURES = Path.of("src/test/resources/fixtures/ethereum");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Exchanges() {}

    /// What was asked, and answered.
    record Exchange(String name, JsonNode question, JsonNode answer) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Exchange> exchanges() {
        try (var files = Files.list(FIXTURES)) {
            return files.filter(f -> f.toString().endsWith(".io")).sorted().toList().stream()
                    .map(Exchanges::exchange);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Exchange exchange(String name) {
        return exchange(FIXTURES.resolve(name));
    }

    static JsonNode json(String name) {
        try {
            return JSON.readTree(Files.readAllBytes(FIXTURES.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Exchange exchange(Path file) {
        try {
            var question = JSON.nullNode();
            JsonNode asked = question;
            JsonNode answered = question;
            for (var line : Files.readAllLines(file)) {
                if (line.startsWith(">> ")) {
                    asked = JSON.readTree(line.substring(3));
                } else if (line.startsWith("<< ")) {
                    answered = JSON.readTree(line.substring(3));
                }
            }
            return new Exchange(String.valueOf(file.getFileName()), asked, answered);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A node that answers everything with this; it remembers what it was asked.
    static final class Node implements AutoCloseable {
        final List<JsonNode> asked = new ArrayList<>();
        private final HttpServer server;
        private final JsonNode answer;

        Node(JsonNode answer) {
            this.answer = answer;
            try {
                server =
                        HttpServer.create(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server.createContext("/", this::answer);
            server.start();
        }

        JsonRpc rpc() {
            var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            return new JsonRpc(HttpClient.newHttpClient(), address, Duration.ofSeconds(10));
        }

        private void answer(HttpExchange exchange) throws IOException {
            try (exchange) {
                var question = JSON.readTree(exchange.getRequestBody());
                asked.add(question);
                ObjectNode said = answer.deepCopy();
                said.set("id", question.path("id"));
                var bytes = said.toString().getBytes(UTF_8);
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
