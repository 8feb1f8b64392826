package dev.ordertrail.contracts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/// How one version of a type's JSON becomes the next.
///
/// @param base the type's name without its version: `dev.ordertrail.order.placed`
/// @param version the version it starts from
/// @param change what to do to the JSON
public record Lift(String base, int version, Consumer<ObjectNode> change) {

    String from() {
        return base + ".v" + version;
    }

    String to() {
        return base + ".v" + (version + 1);
    }
}
