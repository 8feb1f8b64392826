package dev.ordertrail.order.store;

import dev.ordertrail.kit.tx.SqlFailure;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The versions of order templates: added, never changed.
@ApplicationScoped
public class TemplateRows {
    private static final String COLUMNS =
            "select name, version, title, body, saved_by, saved_at from order_template ";
    private static final String NEWEST =
            COLUMNS + "where shop = ? and name = ? order by version desc limit 1";
    private static final String VERSION = COLUMNS + "where shop = ? and name = ? and version = ?";
    private static final String VERSIONS =
            COLUMNS + "where shop = ? and name = ? order by version desc";
    private static final String LIST =
            "select name, version, title, body, saved_by, saved_at from (select distinct on (name) *"
                    + " from order_template where shop = ? order by name, version desc) newest where"
                    + " body is not null order by name";
    private static final String ADD =
            "insert into order_template (shop, name, version, title, body, saved_by, saved_at)"
                    + " values (?, ?, ?, ?, ?::json, ?, ?)";

    TemplateRows() {}

    /// The newest version, retired or not.
    public Optional<TemplateRow> newest(Connection c, String shop, String name)
            throws SQLException {
        try (var select = c.prepareStatement(NEWEST)) {
            select.setString(1, shop);
            select.setString(2, name);
            return rows(select).stream().findFirst();
        }
    }

    public Optional<TemplateRow> version(Connection c, String shop, String name, int version)
            throws SQLException {
        try (var select = c.prepareStatement(VERSION)) {
            select.setString(1, shop);
            select.setString(2, name);
            select.setInt(3, version);
            return rows(select).stream().findFirst();
        }
    }

    /// Every version, the newest first.
    public List<TemplateRow> versions(Connection c, String shop, String name) throws SQLException {
        try (var select = c.prepareStatement(VERSIONS)) {
            select.setString(1, shop);
            select.setString(2, name);
            return rows(select);
        }
    }

    /// The newest version of each that is not retired, by name.
    public List<TemplateRow> list(Connection c, String shop) throws SQLException {
        try (var select = c.prepareStatement(LIST)) {
            select.setString(1, shop);
            return rows(select);
        }
    }

    /// Adds a version.
    ///
    /// @throws VersionTaken when it exists
    public void add(Connection c, String shop, TemplateRow row) throws SQLException {
        try (var insert = c.prepareStatement(ADD)) {
            insert.setString(1, shop);
            insert.setString(2, row.name());
            insert.setInt(3, row.version());
            insert.setString(4, row.title());
            insert.setString(5, row.body());
            insert.setString(6, row.savedBy());
            insert.setObject(7, row.savedAt().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException e) {
            if (SqlFailure.of(e) instanceof SqlFailure failure && failure.isUniqueViolation()) {
                throw new VersionTaken();
            }
            throw e;
        }
    }

    private static List<TemplateRow> rows(PreparedStatement select) throws SQLException {
        var found = select.executeQuery();
        var rows = new ArrayList<TemplateRow>();
        while (found.next()) {
            rows.add(row(found));
        }
        return rows;
    }

    private static TemplateRow row(ResultSet found) throws SQLException {
        return new TemplateRow(
                found.getString(1),
                found.getInt(2),
                found.getString(3),
                found.getString(4),
                found.getString(5),
                found.getObject(6, OffsetDateTime.class).toInstant());
    }

    /// A version of a template.
    ///
    /// @param body JSON; null: retired with this version
    public record TemplateRow(
            String name,
            int version,
            @Nullable String title,
            @Nullable String body,
            String savedBy,
            Instant savedAt) {}
}
