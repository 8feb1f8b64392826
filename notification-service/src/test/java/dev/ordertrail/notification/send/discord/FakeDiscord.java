package dev.ordertrail.notification.send.discord;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/// Speaks Discord's webhook protocol on a local port: refuses what Discord's own schema refuses,
/// stores what it takes, and answers as it was told to.
public final class FakeDiscord implements AutoCloseable {
    private static final String PATH = "/api/webhooks/1234/very-secret-token";
    private static final JsonSchema SCHEMA = schema();

    private final HttpServer server;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();

    public FakeDiscord() {
        this(0);
    }

    /// @param port 0 for any
    public FakeDiscord(int port) {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /// One answer.
    ///
    /// @param stores the message appears in the channel
    /// @param hangs where the answer stops: nothing comes after
    public record Answer(
            int status, Map<String, String> headers, String body, boolean stores, Hang hangs) {

        public static Answer of(int status) {
            return new Answer(status, Map.of(), "{\"code\": 0}", false, Hang.NEVER);
        }

        public static Answer limited(String retryAfter, boolean global) {
            return new Answer(
                    429,
                    Map.of(
                            "Retry-After",
                            retryAfter,
                            "X-RateLimit-Global",
                            Boolean.toString(global)),
                    "{\"retry_after\": " + retryAfter + ", \"global\": " + global + "}",
                    false,
                    Hang.NEVER);
        }

        public static Answer stored(Map<String, String> headers) {
            return new Answer(200, headers, "{\"id\": \"99\"}", true, Hang.NEVER);
        }
    }

    /// Where an answer stops.
    public enum Hang {
        NEVER,
        BEFORE_HEAD,
        BEFORE_BODY
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort() + PATH;
    }

    /// The next call is answered like this; without such words Discord takes what it can.
    public void willAnswer(Answer... next) {
        answers.addAll(List.of(next));
    }

    /// What stands in the channel.
    public List<String> messages() {
        return List.copyOf(messages);
    }

    /// The messages in the channel that name this order.
    public List<String> messagesAbout(String number) {
        return messages.stream().filter(m -> m.contains(number)).toList();
    }

    /// Every call that came, taken or not.
    public int calls() {
        return calls.size();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        calls.add(body);
        var answer = judge(exchange, body);
        if (answer.stores()) {
            messages.add(body);
        }
        if (answer.hangs() == Hang.BEFORE_HEAD) {
            hang();
        }
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().flush();
        if (answer.hangs() == Hang.BEFORE_BODY) {
            hang();
        }
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private Answer judge(HttpExchange exchange, String body) {
        var uri = exchange.getRequestURI();
        var type = exchange.getRequestHeaders().getFirst("Content-Type");
        var waits = "wait=true".equals(uri.getQuery());
        if (!uri.getPath().equals(PATH) || !waits || !exchange.getRequestMethod().equals("POST")) {
            return Answer.of(404);
        }
        if (!"application/json".equals(type)
                || !SCHEMA.validate(body, InputFormat.JSON).isEmpty()) {
            return new Answer(400, Map.of(), "{\"code\": 50035}", false, Hang.NEVER);
        }
        var next = answers.poll();
        return next != null ? next : Answer.stored(Map.of());
    }

    private void hang() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static JsonSchema schema() {
        var stream = FakeDiscord.class.getResourceAsStream("/discord/execute-webhook.schema.json");
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(Objects.requireNonNull(stream));
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
