package dev.ordertrail.order.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

/// What was uploaded of imports, in pieces, and the lock of whoever works one off.
@ApplicationScoped
public class ImportChunks {
    private static final String ADD =
            """
            with kept as (
              update order_import set chunks = chunks + 1, received_bytes = received_bytes + ?
              where import_id = ? and chunks = ? and state = 'receiving' returning import_id)
            insert into import_chunk (import_id, nr, bytes) select import_id, ?, ? from kept
            """;
    private static final String READ =
            "select bytes from import_chunk where import_id = ? and nr = ?";
    private static final String DROP = "delete from import_chunk where import_id = ?";
    private static final String LOCK = "select pg_try_advisory_lock(hashtextextended(?, 74))";
    private static final String UNLOCK = "select pg_advisory_unlock(hashtextextended(?, 74))";

    ImportChunks() {}

    /// Keeps the next piece.
    ///
    /// @return false when it is not the next, or the import takes no more
    public boolean add(Connection c, String id, int nr, byte[] bytes) throws SQLException {
        try (var insert = c.prepareStatement(ADD)) {
            insert.setLong(1, bytes.length);
            insert.setString(2, id);
            insert.setInt(3, nr);
            insert.setInt(4, nr);
            insert.setBytes(5, bytes);
            return insert.executeUpdate() == 1;
        }
    }

    public Optional<byte[]> read(Connection c, String id, int nr) throws SQLException {
        try (var select = c.prepareStatement(READ)) {
            select.setString(1, id);
            select.setInt(2, nr);
            var row = select.executeQuery();
            return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
        }
    }

    /// Whether a piece is the one that was kept.
    public boolean same(Connection c, String id, int nr, byte[] bytes) throws SQLException {
        return read(c, id, nr).filter(kept -> Arrays.equals(kept, bytes)).isPresent();
    }

    public void drop(Connection c, String id) throws SQLException {
        try (var delete = c.prepareStatement(DROP)) {
            delete.setString(1, id);
            delete.executeUpdate();
        }
    }

    /// Takes the lock of an import for this connection, which keeps it until it is given back or
    /// the connection ends.
    ///
    /// @return false when somebody else has it
    public boolean lock(Connection c, String id) throws SQLException {
        try (var select = c.prepareStatement(LOCK)) {
            select.setString(1, id);
            var row = select.executeQuery();
            return row.next() && row.getBoolean(1);
        }
    }

    public void unlock(Connection c, String id) throws SQLException {
        try (var select = c.prepareStatement(UNLOCK)) {
            select.setString(1, id);
            select.execute();
        }
    }
}
