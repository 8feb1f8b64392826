package dev.ordertrail.kit.outbox;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// Connections with the pool's address and credentials, but outside of the pool.
@Singleton
final class AgroalConnections implements DedicatedConnections {
    private final AgroalDataSource dataSource;

    @Inject
    AgroalConnections(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Connection open(String name) throws SQLException {
        var factory =
                dataSource
                        .getConfiguration()
                        .connectionPoolConfiguration()
                        .connectionFactoryConfiguration();
        var properties = new Properties();
        properties.putAll(factory.jdbcProperties());
        if (factory.principal() instanceof NamePrincipal user) {
            properties.setProperty("user", user.getName());
        }
        for (var credential : factory.credentials()) {
            if (credential instanceof SimplePassword password) {
                properties.setProperty("password", password.getWord());
            }
        }
        properties.setProperty("ApplicationName", name);
        properties.setProperty("tcpKeepAlive", "true");
        return DriverManager.getConnection(factory.jdbcUrl(), properties);
    }
}
