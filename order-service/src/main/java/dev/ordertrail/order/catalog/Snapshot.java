package dev.ordertrail.order.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.order.store.ListingRow;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an order keeps of a listing it bought, as the JSON of its item's snapshot. Nobody else may
/// write one that looks like it: it says that an item is the catalogue's.
public final class Snapshot {
    private static final String OURS = "{\"catalogue\":";
    private static final String KIND = OURS + "{\"kind\":\"";
    private static final ObjectMapper JSON = EventJson.mapper();

    private Snapshot() {}

    static String of(ListingRow row, @Nullable Integer months) {
        var json = JSON.createObjectNode();
        var catalogue = json.putObject("catalogue");
        catalogue
                .put("kind", row.kind().toLowerCase(Locale.ROOT))
                .put("version", row.version())
                .put("price", row.price().amount().toPlainString())
                .put("currency", row.price().asset().code());
        if (months != null) {
            json.put("packageType", row.id()).put("duration", months);
        }
        try {
            json.set("specifications", JSON.readTree(row.specifications()));
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether the catalogue wrote it, or somebody wants it to look so.
    public static boolean isOurs(@Nullable String snapshot) {
        return snapshot != null && snapshot.startsWith(OURS);
    }

    /// The kind of a listing that was bought; empty for what the catalogue does not know.
    public static Optional<Kind> kind(@Nullable String snapshot) {
        if (snapshot == null || !snapshot.startsWith(KIND)) {
            return Optional.empty();
        }
        var end = snapshot.indexOf('"', KIND.length());
        return end < 0 ? Optional.empty() : Kind.of(snapshot.substring(KIND.length(), end));
    }
}
