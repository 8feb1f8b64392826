package dev.ordertrail.providers.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.providers.store.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// The parameters of a call, all of them text.
record Params(ObjectNode tree) {

    Optional<String> text(String name) {
        return text(tree.path(name));
    }

    private static Optional<String> text(JsonNode node) {
        return node.isValueNode() && !node.asText().isEmpty()
                ? Optional.of(node.asText())
                : Optional.empty();
    }

    Params at(String name) {
        return new Params(tree.path(name) instanceof ObjectNode object ? object : Json.object());
    }

    /// @throws Refused when it is missing
    String required(String name) {
        return text(name).orElseThrow(() -> Refused.missing(name));
    }

    /// @throws Refused when it is no whole number
    OptionalLong number(String name) {
        try {
            return text(name).stream().mapToLong(Long::parseLong).findFirst();
        } catch (NumberFormatException e) {
            throw Refused.invalid("parameter_invalid_integer", name, "Invalid integer: " + name);
        }
    }

    /// A positive number of minor units.
    ///
    /// @throws Refused when it is missing or not positive
    long amount(String name) {
        var amount = number(name).orElseThrow(() -> Refused.missing(name));
        if (amount < 1) {
            throw Refused.malformed(name, "must be greater than or equal to 1");
        }
        return amount;
    }

    /// @throws Refused when it is missing or no currency code
    String currency(String name) {
        var currency = required(name).toLowerCase(Locale.ROOT);
        if (!currency.matches("[a-z]{3}")) {
            throw Refused.malformed(name, currency);
        }
        return currency;
    }

    boolean isTrue(String name) {
        return text(name).filter("true"::equals).isPresent();
    }

    /// Names to texts, as metadata is.
    ObjectNode map(String name) {
        return at(name).tree.deepCopy();
    }

    List<Params> list(String name) {
        var list = new ArrayList<Params>();
        for (var element : tree.path(name)) {
            list.add(new Params(element instanceof ObjectNode object ? object : Json.object()));
        }
        return list;
    }

    List<String> texts(String name) {
        var list = new ArrayList<String>();
        for (var element : tree.path(name)) {
            text(element).ifPresent(list::add);
        }
        return list;
    }
}
