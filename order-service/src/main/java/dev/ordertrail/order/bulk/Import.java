package dev.ordertrail.order.bulk;

import dev.ordertrail.order.store.ImportRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An import as people see it.
///
/// @param state receiving, waiting, running, done, cancelled, failed
/// @param why what it failed of
/// @param readBytes of the upload that have become rows
/// @param perSecond rows worked off in a second, while it worked
public record Import(
        String id,
        @Nullable String title,
        String format,
        @Nullable String template,
        String state,
        @Nullable String why,
        long receivedBytes,
        long readBytes,
        Rows rows,
        long perSecond,
        String createdBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    static Import of(ImportRow row) {
        return new Import(
                row.id(),
                row.title(),
                row.format(),
                row.template(),
                row.state(),
                row.why(),
                row.receivedBytes(),
                row.readBytes(),
                new Rows(row.rowsRead(), row.imported(), row.refused()),
                row.workedMs() == 0 ? 0 : row.rowsRead() * 1000 / row.workedMs(),
                row.caller(),
                row.createdAt(),
                row.startedAt(),
                row.finishedAt());
    }

    /// Rows so far: those read are those imported and those refused.
    public record Rows(long read, long imported, long refused) {}
}
