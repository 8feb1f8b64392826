package dev.ordertrail.order.licence;

import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;

/// Texts of keys as somebody uploads them, in their order.
///
/// @param lines each with its number in what was uploaded, from 1
public record Upload(List<Line> lines) {
    private static final int MOST = 10_000;
    private static final int MOST_ERRORS = 100;
    private static final int SHORTEST = 8;
    private static final int LONGEST = 1_000;

    public Upload {
        lines = List.copyOf(lines);
    }

    /// One text.
    public record Line(int nr, String text) {
        String lastFour() {
            return text.substring(text.length() - 4);
        }
    }

    /// The texts of these lines; blank ones are passed over.
    ///
    /// @throws ProblemException VALIDATION_FAILED naming every line that is no key: it is shorter
    ///   than 8 characters (its last four are shown), longer than 1,000, or not printable
    public static Upload of(List<String> texts) {
        var errors = new ArrayList<FieldError>();
        var lines = new ArrayList<Line>();
        for (var i = 0; i < texts.size(); i++) {
            var text = texts.get(i).strip();
            if (!text.isEmpty()) {
                check(text, "keys[" + i + "]", errors);
                lines.add(new Line(i + 1, text));
            }
        }
        if (lines.isEmpty()) {
            errors.add(new FieldError("keys", "REQUIRED", "is required"));
        }
        if (lines.size() > MOST) {
            errors.add(new FieldError("keys", "TOO_LONG", "at most " + MOST + " at once"));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.validation(
                    errors.subList(0, Math.min(errors.size(), MOST_ERRORS)));
        }
        return new Upload(lines);
    }

    private static void check(String text, String field, List<FieldError> errors) {
        if (text.length() < SHORTEST || text.length() > LONGEST) {
            errors.add(
                    new FieldError(
                            field,
                            "INVALID_LENGTH",
                            "must have %d to %d characters".formatted(SHORTEST, LONGEST)));
        } else if (!text.chars()
                .allMatch(c -> c >= ' ' && c != 127 && !Character.isSurrogate((char) c))) {
            errors.add(new FieldError(field, "UNPRINTABLE", "must be printable"));
        }
    }
}
