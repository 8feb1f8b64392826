package dev.ordertrail.kit.outbox;

import dev.ordertrail.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Sends the oldest rows and deletes them once the broker has acknowledged every one.
///
/// The rows are read without a transaction around the sending: while the broker is away an open one
/// would keep PostgreSQL from cleaning up. Nobody else deletes: the connection holds the relay's
/// lock.
final class RelayBatch {
    /// `upto - size < ?` lets at least the oldest row through, however large it is.
    private static final String OLDEST =
            """
            SELECT id, aggregatetype, aggregateid, payload, headers
            FROM (SELECT *, sum(coalesce(octet_length(payload), 0)) OVER (ORDER BY id)
                            - coalesce(octet_length(payload), 0) AS bytes_before
                  FROM (SELECT * FROM outbox ORDER BY id LIMIT ?) AS oldest) AS sized
            WHERE bytes_before < ?
            ORDER BY id
            """;

    private static final String DELETE = "DELETE FROM outbox WHERE id = ANY (?)";
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    private final Connection connection;
    private final Producer<byte[], byte[]> producer;
    private final RelaySettings settings;

    RelayBatch(Connection connection, Producer<byte[], byte[]> producer, RelaySettings settings) {
        this.connection = connection;
        this.producer = producer;
        this.settings = settings;
    }

    /// Tells the oldest rows, and says how many.
    int run() throws SQLException, InterruptedException {
        var rows = oldest();
        if (rows.isEmpty()) {
            return 0;
        }
        // Keys of personal data first: who reads an event must find the key on the broker already.
        send(rows.stream().filter(Row::isKey).toList());
        send(rows.stream().filter(row -> !row.isKey()).toList());
        delete(rows);
        return rows.size();
    }

    private List<Row> oldest() throws SQLException {
        try (var select = connection.prepareStatement(OLDEST)) {
            select.setInt(1, settings.batchRecords());
            select.setLong(2, settings.batchBytes());
            var rows = new ArrayList<Row>();
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(row(found));
                }
            }
            return rows;
        }
    }

    private static Row row(ResultSet found) throws SQLException {
        var key = found.getString(3).getBytes(StandardCharsets.UTF_8);
        var record = new ProducerRecord<>(found.getString(2), key, found.getBytes(4));
        HeaderJson.read(found.getString(5))
                .forEach((name, value) ->
                        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return new Row(found.getLong(1), record);
    }

    private void send(List<Row> rows) throws SQLException, InterruptedException {
        var acks = new Acks(rows.size());
        for (var row : rows) {
            var _ = producer.send(row.record(), acks);
            acks.check();
        }
        while (!acks.await(HEARTBEAT)) {
            if (!connection.isValid(5)) {
                throw new SQLException("the relay has lost its lock", "08006");
            }
        }
    }

    private void delete(List<Row> rows) throws SQLException {
        try (var delete = connection.prepareStatement(DELETE)) {
            var ids = rows.stream().map(Row::id).toArray(Long[]::new);
            delete.setArray(1, connection.createArrayOf("bigint", ids));
            delete.executeUpdate();
        }
    }

    private record Row(long id, ProducerRecord<byte[], byte[]> record) {
        boolean isKey() {
            return record.topic().equals(Topics.PERSON_KEYS.name());
        }
    }
}
