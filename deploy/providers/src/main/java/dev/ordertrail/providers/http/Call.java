package dev.ordertrail.providers.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.providers.store.Json;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A request.
///
/// @param query its query as it came, without the question mark
/// @param headers by lower-case name, first value only
public record Call(
        String method, String path, String query, Map<String, String> headers, String body) {
    public Call {
        headers = Map.copyOf(headers);
    }

    /// A header.
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /// The parameters of its query.
    public ObjectNode queryTree() {
        return Form.parse(query);
    }

    /// Its body as a tree: a form, or JSON where the content type says so.
    public ObjectNode bodyTree() {
        return isJson() ? Json.parseObject(body) : Form.parse(body);
    }

    private boolean isJson() {
        return header("Content-Type").filter(type -> type.contains("json")).isPresent()
                || body.stripLeading().startsWith("{");
    }

    /// What makes two calls the same: their parameters.
    public int fingerprint() {
        return java.util.Arrays.hashCode((query + "\n" + body).getBytes(UTF_8));
    }

    /// Whether the caller would rather see a page than JSON.
    public boolean wantsPage() {
        return header("Accept").filter(types -> types.contains("text/html")).isPresent();
    }
}
