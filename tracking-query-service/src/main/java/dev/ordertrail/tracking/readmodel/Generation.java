package dev.ordertrail.tracking.readmodel;

import java.sql.Connection;
import java.sql.SQLException;

/// Which of the two sets of view tables is meant.
public enum Generation {
    ZERO(0),
    ONE(1);

    private final int number;

    Generation(int number) {
        this.number = number;
    }

    static Generation of(int number) {
        return number == 0 ? ZERO : ONE;
    }

    int number() {
        return number;
    }

    /// Its table.
    String table() {
        return "order_view_" + number;
    }

    /// The narrow rows beside it, for staff lists.
    String list() {
        return "order_list_" + number;
    }

    /// What free text finds its orders by.
    String search() {
        return "order_search_" + number;
    }

    public Generation other() {
        return this == ZERO ? ONE : ZERO;
    }

    /// What `work` reads of the active one, within a transaction that need not write anything.
    ///
    /// Who empties a table waits for those who read it. A reader who was too late for that finds
    /// another generation active by now, and reads that one.
    static <T> T read(Connection c, From<T> work) throws SQLException {
        while (true) {
            var active = peek(c);
            var found = work.read(active);
            if (peek(c) == active) {
                return found;
            }
        }
    }

    /// Something that is read of one generation.
    interface From<T> {
        T read(Generation active) throws SQLException;
    }

    /// The active one, which stays active until this transaction ends: for writers.
    public static Generation hold(Connection c) throws SQLException {
        return one(c, "SELECT active FROM view_generation FOR SHARE");
    }

    /// The active one right now.
    public static Generation peek(Connection c) throws SQLException {
        return one(c, "SELECT active FROM view_generation");
    }

    /// The active one, which nobody may write until this transaction ends.
    public static Generation lock(Connection c) throws SQLException {
        return one(c, "SELECT active FROM view_generation FOR UPDATE");
    }

    /// Makes this one active with the transaction's commit.
    public void activate(Connection c) throws SQLException {
        try (var update = c.prepareStatement("UPDATE view_generation SET active = ?")) {
            update.setInt(1, number);
            update.executeUpdate();
        }
    }

    private static Generation one(Connection c, String sql) throws SQLException {
        try (var select = c.prepareStatement(sql);
                var row = select.executeQuery()) {
            row.next();
            return of(row.getInt(1));
        }
    }
}
