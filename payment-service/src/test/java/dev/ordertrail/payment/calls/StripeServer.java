package dev.ordertrail.payment.calls;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Stripe's HTTP API, as far as it is called: forms in, objects out, idempotency keys, and answers
/// that never come.
final class StripeServer {
    /// What happens to one request.
    enum Fault {
        /// It is done, and nobody hears of it.
        DONE_WITHOUT_ANSWER,
        /// It is not done, and nobody hears of it.
        LOST,
        /// It is not done, and there is an error.
        ERROR,
        /// Too many requests.
        LATER,
        /// No.
        REFUSED
    }

    /// @param object what the request names in its path or its form; empty for any
    private record Expected(String method, String path, String object, Fault fault, Runnable then) {
        boolean isOf(HttpExchange exchange, Map<String, String> form) {
            var asked = exchange.getRequestURI().getPath();
            return exchange.getRequestMethod().equals(method)
                    && asked.startsWith(path)
                    && (object.isEmpty() || form.containsValue(object));
        }
    }

    private record Answer(int status, JsonNode body) {}

    private record Known(Map<String, String> form, Answer answer) {}

    private final StripeBooks books = new StripeBooks();
    private final Map<String, Known> keys = new ConcurrentHashMap<>();
    private final Queue<Expected> faults = new ConcurrentLinkedQueue<>();
    private final Queue<HttpExchange> unanswered = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    StripeServer() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    StripeBooks books() {
        return books;
    }

    /// The next request of this kind meets this fault.
    void fault(String method, String path, Fault fault) {
        faults.add(new Expected(method, path, "", fault, () -> {}));
    }

    /// The next refund of this intent meets this fault.
    void faultOfRefund(String intent, Fault fault) {
        faultOfRefund(intent, fault, () -> {});
    }

    /// The same; then something else happens, before whoever asked can hear of either.
    void faultOfRefund(String intent, Fault fault, Runnable then) {
        faults.add(new Expected("POST", "/v1/refunds", intent, fault, then));
    }

    /// No request meets a fault any more, and nothing that happened is listed.
    void forgets() {
        faults.clear();
        books.forgetsEvents();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var form = form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        var expected = expected(exchange, form);
        if (expected == null) {
            send(exchange, answer(exchange, form));
            return;
        }
        switch (expected.fault()) {
            case DONE_WITHOUT_ANSWER -> {
                answer(exchange, form);
                expected.then().run();
                unanswered.add(exchange);
            }
            case LOST -> unanswered.add(exchange);
            case ERROR -> send(exchange, error(500, "api_error"));
            case LATER -> send(exchange, error(429, "rate_limit"));
            case REFUSED -> send(exchange, error(400, "refused_by_test"));
        }
    }

    private @Nullable Expected expected(HttpExchange exchange, Map<String, String> form) {
        for (var expected : List.copyOf(faults)) {
            if (expected.isOf(exchange, form) && faults.remove(expected)) {
                return expected;
            }
        }
        return null;
    }

    private Answer answer(HttpExchange exchange, Map<String, String> form) {
        var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        if (key == null) {
            return answered(exchange, form);
        }
        var first = keys.computeIfAbsent(key, _ -> new Known(form, answered(exchange, form)));
        return first.form().equals(form) ? first.answer() : error(400, "idempotency_error");
    }

    private Answer answered(HttpExchange exchange, Map<String, String> form) {
        try {
            synchronized (books) {
                return new Answer(200, found(exchange, form).deepCopy());
            }
        } catch (StripeBooks.Refusal e) {
            return error(400, e.code);
        }
    }

    private JsonNode found(HttpExchange exchange, Map<String, String> form) {
        var path = List.of(exchange.getRequestURI().getPath().substring(4).split("/", -1));
        var query = form(String.valueOf(exchange.getRequestURI().getRawQuery()));
        return "GET".equals(exchange.getRequestMethod())
                ? read(path, query)
                : write(path, form).get();
    }

    private JsonNode read(List<String> path, Map<String, String> query) {
        var last = path.getLast();
        return switch (last) {
            case "sessions" -> list(books.all("cs_"), s -> true);
            case "events" -> list(books.events(), e -> since(e, query));
            case "refunds" -> {
                var intent = query.getOrDefault("payment_intent", "");
                yield list(books.all("re_"), r -> r.path("payment_intent").asText().equals(intent));
            }
            default -> expanded(books.get(last), query);
        };
    }

    private Supplier<ObjectNode> write(List<String> path, Map<String, String> form) {
        return switch (path.getLast()) {
            case "sessions" -> () -> books.newSession(form);
            case "expire" -> () -> books.expire(path.get(2));
            case "cancel" -> () -> books.cancel(path.get(1));
            case "capture" -> () -> books.capture(path.get(1), form);
            case "refunds" -> () -> books.refund(form);
            default -> throw new StripeBooks.Refusal("not_spoken_here");
        };
    }

    private JsonNode expanded(ObjectNode object, Map<String, String> query) {
        var copy = object.deepCopy();
        var charge = object.path("latest_charge").asText("");
        if (query.containsValue("latest_charge") && !charge.isEmpty()) {
            copy.set("latest_charge", books.get(charge));
        }
        return copy;
    }

    private static boolean since(JsonNode event, Map<String, String> query) {
        return event.path("created").asLong()
                >= Long.parseLong(query.getOrDefault("created[gte]", "0"));
    }

    private static JsonNode list(List<ObjectNode> objects, Predicate<ObjectNode> which) {
        var list = StripeBooks.JSON.createObjectNode();
        list.put("object", "list");
        list.put("has_more", false);
        var data = list.putArray("data");
        objects.stream().filter(which).forEach(data::add);
        return list;
    }

    private static Answer error(int status, String code) {
        var body = StripeBooks.JSON.createObjectNode();
        body.putObject("error").put("type", "invalid_request_error").put("code", code);
        return new Answer(status, body);
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        try (exchange) {
            var bytes = StripeBooks.JSON.writeValueAsBytes(answer.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Map<String, String> form(String text) {
        var form = new LinkedHashMap<String, String>();
        for (var pair : text.split("&", -1)) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(
                        URLDecoder.decode(pair.substring(0, equals), UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), UTF_8));
            }
        }
        return form;
    }
}
