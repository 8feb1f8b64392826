package dev.ordertrail.order.body;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Bytes of a stranger as a JSON object: exact numbers, no key twice, nothing behind it, and no
/// text that a database or a topic could not carry.
public final class JsonBody {
    private static final ObjectMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(EventJson.foreignLimits())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                                    .build())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private JsonBody() {}

    /// The body as an object.
    ///
    /// @throws ProblemException `MALFORMED_BODY` with the place, when it is no JSON object
    public static JsonNode object(byte[] body) {
        var tree = tree(body);
        if (!tree.isObject()) {
            throw new ProblemException(
                    Code.MALFORMED_BODY, "The body must be a JSON object.", Map.of());
        }
        return tree;
    }

    /// The texts of a list, which may be the body itself or a field of it.
    ///
    /// @throws ProblemException `MALFORMED_BODY`, or `VALIDATION_FAILED` when it is no list of
    ///   texts
    public static List<String> texts(byte[] body, String field) {
        var tree = tree(body);
        var list = tree.isArray() ? tree : tree.path(field);
        var errors = unstorable(list);
        var texts = new ArrayList<String>();
        for (var text : list) {
            texts.add(text.asText());
            if (!text.isTextual()) {
                errors.add(new FieldError(field, "INVALID_TYPE", "must be strings"));
            }
        }
        if (!list.isArray()) {
            errors.add(new FieldError(field, "INVALID_TYPE", "must be a list"));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.validation(errors);
        }
        return texts;
    }

    /// Texts that cannot be stored: NUL characters and halves of surrogate pairs.
    static List<FieldError> unstorable(JsonNode tree) {
        var errors = new ArrayList<FieldError>();
        walk(tree, "", errors);
        return errors;
    }

    private static JsonNode tree(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            var place =
                    at == null
                            ? Map.<String, Object>of()
                            : Map.<String, Object>of(
                                    "line", at.getLineNr(), "column", at.getColumnNr());
            throw new ProblemException(
                    Code.MALFORMED_BODY, "The body is no well-formed JSON.", place);
        } catch (IOException e) {
            throw new ProblemException(
                    Code.MALFORMED_BODY, "The body is no well-formed UTF-8.", Map.of());
        }
    }

    private static void walk(JsonNode node, String path, List<FieldError> errors) {
        if (node.isTextual()) {
            check(node.asText(), path, errors);
        }
        for (var i = 0; node.isArray() && i < node.size(); i++) {
            walk(node.get(i), path + "[" + i + "]", errors);
        }
        for (var field : node.properties()) {
            var name = field.getKey();
            var at = path.isEmpty() ? name : path + "." + name;
            var before = errors.size();
            check(name, path.isEmpty() ? "(name)" : path, errors);
            if (errors.size() == before) {
                walk(field.getValue(), at, errors);
            }
        }
    }

    private static void check(String text, String path, List<FieldError> errors) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            var pair =
                    Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                errors.add(
                        new FieldError(
                                path,
                                "UNSTORABLE_TEXT",
                                c == 0
                                        ? "must not contain the NUL character"
                                        : "must not contain half of a surrogate pair"));
                return;
            }
        }
    }
}
