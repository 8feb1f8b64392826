package dev.ordertrail.payment.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/// The transactions that we sent to chains.
public final class ChainTransactions {
    private static final String ADD =
            """
            INSERT INTO chain_transaction (hash, call_id, chain, sender, nonce, raw)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """;
    private static final String OPEN =
            "SELECT * FROM chain_transaction WHERE call_id = ? AND state IN ('sent', 'mined')";
    private static final String WAITS =
            "SELECT 1 FROM chain_transaction WHERE chain = ? AND sender = ? AND state = 'sent'";
    private static final String NEXT =
            """
            SELECT max(nonce) + 1 AS next FROM chain_transaction
            WHERE chain = ? AND sender = ? AND state IN ('sent', 'mined')
            """;
    private static final String MOVE = "UPDATE chain_transaction SET state = ? WHERE hash = ?";

    private ChainTransactions() {}

    /// Where a transaction is.
    public enum State {
        SENT,
        MINED,
        FINAL,
        REVERTED,
        REPLACED
    }

    /// Who sends.
    public record From(long chain, String address) {}

    /// A transaction.
    ///
    /// @param callId for what it was sent
    /// @param raw signed, as it is sent
    public record Row(
            String hash, String callId, From sender, long nonce, String raw, State state) {}

    /// Remembers a transaction that is about to be sent.
    ///
    /// @return false when another one of this sender or for this call may yet be mined
    public static boolean add(Connection c, Row row) throws SQLException {
        try (var insert = c.prepareStatement(ADD)) {
            insert.setString(1, row.hash());
            insert.setString(2, row.callId());
            insert.setLong(3, row.sender().chain());
            insert.setString(4, row.sender().address());
            insert.setLong(5, row.nonce());
            insert.setString(6, row.raw());
            return insert.executeUpdate() == 1;
        }
    }

    /// What was sent for a call and is not decided for good.
    public static Optional<Row> open(Connection c, String callId) throws SQLException {
        try (var select = c.prepareStatement(OPEN)) {
            select.setString(1, callId);
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(row(row)) : Optional.empty();
            }
        }
    }

    /// Whether one of this sender's is in no block yet.
    public static boolean waits(Connection c, From sender) throws SQLException {
        try (var select = of(c, WAITS, sender);
                var row = select.executeQuery()) {
            return row.next();
        }
    }

    /// The number after those that were given out and may still count; 0 where there are none.
    public static long next(Connection c, From sender) throws SQLException {
        try (var select = of(c, NEXT, sender);
                var row = select.executeQuery()) {
            return row.next() ? row.getLong("next") : 0;
        }
    }

    public static void move(Connection c, String hash, State state) throws SQLException {
        try (var update = c.prepareStatement(MOVE)) {
            update.setString(1, state.name().toLowerCase(Locale.ROOT));
            update.setString(2, hash);
            update.executeUpdate();
        }
    }

    private static PreparedStatement of(Connection c, String sql, From sender) throws SQLException {
        var select = c.prepareStatement(sql);
        select.setLong(1, sender.chain());
        select.setString(2, sender.address());
        return select;
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                Columns.text(row, "hash"),
                Columns.text(row, "call_id"),
                new From(row.getLong("chain"), Columns.text(row, "sender")),
                row.getLong("nonce"),
                Columns.text(row, "raw"),
                State.valueOf(Columns.text(row, "state").toUpperCase(Locale.ROOT)));
    }
}
