package dev.ordertrail.kit.outbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// Headers as one JSON object of strings, in the order given, so that a repeat is identical to the
/// byte.
public final class HeaderJson {
    private static final JsonFactory JSON = new JsonFactory();

    private HeaderJson() {}

    public static String write(Map<String, String> headers) {
        var out = new StringWriter(512);
        try (var json = JSON.createGenerator(out)) {
            json.writeStartObject();
            for (var header : headers.entrySet()) {
                json.writeStringField(header.getKey(), header.getValue());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    public static Map<String, String> read(String text) {
        var headers = new LinkedHashMap<String, String>();
        try (var json = JSON.createParser(text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                var name = json.currentName();
                headers.put(name, json.nextTextValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return headers;
    }
}
