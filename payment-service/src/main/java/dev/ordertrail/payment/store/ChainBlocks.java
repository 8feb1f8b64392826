package dev.ordertrail.payment.store;

import dev.ordertrail.payment.domain.ChainLog.BlockRef;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How far each followed contract's chain has been read: its newest blocks, as they were seen.
public final class ChainBlocks {
    private static final String SEEN =
            "SELECT number, hash FROM chain_block WHERE follow = ? ORDER BY number DESC";
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended(?, 6))";
    private static final String ADD =
            """
            INSERT INTO chain_block (follow, number, hash)
            SELECT ?, * FROM unnest(?::bigint[], ?::text[])
            """;
    private static final String ABOVE = "DELETE FROM chain_block WHERE follow = ? AND number > ?";
    private static final String BELOW = "DELETE FROM chain_block WHERE follow = ? AND number < ?";

    private ChainBlocks() {}

    /// What is remembered, the newest first.
    public static List<BlockRef> seen(Connection c, String follow) throws SQLException {
        try (var select = c.prepareStatement(SEEN)) {
            select.setString(1, follow);
            try (var row = select.executeQuery()) {
                var seen = new ArrayList<BlockRef>();
                while (row.next()) {
                    seen.add(new BlockRef(row.getLong("number"), Columns.text(row, "hash")));
                }
                return List.copyOf(seen);
            }
        }
    }

    /// Keeps every other replica from going on until the transaction ends.
    ///
    /// @param newest what was the newest block when its successors were asked for
    /// @return false when another replica has gone on since
    public static boolean take(Connection c, String follow, Optional<BlockRef> newest)
            throws SQLException {
        try (var lock = c.prepareStatement(LOCK)) {
            lock.setString(1, follow);
            lock.execute();
        }
        return seen(c, follow).stream().findFirst().equals(newest);
    }

    /// Forgets what lies above a block.
    public static void undo(Connection c, String follow, long above) throws SQLException {
        delete(c, ABOVE, follow, above);
    }

    /// Remembers blocks, and forgets what lies too deep to matter.
    public static void add(Connection c, String follow, List<BlockRef> blocks, long oldest)
            throws SQLException {
        try (var insert = c.prepareStatement(ADD)) {
            insert.setString(1, follow);
            Columns.array(insert, 2, "int8", blocks, BlockRef::number);
            Columns.array(insert, 3, "text", blocks, BlockRef::hash);
            insert.executeUpdate();
        }
        delete(c, BELOW, follow, oldest);
    }

    private static void delete(Connection c, String sql, String follow, long number)
            throws SQLException {
        try (var delete = c.prepareStatement(sql)) {
            delete.setString(1, follow);
            delete.setLong(2, number);
            delete.executeUpdate();
        }
    }
}
