package dev.ordertrail.kit.intake;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// The statements on `intake_offset`.
final class OffsetRows {
    private static final Comparator<TopicPartition> SORTED =
            Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);
    private static final String LOCK =
            """
            SELECT topic, part, next_offset, history_until, owner FROM intake_offset
            WHERE grp = ? AND (topic, part) IN (SELECT * FROM unnest(?::text[], ?::int[]))
            ORDER BY topic, part FOR UPDATE
            """;
    private static final String CLAIM =
            """
            INSERT INTO intake_offset AS held (grp, topic, part, next_offset, history_until, owner)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (grp, topic, part) DO UPDATE SET owner = excluded.owner
            RETURNING next_offset
            """;
    private static final String MOVE =
            """
            UPDATE intake_offset o SET next_offset = m.end_offset
            FROM unnest(?::text[], ?::int[], ?::bigint[], ?::bigint[]) AS m(topic, part, begin_offset, end_offset)
            WHERE o.grp = ? AND o.topic = m.topic AND o.part = m.part AND o.next_offset = m.begin_offset
            """;

    private OffsetRows() {}

    /// Locks the rows of these partitions until the transaction ends: whoever changes what the
    /// partition feeds comes through here.
    static Map<TopicPartition, Position> lock(
            Connection connection, String group, Collection<TopicPartition> partitions)
            throws SQLException {
        var sorted = sorted(partitions);
        try (var select = connection.prepareStatement(LOCK)) {
            select.setString(1, group);
            var topics = sorted.stream().map(TopicPartition::topic).toArray();
            var parts = sorted.stream().map(TopicPartition::partition).toArray();
            select.setArray(2, connection.createArrayOf("text", topics));
            select.setArray(3, connection.createArrayOf("int4", parts));
            try (var found = select.executeQuery()) {
                var positions = new HashMap<TopicPartition, Position>();
                while (found.next()) {
                    positions.put(
                            new TopicPartition(found.getString(1), found.getInt(2)),
                            new Position(found.getLong(3), found.getLong(4), found.getString(5)));
                }
                return positions;
            }
        }
    }

    /// Makes a replica the owner of a partition; at the very first start the row begins here.
    ///
    /// @return where to read on
    static long claim(
            Connection connection,
            String group,
            TopicPartition partition,
            long begin,
            long end,
            Replica owner)
            throws SQLException {
        try (var insert = connection.prepareStatement(CLAIM)) {
            insert.setString(1, group);
            insert.setString(2, partition.topic());
            insert.setInt(3, partition.partition());
            insert.setLong(4, begin);
            insert.setLong(5, end);
            insert.setString(6, owner.id());
            try (var found = insert.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        }
    }

    /// Compare and set, for partitions whose rows are locked.
    ///
    /// @throws IllegalStateException when an offset is not where it was locked
    static void move(Connection connection, String group, Collection<Move> moves)
            throws SQLException {
        if (moves.isEmpty()) {
            return;
        }
        try (var update = connection.prepareStatement(MOVE)) {
            update.setArray(1, array(connection, "text", moves, m -> m.partition().topic()));
            update.setArray(2, array(connection, "int4", moves, m -> m.partition().partition()));
            update.setArray(3, array(connection, "int8", moves, Move::from));
            update.setArray(4, array(connection, "int8", moves, Move::to));
            update.setString(5, group);
            if (update.executeUpdate() != moves.size()) {
                throw new IllegalStateException("an offset moved under its lock: " + moves);
            }
        }
    }

    private static Array array(
            Connection connection, String type, Collection<Move> moves, Function<Move, Object> of)
            throws SQLException {
        return connection.createArrayOf(type, moves.stream().map(of).toArray());
    }

    /// How far a partition has come.
    record Move(TopicPartition partition, long from, long to) {}

    static List<TopicPartition> sorted(Collection<TopicPartition> partitions) {
        return partitions.stream().sorted(SORTED).toList();
    }

    /// @param next the offset of the next record
    /// @param historyUntil records below were there before the group first started
    /// @param owner the replica that was last given the partition
    record Position(long next, long historyUntil, @Nullable String owner) {
        boolean isOwnedBy(Replica replica) {
            return owner == null || owner.equals(replica.id());
        }
    }
}
