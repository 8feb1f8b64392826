package dev.ordertrail.systemtest.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.orderctl.api.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/// A viewer who listens to server-sent events.
final class LiveStream implements AutoCloseable {
    private final List<Update> updates = new CopyOnWriteArrayList<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final CompletableFuture<Void> reading;

    /// One event.
    record Update(String id, String event, String data) {
        JsonNode json() {
            return Json.read(data);
        }
    }

    LiveStream(URI address, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(address).header("Accept", "text/event-stream");
        headers.forEach(request::header);
        reading =
                client.sendAsync(request.GET().build(), BodyHandlers.ofLines())
                        .thenAccept(answer -> read(answer.body()));
    }

    /// What was heard so far.
    List<Update> updates() {
        return List.copyOf(updates);
    }

    private void read(Stream<String> lines) {
        var fields = new java.util.HashMap<String, String>();
        lines.forEach(line -> {
            if (line.isEmpty()) {
                if (fields.containsKey("data")) {
                    updates.add(
                            new Update(
                                    fields.getOrDefault("id", ""),
                                    fields.getOrDefault("event", "message"),
                                    fields.getOrDefault("data", "")));
                }
                fields.clear();
            } else if (!line.startsWith(":")) {
                var colon = line.indexOf(':');
                var name = colon < 0 ? line : line.substring(0, colon);
                var value = colon < 0 ? "" : line.substring(colon + 1).strip();
                fields.merge(name, value, (a, b) -> a + "\n" + b);
            }
        });
    }

    @Override
    public void close() {
        reading.cancel(true);
        client.shutdownNow();
    }
}
