package dev.ordertrail.tracking.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// A reader of server-sent events, as a browser is one.
final class Stream implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final Collection<Event> events = new ConcurrentLinkedQueue<>();
    private final Collection<String> comments = new ConcurrentLinkedQueue<>();
    private final int status;

    /// One event.
    record Event(String name, String id, String data) {}

    Stream(String url, Map<String, String> headers, @Nullable String lastEventId)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url)).header("Accept", "text/event-stream");
        headers.forEach(request::header);
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        status = answer.statusCode();
        Thread.ofVirtual().start(() -> read(answer.body()));
    }

    private void read(java.util.stream.Stream<String> lines) {
        var fields = new ArrayList<String>();
        try {
            lines.forEach(line -> {
                if (line.startsWith(":")) {
                    comments.add(line);
                } else if (!line.isEmpty()) {
                    fields.add(line);
                } else if (!fields.isEmpty()) {
                    events.add(event(fields));
                    fields.clear();
                }
            });
        } catch (RuntimeException _) {
            // closed
        }
    }

    private static Event event(List<String> fields) {
        return new Event(field(fields, "event"), field(fields, "id"), field(fields, "data"));
    }

    private static String field(List<String> fields, String name) {
        return fields.stream()
                .filter(f -> f.startsWith(name + ":"))
                .map(f -> f.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    int status() {
        return status;
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    List<String> ids() {
        return events().stream().map(Event::id).toList();
    }

    List<String> comments() {
        return List.copyOf(comments);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
