package dev.ordertrail.kit.outbox;

import dev.ordertrail.contracts.Topic;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A row of the outbox before it has an id.
///
/// @param payload null is a tombstone
@SuppressWarnings(
        "ArrayRecordComponent") // bytes on their way to the database; nobody compares rows
record OutboxRow(
        String topic,
        String key,
        String type,
        byte @Nullable [] payload,
        String eventId,
        String headers) {

    static OutboxRow of(OutboxRecord record) {
        var e = record.envelope();
        return new OutboxRow(
                record.topic().name(),
                e.subject(),
                e.type(),
                record.payload(),
                e.id(),
                HeaderJson.write(e.headers()));
    }

    static OutboxRow raw(
            Topic topic, String key, byte @Nullable [] value, Map<String, String> headers) {
        var id = headers.getOrDefault("ce_id", UUID.randomUUID().toString());
        var type = headers.getOrDefault("ce_type", topic.name());
        return new OutboxRow(topic.name(), key, type, value, id, HeaderJson.write(headers));
    }

    /// Binds six array parameters from this index on.
    ///
    /// @return the next free index
    static int bind(PreparedStatement statement, int from, List<OutboxRow> rows)
            throws SQLException {
        var at = from;
        at = texts(statement, at, rows, OutboxRow::topic);
        at = texts(statement, at, rows, OutboxRow::key);
        at = texts(statement, at, rows, OutboxRow::type);
        var payloads = rows.stream().map(OutboxRow::payload).toArray(byte[][]::new);
        statement.setArray(at, statement.getConnection().createArrayOf("bytea", payloads));
        at = texts(statement, at + 1, rows, OutboxRow::eventId);
        return texts(statement, at, rows, OutboxRow::headers);
    }

    private static int texts(
            PreparedStatement statement,
            int at,
            List<OutboxRow> rows,
            Function<OutboxRow, String> column)
            throws SQLException {
        var values = rows.stream().map(column).toArray(String[]::new);
        statement.setArray(at, statement.getConnection().createArrayOf("text", values));
        return at + 1;
    }
}
