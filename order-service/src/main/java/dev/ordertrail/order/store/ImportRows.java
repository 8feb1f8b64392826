package dev.ordertrail.order.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The imports of all shops.
@ApplicationScoped
public class ImportRows {
    private static final String BEGIN =
            """
            insert into order_import (import_id, shop, caller, roles, channel, key, title, format, template, state, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'receiving', ?) on conflict on constraint order_import_once do nothing
            """;
    private static final String BY_KEY =
            ImportReading.COLUMNS + "where shop = ? and caller = ? and key = ?";
    private static final String BY_ID = ImportReading.COLUMNS + "where import_id = ?";
    private static final String LIST =
            ImportReading.COLUMNS
                    + "where shop = ? and created_at < ? order by created_at desc limit ?";
    private static final String OPEN =
            "select import_id from order_import where state in ('waiting', 'running') order by"
                    + " created_at";
    private static final String COMPLETE =
            "update order_import set state = 'waiting' where import_id = ? and state = 'receiving'";
    private static final String ADVANCE =
            """
            update order_import set state = 'running', started_at = coalesce(started_at, clock_timestamp()),
              rows_read = ?, read_bytes = ?
            where import_id = ? and rows_read = ? and state in ('waiting', 'running')
            """;
    private static final String COUNT =
            "update order_import set imported = imported + ?, refused = refused + ?, worked_ms ="
                    + " worked_ms + ? where import_id = ?";
    private static final String FINISH =
            "update order_import set state = ?, why = ?, finished_at = clock_timestamp() where"
                    + " import_id = ? and state in ('receiving', 'waiting', 'running')";
    private static final String LEFT =
            "select import_id from order_import where state = 'receiving' and created_at <"
                    + " clock_timestamp() - ?::interval";
    private static final String FORGET =
            """
            with old as (
              delete from order_import where finished_at < clock_timestamp() - ?::interval returning import_id)
            delete from import_refusal where import_id in (select import_id from old)
            """;
    private static final String DROP = "delete from order_import where import_id = ?";

    ImportRows() {}

    /// Begins an import, unless this caller has begun one under this key.
    public void begin(Connection c, ImportRow row) throws SQLException {
        try (var insert = c.prepareStatement(BEGIN)) {
            insert.setString(1, row.id());
            insert.setString(2, row.shop());
            insert.setString(3, row.caller());
            insert.setArray(4, c.createArrayOf("text", row.roles().toArray()));
            insert.setString(5, row.channel());
            insert.setString(6, row.key());
            insert.setString(7, row.title());
            insert.setString(8, row.format());
            insert.setString(9, row.template());
            insert.setObject(10, row.createdAt().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    public Optional<ImportRow> byKey(Connection c, String shop, String caller, String key)
            throws SQLException {
        try (var select = c.prepareStatement(BY_KEY)) {
            select.setString(1, shop);
            select.setString(2, caller);
            select.setString(3, key);
            return ImportReading.rows(select).stream().findFirst();
        }
    }

    public Optional<ImportRow> find(Connection c, String id) throws SQLException {
        try (var select = c.prepareStatement(BY_ID)) {
            select.setString(1, id);
            return ImportReading.rows(select).stream().findFirst();
        }
    }

    /// A shop's imports, the newest first.
    public List<ImportRow> list(Connection c, String shop, Instant before, int most)
            throws SQLException {
        try (var select = c.prepareStatement(LIST)) {
            select.setString(1, shop);
            select.setObject(2, before.atOffset(ZoneOffset.UTC));
            select.setInt(3, most);
            return ImportReading.rows(select);
        }
    }

    /// Imports with rows to be worked off, the oldest first.
    public List<String> open(Connection c) throws SQLException {
        try (var select = c.prepareStatement(OPEN)) {
            return texts(select);
        }
    }

    /// The upload is complete.
    public boolean complete(Connection c, String id) throws SQLException {
        try (var update = c.prepareStatement(COMPLETE)) {
            update.setString(1, id);
            return update.executeUpdate() == 1;
        }
    }

    /// Moves on to this row, in the transaction that works off those before.
    ///
    /// @return false when somebody else has moved on, or the import has ended
    public boolean advance(Connection c, String id, long from, long to, long readBytes)
            throws SQLException {
        try (var update = c.prepareStatement(ADVANCE)) {
            update.setLong(1, to);
            update.setLong(2, readBytes);
            update.setString(3, id);
            update.setLong(4, from);
            return update.executeUpdate() == 1;
        }
    }

    /// Counts what became of the rows.
    public void count(Connection c, String id, long imported, long refused, long workedMs)
            throws SQLException {
        try (var update = c.prepareStatement(COUNT)) {
            update.setLong(1, imported);
            update.setLong(2, refused);
            update.setLong(3, workedMs);
            update.setString(4, id);
            update.executeUpdate();
        }
    }

    /// Ends an import.
    ///
    /// @param state done, cancelled or failed
    /// @return false when it has ended already
    public boolean finish(Connection c, String id, String state, @Nullable String why)
            throws SQLException {
        try (var update = c.prepareStatement(FINISH)) {
            update.setString(1, state);
            update.setString(2, why);
            update.setString(3, id);
            return update.executeUpdate() == 1;
        }
    }

    /// Forgets an import as if it had never begun.
    public void drop(Connection c, String id) throws SQLException {
        try (var delete = c.prepareStatement(DROP)) {
            delete.setString(1, id);
            delete.executeUpdate();
        }
    }

    /// Uploads that were begun this long ago and never completed.
    public List<String> left(Connection c, Duration age) throws SQLException {
        try (var select = c.prepareStatement(LEFT)) {
            select.setString(1, age.toString());
            return texts(select);
        }
    }

    /// Forgets imports that ended this long ago.
    public void forget(Connection c, Duration age) throws SQLException {
        try (var delete = c.prepareStatement(FORGET)) {
            delete.setString(1, age.toString());
            delete.executeUpdate();
        }
    }

    private static List<String> texts(PreparedStatement select) throws SQLException {
        var found = select.executeQuery();
        var texts = new ArrayList<String>();
        while (found.next()) {
            texts.add(found.getString(1));
        }
        return texts;
    }
}
