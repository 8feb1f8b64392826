package dev.ordertrail.payment.http;

import dev.ordertrail.kit.paging.Cursor;
import dev.ordertrail.payment.handle.Page;
import org.jspecify.annotations.Nullable;

/// Positions of lists as callers see them.
final class Positions {
    private static final String KEY = "position";

    private Positions() {}

    /// Where to go on; 0 for the beginning.
    static long after(@Nullable String cursor) {
        return cursor == null ? 0 : Cursor.number(cursor, KEY);
    }

    /// The cursor for the following part; null at the end.
    static @Nullable String next(Page<?> page) {
        var next = page.next();
        return next.isEmpty() ? null : Cursor.at(KEY, next.getAsLong()).encode();
    }
}
