package dev.ordertrail.providers.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/// An answer.
///
/// @param type its content type
/// @param headers beside the content type
public record Answer(int status, String type, String body, Map<String, String> headers) {
    public Answer {
        headers = Map.copyOf(headers);
    }

    /// JSON.
    public static Answer json(int status, JsonNode body) {
        return new Answer(status, "application/json", body.toString(), Map.of());
    }

    /// A page.
    public static Answer page(int status, String html) {
        return new Answer(status, "text/html; charset=utf-8", html, Map.of());
    }

    /// Plain text of a type.
    public static Answer text(String type, String body) {
        return new Answer(200, type, body, Map.of());
    }

    /// Nothing but a status.
    public static Answer nothing(int status) {
        return new Answer(status, "text/plain", "", Map.of());
    }

    /// Go there, by GET.
    public static Answer seeOther(String where) {
        return nothing(303).with("Location", where);
    }

    /// The same with another header.
    public Answer with(String name, String value) {
        var more = new TreeMap<>(headers);
        more.put(name, value);
        return new Answer(status, type, body, more);
    }
}
