package dev.ordertrail.order.template;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A version of a template.
///
/// @param title for people
/// @param body part of a plain order's body; null: with this version it was retired
public record Template(
        String name,
        int version,
        @Nullable String title,
        @Nullable ObjectNode body,
        String savedBy,
        Instant savedAt) {

    /// The name of this version: `logo-design.v2`.
    public String ref() {
        return name + ".v" + version;
    }
}
