package dev.ordertrail.payment.store;

import dev.ordertrail.payment.domain.ChainLog;
import dev.ordertrail.payment.domain.ChainLog.Kept;
import dev.ordertrail.payment.domain.ChainLog.Place;
import dev.ordertrail.payment.domain.ChainLog.State;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// What followed contracts logged, on every fork that was seen.
public final class ChainLogs {
    private static final String ADD =
            """
            INSERT INTO chain_log (follow, block_hash, log_index, number, tx_hash, event, means, escrow,
                dispute, token, amount, said, mined_at, state)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, 'observed')
            ON CONFLICT (follow, block_hash, log_index) DO UPDATE
                SET state = 'observed', life = chain_log.life + 1
                WHERE chain_log.state IN ('orphaned', 'reversed')
            RETURNING life
            """;
    private static final String UNDO =
            """
            UPDATE chain_log l SET state = CASE was.state WHEN 'final' THEN 'reversed' ELSE 'orphaned' END
            FROM chain_log was
            WHERE l.follow = ? AND l.number > ? AND l.state IN ('observed', 'final')
                AND was.follow = l.follow AND was.block_hash = l.block_hash AND was.log_index = l.log_index
            RETURNING l.*, was.state AS before
            """;
    private static final String RIPEN =
            """
            UPDATE chain_log SET state = 'final'
            WHERE follow = ? AND number <= ? AND state = 'observed' RETURNING *, state AS before
            """;
    private static final String LIVE =
            """
            SELECT *, state AS before FROM chain_log
            WHERE follow = ? AND escrow = ? AND state IN ('observed', 'final')
            """;
    private static final String ALL =
            "SELECT *, state AS before FROM chain_log WHERE follow = ? AND escrow = ?";
    private static final String ESCROW =
            """
            SELECT escrow FROM chain_log
            WHERE follow = ? AND dispute = ? AND escrow IS NOT NULL AND state IN ('observed', 'final')
            ORDER BY number DESC, log_index DESC LIMIT 1
            """;

    private ChainLogs() {}

    /// Keeps a log that is on the chain now; one that was there before begins another life.
    ///
    /// @return its life; empty when it is kept as such already
    public static OptionalInt add(Connection c, String follow, ChainLog log) throws SQLException {
        try (var insert = c.prepareStatement(ADD)) {
            insert.setString(1, follow);
            insert.setString(2, log.place().blockHash());
            insert.setInt(3, log.place().index());
            insert.setLong(4, log.place().number());
            insert.setString(5, log.place().transaction());
            insert.setString(6, log.event());
            insert.setString(7, log.means());
            insert.setString(8, log.escrow());
            insert.setString(9, log.dispute());
            insert.setString(10, log.token());
            var amount = log.amount();
            insert.setBigDecimal(11, amount == null ? null : new BigDecimal(amount));
            insert.setString(12, log.said());
            insert.setObject(13, Columns.time(log.minedAt()));
            try (var row = insert.executeQuery()) {
                return row.next() ? OptionalInt.of(row.getInt(1)) : OptionalInt.empty();
            }
        }
    }

    /// Takes everything above a block off the chain.
    ///
    /// @return what was there, with the state it had
    public static List<Kept> undo(Connection c, String follow, long above) throws SQLException {
        return changed(c, UNDO, follow, above);
    }

    /// What lies deep enough from now on.
    public static List<Kept> ripen(Connection c, String follow, long upTo) throws SQLException {
        return changed(c, RIPEN, follow, upTo);
    }

    /// What is on the chain about an escrow.
    public static List<Kept> live(Connection c, String follow, String escrow) throws SQLException {
        return about(c, LIVE, follow, escrow);
    }

    /// What was ever seen about an escrow, undone forks included.
    public static List<Kept> all(Connection c, String follow, String escrow) throws SQLException {
        return about(c, ALL, follow, escrow);
    }

    /// Which escrow a dispute is about, as an earlier log said.
    public static Optional<String> escrowOf(Connection c, String follow, String dispute)
            throws SQLException {
        try (var select = c.prepareStatement(ESCROW)) {
            select.setString(1, follow);
            select.setString(2, dispute);
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(Columns.text(row, "escrow")) : Optional.empty();
            }
        }
    }

    private static List<Kept> changed(Connection c, String sql, String follow, long number)
            throws SQLException {
        try (var update = c.prepareStatement(sql)) {
            update.setString(1, follow);
            update.setLong(2, number);
            return read(update);
        }
    }

    private static List<Kept> about(Connection c, String sql, String follow, String escrow)
            throws SQLException {
        try (var select = c.prepareStatement(sql)) {
            select.setString(1, follow);
            select.setString(2, escrow);
            return read(select);
        }
    }

    /// In the order of the chain.
    private static List<Kept> read(PreparedStatement statement) throws SQLException {
        var rows = new ArrayList<Kept>();
        try (var row = statement.executeQuery()) {
            while (row.next()) {
                rows.add(
                        new Kept(
                                log(row),
                                State.valueOf(Columns.text(row, "before").toUpperCase(Locale.ROOT)),
                                row.getInt("life")));
            }
        }
        rows.sort(
                Comparator.<Kept>comparingLong(kept -> kept.log().place().number())
                        .thenComparingInt(kept -> kept.log().place().index()));
        return List.copyOf(rows);
    }

    private static ChainLog log(ResultSet row) throws SQLException {
        var amount = row.getBigDecimal("amount");
        return new ChainLog(
                new Place(
                        row.getLong("number"),
                        Columns.text(row, "block_hash"),
                        row.getInt("log_index"),
                        Columns.text(row, "tx_hash")),
                Columns.text(row, "event"),
                Columns.text(row, "means"),
                row.getString("escrow"),
                row.getString("dispute"),
                row.getString("token"),
                amount == null ? null : amount.toBigIntegerExact(),
                Columns.text(row, "said"),
                Columns.time(row, "mined_at"));
    }
}
