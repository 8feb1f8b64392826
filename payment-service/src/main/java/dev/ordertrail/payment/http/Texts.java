package dev.ordertrail.payment.http;

import dev.ordertrail.kit.problem.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Short texts of request bodies. What is wrong with them is added to the errors.
final class Texts {
    private static final int LONGEST = 500;

    private Texts() {}

    static String required(List<FieldError> errors, String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            errors.add(new FieldError(field, "REQUIRED", "may not be empty"));
            return "";
        }
        return checked(errors, field, text.strip());
    }

    static @Nullable String optional(List<FieldError> errors, String field, @Nullable String text) {
        return text == null || text.isBlank() ? null : checked(errors, field, text.strip());
    }

    private static String checked(List<FieldError> errors, String field, String text) {
        if (text.length() > LONGEST) {
            errors.add(new FieldError(field, "TOO_LONG", "at most " + LONGEST + " characters"));
        }
        return text;
    }
}
