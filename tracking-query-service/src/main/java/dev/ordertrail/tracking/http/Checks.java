package dev.ordertrail.tracking.http;

import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads query parameters and remembers everything that is wrong with them, to say it at once.
final class Checks {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}(\\.\\d{1,18})?");
    private static final int LONGEST = 200;

    private final List<FieldError> errors = new ArrayList<>();

    void wrong(String field, String message) {
        errors.add(new FieldError(field, "INVALID", message));
    }

    /// @throws ProblemException VALIDATION_FAILED when something was wrong
    void end() {
        if (!errors.isEmpty()) {
            throw ProblemException.validation(errors);
        }
    }

    /// Parameters that mean nothing here are refused: a mistyped filter would show everything.
    void onlyKnown(Collection<String> given, Collection<String> known) {
        given.stream()
                .filter(name -> !known.contains(name))
                .forEach(name ->
                        wrong(name, "no such parameter; there are " + String.join(", ", known)));
    }

    /// A word; null when nothing is asked for.
    @Nullable String word(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > LONGEST || value.indexOf('\0') >= 0) {
            wrong(field, "at most " + LONGEST + " characters, none of them NUL");
            return null;
        }
        return value.strip();
    }

    /// Words, given by comma or one by one.
    List<String> words(String field, List<String> values) {
        var words = new ArrayList<String>();
        for (var value : values) {
            for (var part : value.split(",", -1)) {
                var word = word(field, part);
                if (word != null) {
                    words.add(word);
                }
            }
        }
        return words.stream().distinct().toList();
    }

    @Nullable BigDecimal amount(String field, @Nullable String value) {
        var word = word(field, value);
        if (word != null && !NUMBER.matcher(word).matches()) {
            wrong(field, "an amount without sign or grouping, such as 99.90");
            return null;
        }
        return word == null ? null : new BigDecimal(word);
    }

    int number(String field, @Nullable String value, int usual, int most) {
        var word = word(field, value);
        if (word == null) {
            return usual;
        }
        var number = word.matches("\\d{1,9}") ? Integer.parseInt(word) : 0;
        if (number < 1 || number > most) {
            wrong(field, "1 to " + most);
            return usual;
        }
        return number;
    }

    /// An instant, or a day of UTC: its beginning, or its end.
    @Nullable Instant time(String field, @Nullable String value, boolean end) {
        var word = word(field, value);
        if (word == null) {
            return null;
        }
        try {
            if (word.length() > "2026-03-01".length()) {
                return Instant.parse(word);
            }
            var day = LocalDate.parse(word);
            if (Math.abs(day.getYear()) < 10_000) {
                return (end ? day.plusDays(1) : day).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
        } catch (DateTimeException _) {
            // said below, as for a year that no calendar here has
        }
        wrong(field, "a day such as 2026-03-01, or an instant such as 2026-03-01T12:00:00Z");
        return null;
    }

    /// One of these words' values.
    <T> T choice(String field, @Nullable String value, T usual, Map<String, T> choices) {
        var word = word(field, value);
        if (word == null) {
            return usual;
        }
        var chosen = choices.get(word);
        if (chosen == null) {
            wrong(field, "one of " + String.join(", ", choices.keySet()));
            return usual;
        }
        return chosen;
    }
}
