package dev.ordertrail.kit.intake;

import dev.ordertrail.kit.intake.OffsetRows.Position;
import dev.ordertrail.kit.intake.ParkedRows.Place;
import dev.ordertrail.kit.tx.SqlFailure;
import dev.ordertrail.kit.tx.Tx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// Orders whose records are parked, and the way out: a redrive applies them in order.
@Singleton
public class ParkedOrders {
    private static final String LIST =
            """
            SELECT o.grp, o.topic, o.order_id, o.since, o.why, count(r.id)
            FROM parked_order o LEFT JOIN parked_record r
                ON r.grp = o.grp AND r.topic = o.topic AND r.order_id = o.order_id AND r.redriven_at IS NULL
            GROUP BY o.grp, o.topic, o.order_id ORDER BY o.since LIMIT ?
            """;
    private static final String SINCE = "SELECT min(since) FROM parked_order WHERE order_id = ?";

    private final Tx tx;
    private final SequencedIntake intake;

    @Inject
    public ParkedOrders(Tx tx, SequencedIntake intake) {
        this.tx = tx;
        this.intake = intake;
    }

    /// Since when what is known here of an order is stale; empty when it is not.
    public Optional<Instant> since(Connection connection, String orderId) {
        try (var select = connection.prepareStatement(SINCE)) {
            select.setString(1, orderId);
            try (var found = select.executeQuery()) {
                found.next();
                return Optional.ofNullable(found.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant);
            }
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }

    /// Parked orders, the longest parked first.
    public List<Parked> list(int limit) {
        return tx.read(connection -> {
            try (var select = connection.prepareStatement(LIST)) {
                select.setInt(1, limit);
                try (var found = select.executeQuery()) {
                    var parked = new ArrayList<Parked>();
                    while (found.next()) {
                        parked.add(
                                new Parked(
                                        found.getString(1),
                                        found.getString(2),
                                        found.getString(3),
                                        found.getObject(4, OffsetDateTime.class).toInstant(),
                                        found.getString(5),
                                        found.getLong(6)));
                    }
                    return parked;
                }
            }
        });
    }

    /// How many orders are parked.
    public long count() {
        return tx.read(connection -> {
            try (var select = connection.prepareStatement("SELECT count(*) FROM parked_order");
                    var found = select.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        });
    }

    /// Applies an order's parked records in order, up to the first that still cannot be handled.
    ///
    /// @return what became of them, for each group and topic; empty when the order is not parked
    public List<Redriven> redrive(String orderId) {
        var places = tx.read(connection -> ParkedRows.places(connection, orderId));
        return places.stream()
                .map(place -> tx.in(connection -> redrive(connection, place)))
                .toList();
    }

    private Redriven redrive(Connection connection, Place at) throws SQLException {
        var handler = intake.handler(at.group(), at.topic());
        if (handler.isEmpty()) {
            return new Redriven(
                    at.group(),
                    at.topic(),
                    0,
                    ParkedRows.open(connection, at).size(),
                    "not consuming yet");
        }
        // The partition's lock keeps the intake from parking more behind our back.
        var positions =
                OffsetRows.lock(
                        connection, at.group(), partitions(at, ParkedRows.open(connection, at)));
        var rows = ParkedRows.open(connection, at);
        var versions = intake.versions(at.group());
        var last = versions.last(connection, at.group(), at.topic(), Set.of(at.orderId()));
        var run = new Redrive(connection, at, handler.get(), last.getOrDefault(at.orderId(), 0L));
        var done = run.upToTheFirstFailure(rows, row -> located(at, row, positions));
        if (run.last() > last.getOrDefault(at.orderId(), 0L)) {
            versions.save(connection, at.group(), at.topic(), Map.of(at.orderId(), run.last()));
        }
        if (done == rows.size()) {
            ParkedRows.free(connection, at);
        } else {
            ParkedRows.still(connection, at, run.why());
        }
        return new Redriven(at.group(), at.topic(), done, rows.size() - done, run.why());
    }

    private static Set<TopicPartition> partitions(Place at, List<ParkedRows.Row> rows) {
        var partitions = new HashSet<TopicPartition>();
        rows.forEach(row -> partitions.add(new TopicPartition(at.topic(), row.part())));
        return partitions;
    }

    @SuppressWarnings("NullAway") // the value of a tombstone is null, whatever its type says
    private static Located located(
            Place at, ParkedRows.Row row, Map<TopicPartition, Position> positions) {
        var record =
                new ConsumerRecord<String, byte[]>(
                        at.topic(), row.part(), row.offset(), at.orderId(), row.payload());
        row.headers()
                .forEach((name, value) ->
                        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        var position = positions.get(new TopicPartition(at.topic(), row.part()));
        return new Located(record, position != null && row.offset() < position.historyUntil());
    }

    /// A parked order, as ops sees it.
    public record Parked(
            String group, String topic, String orderId, Instant since, String why, long records) {}

    /// What a redrive did.
    ///
    /// @param why empty when nothing is left
    public record Redriven(String group, String topic, int applied, int left, String why) {}
}
