package dev.ordertrail.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.ordertrail.contracts.EventJson;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// The document of a refusal.
public final class ProblemJson {
    public static final String MEDIA_TYPE = "application/problem+json";
    private static final ObjectMapper JSON =
            EventJson.mapper().disable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private ProblemJson() {}

    /// The document as bytes.
    ///
    /// @param instance the path of the request
    public static byte[] write(ProblemException problem, String instance) {
        try {
            return JSON.writeValueAsBytes(members(problem, instance));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The members in the order in which they are written.
    static Map<String, Object> members(ProblemException problem, String instance) {
        var code = problem.code();
        var members = new LinkedHashMap<String, Object>();
        members.put("type", code.type());
        members.put("title", code.title());
        members.put("status", code.status());
        members.put("detail", problem.detail());
        members.put("code", code.name());
        members.put("canRetry", code.canRetry());
        members.put("suggestedAction", code.suggestedAction());
        members.put("instance", instance);
        problem.extensions().forEach(members::putIfAbsent);
        return members;
    }
}
