package dev.ordertrail.kit.paging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Where the last page ended: the sort keys of its last row. To callers it is an opaque word.
public record Cursor(Map<String, String> after) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, String>> KEYS =
            new TypeReference<>() {};
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final int VERSION = 1;
    private static final int LONGEST = 1024;

    public Cursor {
        after = Map.copyOf(after);
    }

    /// A list that goes by one number ended here.
    public static Cursor at(String key, long number) {
        return new Cursor(Map.of(key, Long.toString(number)));
    }

    /// Where a list that goes by one number ended.
    ///
    /// @throws ProblemException VALIDATION_FAILED on the field `cursor`
    public static long number(String word, String key) {
        var number = decode(word, key).after().getOrDefault(key, "");
        if (!NUMBER.matcher(number).matches()) {
            throw refused(null);
        }
        return Long.parseLong(number);
    }

    /// Base64url of JSON, with a version: a cursor of an older release is refused, not misread.
    public String encode() {
        var fields = new LinkedHashMap<String, String>(new java.util.TreeMap<>(after));
        fields.put("v", Integer.toString(VERSION));
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(JSON.writeValueAsBytes(fields));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The cursor of this word, which must have exactly these keys.
    ///
    /// @throws ProblemException VALIDATION_FAILED on the field `cursor`
    public static Cursor decode(String word, String... keys) {
        try {
            if (word.length() <= LONGEST) {
                var fields = JSON.readValue(Base64.getUrlDecoder().decode(word), KEYS);
                var version = fields.remove("v");
                if (Integer.toString(VERSION).equals(version)
                        && fields.keySet().equals(java.util.Set.of(keys))) {
                    return new Cursor(fields);
                }
            }
        } catch (IOException | IllegalArgumentException | NullPointerException e) {
            throw refused(e);
        }
        throw refused(null);
    }

    private static ProblemException refused(@org.jspecify.annotations.Nullable Exception cause) {
        var problem =
                ProblemException.validation(
                        List.of(
                                new FieldError(
                                        "cursor",
                                        "INVALID",
                                        "not a cursor that this list gave out")));
        if (cause != null) {
            problem.addSuppressed(cause);
        }
        return problem;
    }
}
