package dev.ordertrail.kit.problem;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A refusal on its way to the caller.
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final String detail;
    private final transient Map<String, Object> extensions;

    /// @param detail one sentence for the caller: no personal data of others, nothing of our inside
    /// @param extensions the facts of the case, as members of the document
    public ProblemException(Code code, String detail, Map<String, ?> extensions) {
        super(code.name(), null, false, false); // a refusal is no failure: no stack trace
        this.code = code;
        this.detail = detail;
        this.extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
    }

    public ProblemException(Code code, String detail) {
        this(code, detail, Map.of());
    }

    /// VALIDATION_FAILED with every wrong field at once, as the member `errors`.
    public static ProblemException validation(List<FieldError> errors) {
        var fields = errors.stream().map(FieldError::field).distinct().toList();
        return new ProblemException(
                Code.VALIDATION_FAILED,
                "Wrong: " + String.join(", ", fields) + ".",
                Map.of("errors", List.copyOf(errors)));
    }

    public Code code() {
        return code;
    }

    public String detail() {
        return detail;
    }

    public Map<String, Object> extensions() {
        return extensions;
    }
}
