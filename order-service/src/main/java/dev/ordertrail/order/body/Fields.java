package dev.ordertrail.order.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.ordertrail.kit.problem.FieldError;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// One JSON object of a body, read field by field. A field that is wrong is noted and read as
/// absent; so all that is wrong is known at the end. A field may have several names: the first is
/// the one that errors name.
final class Fields {
    private final JsonNode node;
    private final String path;
    private final List<FieldError> errors;

    Fields(JsonNode node, String path, List<FieldError> errors) {
        this.node = node;
        this.path = path;
        this.errors = errors;
    }

    List<FieldError> errors() {
        return errors;
    }

    boolean present() {
        return !node.isMissingNode() && !node.isNull();
    }

    boolean has(String... names) {
        return isPresent(first(names));
    }

    /// A text; blank is absent.
    ///
    /// @param max its longest, in characters
    @Nullable String text(int max, String... names) {
        var value = first(names);
        if (!isPresent(value)) {
            return null;
        }
        if (!value.isTextual()) {
            return refuse(names[0], "INVALID_TYPE", "must be a string");
        }
        var text = value.asText();
        if (text.length() > max) {
            return refuse(names[0], "TOO_LONG", "must have at most " + max + " characters");
        }
        return text.isBlank() ? null : text;
    }

    /// An identifier: a text or a whole number.
    @Nullable String id(String... names) {
        var value = first(names);
        var text = value.isIntegralNumber() ? value.asText() : text(200, names);
        return text == null ? null : text.strip();
    }

    /// An identifier that must be there.
    String requiredId(String... names) {
        var id = id(names);
        return id == null ? missing(names) : id;
    }

    /// A date, ISO 8601; of a time stamp the day is taken.
    @Nullable LocalDate date(String... names) {
        var text = text(40, names);
        if (text == null) {
            return null;
        }
        try {
            var date = LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
            if (date.getYear() >= 1970 && date.getYear() <= 9999) {
                return date;
            }
        } catch (DateTimeException e) {
            // told below
        }
        return refuse(names[0], "INVALID_DATE", "must be a date such as 2026-02-15");
    }

    /// A count of at least one.
    @Nullable Integer quantity(String... names) {
        var value = first(names);
        if (!isPresent(value)) {
            return null;
        }
        var number = value.isNumber() ? value.decimalValue() : BigDecimal.ZERO;
        if (number.signum() > 0
                && number.compareTo(BigDecimal.valueOf(1_000_000)) <= 0
                && number.remainder(BigDecimal.ONE).signum() == 0) {
            return number.intValueExact();
        }
        return refuse(names[0], "INVALID_QUANTITY", "must be a whole number from 1 to 1000000");
    }

    @Nullable Boolean flag(String... names) {
        var value = first(names);
        if (!isPresent(value) || value.isBoolean()) {
            return isPresent(value) ? value.booleanValue() : null;
        }
        return refuse(names[0], "INVALID_TYPE", "must be true or false");
    }

    /// An object within this one; absent when it is not there.
    Fields object(String... names) {
        var value = first(names);
        if (isPresent(value) && !value.isObject()) {
            refuse(names[0], "INVALID_TYPE", "must be an object");
            return new Fields(MissingNode.getInstance(), at(names[0]), errors);
        }
        return new Fields(value, at(names[0]), errors);
    }

    /// The objects of a list.
    ///
    /// @param max the most there may be
    List<Fields> list(int max, String name) {
        var value = first(name);
        var objects = new ArrayList<Fields>();
        if (isPresent(value) && !value.isArray()) {
            refuse(name, "INVALID_TYPE", "must be a list");
        } else if (value.size() > max) {
            refuse(name, "TOO_LONG", "must have at most " + max + " entries");
        } else {
            for (var i = 0; i < value.size(); i++) {
                objects.add(new Fields(value.get(i), at(name) + "[" + i + "]", errors));
            }
        }
        return objects;
    }

    /// A value read by somebody else, from its node and its full path.
    <T> @Nullable T read(BiFunction<JsonNode, String, @Nullable T> reader, String... names) {
        var value = first(names);
        return isPresent(value) ? reader.apply(value, at(names[0])) : null;
    }

    /// The text of an object, as it was sent.
    @Nullable String json(int max, String... names) {
        var value = first(names);
        if (!isPresent(value)) {
            return null;
        }
        var text = value.isTextual() ? value.asText() : value.toString();
        return text.length() <= max
                ? text
                : refuse(names[0], "TOO_LONG", "must have at most " + max + " characters");
    }

    String missing(String... names) {
        errors.add(new FieldError(at(names[0]), "REQUIRED", "is required"));
        return "";
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // it is null, which every type has
    <T> @Nullable T refuse(String name, String code, String message) {
        errors.add(new FieldError(at(name), code, message));
        return null;
    }

    String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private JsonNode first(String... names) {
        for (var name : names) {
            var value = node.path(name);
            if (isPresent(value)) {
                return value;
            }
        }
        return MissingNode.getInstance();
    }

    private static boolean isPresent(JsonNode value) {
        return !value.isMissingNode() && !value.isNull();
    }
}
