package dev.ordertrail.order.bulk;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How the rows of an import are written.
public enum Format {
    CSV("text/csv"),
    NDJSON("application/x-ndjson");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The format of a Content-Type.
    public static Optional<Format> of(@Nullable String contentType) {
        var type = contentType == null ? "" : contentType.split(";", 2)[0].strip();
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "text/csv", "application/csv" -> Optional.of(CSV);
            case "application/x-ndjson", "application/ndjson", "application/jsonl" ->
                    Optional.of(NDJSON);
            default -> Optional.empty();
        };
    }

    static Format ofWire(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
