package dev.ordertrail.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// JSON Schemas of the events, derived from their records, and what a change of one means to old
/// readers.
final class EventSchemas {
    private final SchemaGenerator generator;

    EventSchemas() {
        var config =
                new SchemaGeneratorConfigBuilder(
                                SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                        .with(Option.FLATTENED_ENUMS, Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES);
        config.forFields().withRequiredCheck(EventSchemas::required);
        config.forTypesInGeneral()
                .withCustomDefinitionProvider((type, context) -> {
                    var schema = context.getGeneratorConfig().createObjectNode();
                    if (type.getErasedType() == Money.class) {
                        money(schema);
                    } else if (type.getErasedType() == Instant.class) {
                        schema.put("type", "string").put("format", "date-time");
                    } else if (type.getErasedType() == LocalDate.class) {
                        schema.put("type", "string").put("format", "date");
                    } else if (type.getErasedType() == CommandResult.Status.class) {
                        schema.put("type", "string")
                                .putArray("enum")
                                .add("accepted")
                                .add("rejected");
                    } else if (type.getErasedType() == JsonNode.class) {
                        schema.put("type", "object");
                    } else {
                        return null;
                    }
                    return new CustomDefinition(schema, true);
                });
        generator = new SchemaGenerator(config.build());
    }

    ObjectNode of(Class<?> type) {
        return generator.generateSchema(type);
    }

    /// What would break a reader that knows only the old schema, or a reader of today that meets
    /// what the old one allowed.
    static List<String> breaks(JsonNode old, JsonNode now) {
        var breaks = new ArrayList<String>();
        compare("", old, now, breaks);
        return breaks;
    }

    private static void compare(String at, JsonNode old, JsonNode now, List<String> breaks) {
        if (!old.path("type").equals(now.path("type"))) {
            breaks.add(at + " changed its type");
        }
        old.path("properties")
                .properties()
                .forEach(was -> {
                    var is = now.path("properties").path(was.getKey());
                    var where = at + "/" + was.getKey();
                    if (is.isMissingNode()) {
                        breaks.add(where + " was removed");
                    } else {
                        compare(where, was.getValue(), is, breaks);
                    }
                });
        now.path("required")
                .forEach(name -> {
                    if (!contains(old.path("required"), name)) {
                        breaks.add(at + "/" + name.asText() + " became required");
                    }
                });
        old.path("enum")
                .forEach(word -> {
                    if (!contains(now.path("enum"), word)) {
                        breaks.add(at + " lost the word " + word.asText());
                    }
                });
        if (old.has("items")) {
            compare(at + "[]", old.path("items"), now.path("items"), breaks);
        }
        old.path("$defs")
                .properties()
                .forEach(was ->
                        compare(
                                "#" + was.getKey(),
                                was.getValue(),
                                now.path("$defs").path(was.getKey()),
                                breaks));
    }

    private static boolean contains(JsonNode array, JsonNode value) {
        for (var each : array) {
            if (each.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean required(FieldScope field) {
        return !field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static void money(ObjectNode schema) {
        schema.put("type", "object");
        var properties = schema.putObject("properties");
        properties
                .putObject("amount")
                .put("type", "string")
                .put("pattern", "^-?[0-9]+(\\.[0-9]+)?$");
        properties.putObject("asset").put("type", "string").put("pattern", "^[A-Z0-9]{2,10}$");
        properties
                .putObject("decimals")
                .put("type", "integer")
                .put("minimum", 0)
                .put("maximum", 18);
        schema.putArray("required").add("amount").add("asset").add("decimals");
    }
}
