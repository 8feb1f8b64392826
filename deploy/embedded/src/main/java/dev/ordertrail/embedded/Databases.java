package dev.ordertrail.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Makes databases and roles: the owner role owns the schema, the service role may connect and see
/// it, and what migrations grant; nobody else may connect. Asking twice changes nothing but
/// passwords.
public final class Databases {
    private final String server;
    private final DatabaseAccess.Credentials superuser;

    /// On an embedded server.
    public Databases(PostgresCluster cluster) {
        this(
                cluster.jdbcUrl(""),
                new DatabaseAccess.Credentials(PostgresCluster.SUPERUSER, cluster.password()));
    }

    /// On any server.
    ///
    /// @param server `jdbc:postgresql://host:port/`
    /// @param superuser who may make databases and roles there
    public Databases(String server, DatabaseAccess.Credentials superuser) {
        this.server = server;
        this.superuser = superuser;
    }

    /// Makes what is missing.
    ///
    /// @throws EmbeddedStackException when PostgreSQL refuses
    public void ensure(DatabaseAccess access) {
        try {
            try (var admin = connect("postgres")) {
                ensureRole(admin, access.owner());
                ensureRole(admin, access.user());
                ensureDatabase(admin, access);
            }
            try (var inside = connect(access.database())) {
                grant(inside, access);
            }
        } catch (SQLException e) {
            throw new EmbeddedStackException("cannot make database " + access.database(), e);
        }
    }

    /// Removes a database, cutting off whoever uses it.
    public void drop(String database) {
        try (var admin = connect("postgres")) {
            run(admin, "DROP DATABASE IF EXISTS %I WITH (FORCE)", database);
        } catch (SQLException e) {
            throw new EmbeddedStackException("cannot drop database " + database, e);
        }
    }

    private static void ensureRole(Connection admin, DatabaseAccess.Credentials role)
            throws SQLException {
        if (!exists(admin, "SELECT 1 FROM pg_roles WHERE rolname = ?", role.role())) {
            run(admin, "CREATE ROLE %I LOGIN", role.role());
        }
        run(admin, "ALTER ROLE %I LOGIN PASSWORD %L", role.role(), role.password());
    }

    private static void ensureDatabase(Connection admin, DatabaseAccess access)
            throws SQLException {
        var name = access.database();
        if (!exists(admin, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
            run(admin, "CREATE DATABASE %I OWNER %I", name, access.owner().role());
        }
        run(admin, "REVOKE ALL ON DATABASE %I FROM PUBLIC", name);
        run(admin, "GRANT CONNECT ON DATABASE %I TO %I", name, access.user().role());
    }

    private static void grant(Connection inside, DatabaseAccess access) throws SQLException {
        run(inside, "ALTER SCHEMA public OWNER TO %I", access.owner().role());
        run(inside, "REVOKE ALL ON SCHEMA public FROM PUBLIC");
        run(inside, "GRANT USAGE ON SCHEMA public TO %I", access.user().role());
    }

    private static boolean exists(Connection admin, String query, String name) throws SQLException {
        try (var statement = admin.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    /// Has the server itself quote names (`%I`) and literals (`%L`) before it runs the statement.
    private static void run(Connection connection, String template, String... values)
            throws SQLException {
        try (var format = connection.prepareStatement("SELECT format(?, VARIADIC ?)");
                var statement = connection.createStatement()) {
            format.setString(1, template);
            format.setArray(2, connection.createArrayOf("text", values));
            try (var row = format.executeQuery()) {
                row.next();
                statement.execute(row.getString(1));
            }
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                server + database, superuser.role(), superuser.password());
    }
}
