package dev.ordertrail.orderctl.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.orderctl.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// HTTP against one address.
public final class Http {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT)
                    .build();
    private final URI base;

    public Http(URI base) {
        this.base = base;
    }

    /// An answer.
    ///
    /// @param status its status code
    /// @param body its text
    /// @param headers its headers, by lower-case name, first value only
    public record Answer(int status, String body, Map<String, String> headers) {
        /// Whether it is a 2xx.
        public boolean ok() {
            return status / 100 == 2;
        }

        /// Its body as a tree; missing where it is no JSON.
        public JsonNode json() {
            return Json.read(body);
        }

        /// What a problem document says, or the body as it is.
        public String complaint() {
            var problem = json();
            var text = problem.path("code").asText("") + " " + problem.path("detail").asText("");
            return status + " " + (text.isBlank() ? body.strip() : text.strip());
        }
    }

    /// Asks.
    public Answer get(String path, Map<String, String> headers) {
        return send(request(path, headers).GET());
    }

    /// Sends a JSON body.
    public Answer send(String method, String path, Map<String, String> headers, String body) {
        return send(
                request(path, headers)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    /// Sends a body of any length, however long that takes.
    public Answer upload(String path, Map<String, String> headers, HttpRequest.BodyPublisher body) {
        var request = HttpRequest.newBuilder(base.resolve(path)).POST(body);
        headers.forEach(request::header);
        return send(request);
    }

    /// Asks for text of any length and hands it on line by line.
    ///
    /// @throws Failure when the answer is no 2xx, or breaks off
    public void lines(String path, Map<String, String> headers, Consumer<String> each) {
        try {
            var request = HttpRequest.newBuilder(base.resolve(path)).GET();
            headers.forEach(request::header);
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofLines());
            try (var lines = response.body()) {
                if (response.statusCode() / 100 != 2) {
                    throw new Failure(response.statusCode() + " from " + base.resolve(path));
                }
                lines.forEach(each);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new Failure("no answer from " + base + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", e);
        }
    }

    /// The status of a GET, if anybody answers within a second.
    public Optional<Integer> probe(String path) {
        try {
            var request = request(path, Map.of()).timeout(Duration.ofSeconds(1)).build();
            return Optional.of(
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /// The header of a bearer token.
    public static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    private HttpRequest.Builder request(String path, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(ANSWER);
        headers.forEach(request::header);
        return request;
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), first(response));
        } catch (ConnectException e) {
            throw new Failure("nobody answers at " + base + ": is it up? (./run status)", e);
        } catch (IOException e) {
            throw new Failure("no answer from " + base + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", e);
        }
    }

    private static Map<String, String> first(HttpResponse<String> response) {
        var headers = new TreeMap<String, String>();
        response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
        return headers;
    }
}
