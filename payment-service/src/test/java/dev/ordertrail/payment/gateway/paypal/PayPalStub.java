package dev.ordertrail.payment.gateway.paypal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// PayPal's side of a call: says what it was told to say, and remembers what it was asked.
final class PayPalStub implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicInteger tokens = new AtomicInteger();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile int tokenLife = 32400;
    private volatile @Nullable String refusedToken;

    PayPalStub() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /// A request that came.
    record Asked(
            String request, String body, @Nullable String key, @Nullable String authorization) {}

    private record Answer(int status, String body) {}

    URI base() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /// @param request `GET /v2/…`; JSON with single quotes, `{base}` for this server's address
    void answers(String request, int status, String json) {
        var text = json.replace('\'', '"').replace("{base}", base().toString());
        answers.put(request, new Answer(status, text));
    }

    void neverAnswers(String request) {
        answers.put(request, new Answer(0, ""));
    }

    void tokensLive(int seconds) {
        tokenLife = seconds;
    }

    void refusesToken(String token) {
        refusedToken = "Bearer " + token;
    }

    /// What was asked, without the tokens.
    List<Asked> asked() {
        return asked;
    }

    Asked last() {
        return asked.getLast();
    }

    int tokens() {
        return tokens.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        var request = exchange.getRequestMethod() + " " + uri;
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        if (uri.getPath().equals("/v1/oauth2/token")) {
            send(exchange, token());
            return;
        }
        var headers = exchange.getRequestHeaders();
        var authorization = headers.getFirst("Authorization");
        asked.add(new Asked(request, body, headers.getFirst("PayPal-Request-Id"), authorization));
        if (Objects.equals(authorization, refusedToken)) {
            send(exchange, new Answer(401, "{\"error\":\"invalid_token\"}"));
            return;
        }
        var missing = new Answer(404, "{\"name\":\"RESOURCE_NOT_FOUND\"}");
        send(exchange, answers.getOrDefault(request, missing));
    }

    private Answer token() {
        return new Answer(
                200,
                "{\"access_token\":\"T%d\",\"expires_in\":%d}"
                        .formatted(tokens.incrementAndGet(), tokenLife));
    }

    private void send(HttpExchange exchange, Answer answer) throws IOException {
        if (answer.status() == 0) {
            try {
                closing.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return;
        }
        var bytes = answer.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
