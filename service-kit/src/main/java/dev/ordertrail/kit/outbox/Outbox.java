package dev.ordertrail.kit.outbox;

import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.contracts.Topic;
import dev.ordertrail.kit.tx.SqlFailure;
import dev.ordertrail.kit.tx.Tx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a service writes what it has to say, in the transaction of what it changed.
///
/// The rows of one order must be inserted by transactions that wait for one another: behind the
/// order's primary key `(order_id, version)` or behind [dev.ordertrail.kit.stream.StreamVersions],
/// before the outbox is touched.
@Singleton
public class Outbox {

    /// The rows to insert, from six array parameters that [#bind] sets. A statement may add `WHERE
    /// EXISTS (...)`.
    public static final String ROWS =
            """
            SELECT topic, key, type, payload, event_id, headers::json
            FROM unnest(?::text[], ?::text[], ?::text[], ?::bytea[], ?::text[], ?::text[])
                WITH ORDINALITY AS said(topic, key, type, payload, event_id, headers, nr)
            """;

    /// Inserts the rows that [#bind] sets, in their order. Also serves as a part of a larger
    /// statement; see [#insertIf].
    public static final String INSERT = insert("");

    private final Tx tx;
    private final Wake wake;

    @Inject
    public Outbox(Tx tx, Wake wake) {
        this.tx = tx;
        this.wake = wake;
    }

    /// The insert as it stands in a larger statement (a CTE), done only where the condition holds:
    /// `WITH claim AS (...), said AS (` + `insertIf("EXISTS (SELECT FROM claim)")` + `) ...`. Bind
    /// with [#bind].
    public static String insertIf(String condition) {
        return insert("WHERE " + condition + "\n");
    }

    private static String insert(String where) {
        return "INSERT INTO outbox (aggregatetype, aggregateid, type, payload, event_id, headers)\n"
                + ROWS
                + where
                + "ORDER BY nr\n";
    }

    /// Sets the six parameters of [#INSERT] from this index on.
    ///
    /// @return the next free index
    public static int bind(PreparedStatement statement, int from, List<OutboxRecord> records)
            throws SQLException {
        return OutboxRow.bind(statement, from, records.stream().map(OutboxRow::of).toList());
    }

    /// Adds records in one statement and wakes the relay after the commit.
    public void add(Connection connection, List<OutboxRecord> records) {
        insert(connection, records.stream().map(OutboxRow::of).toList());
    }

    /// Adds a record that is no event: keys, workflow definitions, commands' answers.
    ///
    /// @param value at most 512 KiB; null writes a tombstone
    public void addRaw(
            Connection connection,
            Topic topic,
            String key,
            byte @Nullable [] value,
            Map<String, String> headers) {
        addRaw(connection, List.of(new RawRecord(topic, key, value, headers)));
    }

    /// Adds records that are no events, in one statement.
    public void addRaw(Connection connection, List<RawRecord> records) {
        for (var r : records) {
            if (r.value() != null && r.value().length > EventJson.MAX_EVENT_BYTES) {
                throw new EventTooLarge(r.topic().name(), r.value().length);
            }
        }
        insert(
                connection,
                records.stream()
                        .map(r -> OutboxRow.raw(r.topic(), r.key(), r.value(), r.headers()))
                        .toList());
    }

    /// Adds records that were refused by this service to the dead letters of their topic; they may
    /// be larger than an event.
    public void addDeadLetters(Connection connection, Topic source, List<DeadLetter> letters) {
        var target = source.deadLetters();
        insert(
                connection,
                letters.stream()
                        .map(d -> OutboxRow.raw(target, d.key(), d.value(), d.headers()))
                        .toList());
    }

    /// Wakes the relay after the current transaction has committed; for those who insert with
    /// [#INSERT] themselves inside of [Tx]. Outside of it, call [#wake()].
    public void wakeAfterCommit() {
        tx.afterCommit(wake);
    }

    /// Wakes the relay. Only after the commit, or it finds nothing.
    public void wake() {
        wake.run();
    }

    private void insert(Connection connection, List<OutboxRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(INSERT)) {
            OutboxRow.bind(statement, 1, rows);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
        tx.afterCommit(wake);
    }

    /// A record that is no event.
    ///
    /// @param value at most 512 KiB; null is a tombstone
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way to the database
    public record RawRecord(
            Topic topic, String key, byte @Nullable [] value, Map<String, String> headers) {}

    /// A record as it was, with the reason in its headers.
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way to the database
    public record DeadLetter(String key, byte @Nullable [] value, Map<String, String> headers) {}
}
