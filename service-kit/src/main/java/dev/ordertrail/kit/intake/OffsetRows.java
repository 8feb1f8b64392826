package dev.ordertrail.kit.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
            UPDATE intake_offset SET next_offset = ?
            WHERE grp = ? AND topic = ? AND part = ? AND next_offset = ?
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

    /// Compare and set.
    ///
    /// @throws IllegalStateException when the offset is not where it was locked
    static void move(
            Connection connection, String group, TopicPartition partition, long from, long to)
            throws SQLException {
        try (var update = connection.prepareStatement(MOVE)) {
            update.setLong(1, to);
            update.setString(2, group);
            update.setString(3, partition.topic());
            update.setInt(4, partition.partition());
            update.setLong(5, from);
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("offset of " + partition + " moved under its lock");
            }
        }
    }

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
