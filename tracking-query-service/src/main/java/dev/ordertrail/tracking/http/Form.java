package dev.ordertrail.tracking.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A form as browsers post it.
final class Form {
    private Form() {}

    static Map<String, String> of(@Nullable String body) {
        var fields = new HashMap<String, String>();
        for (var pair : (body == null ? "" : body).split("&", 50)) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }
}
