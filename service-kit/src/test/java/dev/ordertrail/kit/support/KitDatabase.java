package dev.ordertrail.kit.support;

import dev.ordertrail.embedded.DatabaseAccess;
import dev.ordertrail.embedded.TestStack;
import dev.ordertrail.kit.outbox.DedicatedConnections;
import dev.ordertrail.kit.tx.Tx;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;

/// A fresh database with the kit's tables, made by the owner's role and used under the service's.
public final class KitDatabase implements AutoCloseable {
    private static final List<String> SCRIPTS =
            List.of(
                    "outbox/V0_1__outbox.sql",
                    "inbox/V0_2__inbox.sql",
                    "intake/V0_3__intake.sql",
                    "idempotency/V0_4__idempotency.sql",
                    "personkeys/V0_5__person_keys.sql");

    private final DatabaseAccess access;
    private final AgroalDataSource pool;

    public KitDatabase() {
        access = TestStack.shared().createDatabase("kit");
        try {
            migrate();
            pool = pool(access.user());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public DataSource dataSource() {
        return pool;
    }

    public Tx tx() {
        return new Tx(pool);
    }

    public DedicatedConnections dedicated() {
        return name -> {
            var properties = new Properties();
            properties.setProperty("user", access.user().role());
            properties.setProperty("password", access.user().password());
            properties.setProperty("ApplicationName", name);
            return DriverManager.getConnection(url(), properties);
        };
    }

    /// As the owner of the tables, for what the service may not do itself.
    public Connection owner() throws SQLException {
        return DriverManager.getConnection(url(), access.owner().role(), access.owner().password());
    }

    /// Ends the connections of this name, as a network that breaks would.
    public int cut(String applicationName) {
        return number(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND application_name = '"
                        + applicationName
                        + "'");
    }

    public int number(String query) {
        try (var c =
                        DriverManager.getConnection(
                                url(), access.user().role(), access.user().password());
                var s = c.createStatement();
                var found = s.executeQuery(query)) {
            found.next();
            return found.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    private String url() {
        return TestStack.shared().jdbcUrl(access.database());
    }

    private void migrate() throws SQLException {
        try (var owner = owner();
                var statement = owner.createStatement()) {
            for (var script : SCRIPTS) {
                statement.execute(
                        text("/db/kit/" + script).replace("${serviceRole}", access.user().role()));
            }
        }
    }

    private static String text(String resource) {
        try (var in = KitDatabase.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private AgroalDataSource pool(DatabaseAccess.Credentials user) throws SQLException {
        return AgroalDataSource.from(
                new AgroalDataSourceConfigurationSupplier()
                        .connectionPoolConfiguration(p ->
                                p.maxSize(16)
                                        .acquisitionTimeout(Duration.ofSeconds(10))
                                        .connectionFactoryConfiguration(f ->
                                                f.jdbcUrl(url())
                                                        .principal(new NamePrincipal(user.role()))
                                                        .credential(
                                                                new SimplePassword(
                                                                        user.password())))));
    }
}
