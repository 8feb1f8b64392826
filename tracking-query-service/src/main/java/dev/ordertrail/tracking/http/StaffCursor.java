package dev.ordertrail.tracking.http;

import dev.ordertrail.kit.paging.Cursor;
import dev.ordertrail.tracking.readmodel.StaffQuery.After;
import dev.ordertrail.tracking.readmodel.StaffQuery.Page;
import dev.ordertrail.tracking.readmodel.StaffQuery.Sort;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a staff list goes on, as an opaque word.
final class StaffCursor {
    private static final String SPACE = " ";

    private StaffCursor() {}

    static @Nullable String word(@Nullable After next, Page page) {
        return next == null
                ? null
                : new Cursor(
                                Map.of(
                                        "by", by(page.sort(), page.descending()),
                                        "value", text(next.values()),
                                        "id", next.orderId(),
                                        "near", Boolean.toString(next.near())))
                        .encode();
    }

    /// The place that a word means; null without one.
    static @Nullable After after(
            Checks checks, @Nullable String word, Sort sort, boolean descending) {
        if (word == null || word.isEmpty()) {
            return null;
        }
        var keys = Cursor.decode(word, "by", "value", "id", "near").after();
        if (!by(sort, descending).equals(keys.get("by"))) {
            checks.wrong("cursor", "the cursor belongs to another sortBy or sortOrder");
            return null;
        }
        var id = keys.getOrDefault("id", "");
        try {
            var values = values(sort, keys.getOrDefault("value", ""));
            if (id.indexOf('\0') < 0) {
                return new After(values, id, Boolean.parseBoolean(keys.get("near")));
            }
        } catch (DateTimeException | NumberFormatException | IndexOutOfBoundsException _) {
            // said below, as for an id that can be none
        }
        checks.wrong("cursor", "not a cursor that this list gave out");
        return null;
    }

    private static String by(Sort sort, boolean descending) {
        return sort.name() + (descending ? "-" : "+");
    }

    private static String text(List<Object> values) {
        return String.join(
                SPACE,
                values.stream()
                        .map(v ->
                                switch (v) {
                                    case OffsetDateTime time -> time.toInstant().toString();
                                    case BigDecimal amount -> amount.toPlainString();
                                    default -> v.toString();
                                })
                        .toList());
    }

    private static List<Object> values(Sort sort, String text) {
        return switch (sort) {
            case CREATED_AT, STATUS_UPDATED_AT ->
                    List.of(OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC));
            case TOTAL_AMOUNT -> {
                var space = text.lastIndexOf(SPACE);
                var asset = text.substring(0, space);
                if (asset.indexOf('\0') >= 0) {
                    throw new NumberFormatException("NUL");
                }
                yield List.of(asset, new BigDecimal(text.substring(space + 1)));
            }
        };
    }
}
