package dev.ordertrail.payment.translate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Text that somebody else wrote. It is taken over only where it looks as it should.
public final class ForeignText {
    private ForeignText() {}

    /// The text of a node; null when it holds none, or one that does not match as a whole.
    public static @Nullable String matching(Pattern pattern, JsonNode node) {
        return node.isTextual() && pattern.matcher(node.textValue()).matches()
                ? node.textValue()
                : null;
    }
}
