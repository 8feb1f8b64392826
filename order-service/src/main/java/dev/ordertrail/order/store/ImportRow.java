package dev.ordertrail.order.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An import: who asked for what, and how far it is.
///
/// @param key the Idempotency-Key it was begun with
/// @param template the version of a template that fills its rows
/// @param state receiving, waiting, running, done, cancelled, failed
/// @param why what it failed of
/// @param chunks of the upload, so far
/// @param readBytes of the upload that have become rows
/// @param workedMs milliseconds spent on its rows
public record ImportRow(
        String id,
        String shop,
        String caller,
        List<String> roles,
        String channel,
        String key,
        @Nullable String title,
        String format,
        @Nullable String template,
        String state,
        @Nullable String why,
        long receivedBytes,
        int chunks,
        long readBytes,
        long rowsRead,
        long imported,
        long refused,
        long workedMs,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {
    public ImportRow {
        roles = List.copyOf(roles);
    }
}
