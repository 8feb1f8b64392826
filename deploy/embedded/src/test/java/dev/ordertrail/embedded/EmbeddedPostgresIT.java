package dev.ordertrail.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EmbeddedPostgresIT {
    @TempDir Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
    void is_durable(String setting) throws SQLException {
        var stack = TestStack.shared();
        try (var connection = superuser(stack, "postgres")) {
            assertThat(show(connection, setting)).isEqualTo("on");
        }
    }

    @Test
    void keeps_what_it_acknowledged_when_it_is_killed() throws SQLException {
        // Given
        var cluster = new PostgresCluster(directory.resolve("pg"), FreePorts.next(), "secret");
        var log = directory.resolve("pg.log");
        try (var first = EmbeddedPostgres.start(cluster, log)) {
            try (var connection = first.connect("postgres")) {
                execute(connection, "CREATE TABLE kept (id int)");
                execute(connection, "INSERT INTO kept VALUES (42)");
            }
            // When
            var server = cluster.server().orElseThrow();
            server.destroyForcibly();
            server.onExit().join();
            // Then
            try (var second = EmbeddedPostgres.start(cluster, log);
                    var connection = second.connect("postgres")) {
                assertThat(single(connection, "SELECT id FROM kept")).isEqualTo("42");
            }
        }
    }

    @Test
    void ends_a_server_that_a_killed_run_left() throws SQLException {
        // Given
        var cluster = new PostgresCluster(directory.resolve("pg"), FreePorts.next(), "secret");
        var log = directory.resolve("pg.log");
        try (var left = EmbeddedPostgres.start(cluster, log)) {
            var pid = cluster.server().orElseThrow().pid();
            // When
            try (var second = EmbeddedPostgres.start(cluster, log)) {
                // Then
                assertThat(second.isAlive()).isTrue();
                assertThat(cluster.server().orElseThrow().pid()).isNotEqualTo(pid);
            }
            assertThat(left.isAlive()).isFalse();
        }
    }

    @Test
    void gives_the_service_role_nothing_but_what_is_granted() throws SQLException {
        var stack = TestStack.shared();
        var access = stack.createDatabase("order");
        try (var owner = connect(stack, access, access.owner());
                var user = connect(stack, access, access.user())) {
            execute(owner, "CREATE TABLE granted (id int); CREATE TABLE kept_back (id int)");
            execute(owner, "GRANT SELECT ON granted TO " + access.user().role());

            assertThat(single(user, "SELECT count(*) FROM granted")).isEqualTo("0");
            assertThatThrownBy(() -> execute(user, "SELECT 1 FROM kept_back"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> execute(user, "CREATE TABLE mine (id int)"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> execute(user, "CREATE TEMPORARY TABLE mine (id int)"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void lets_no_service_into_the_database_of_another() {
        var stack = TestStack.shared();
        var order = stack.createDatabase("order");
        var payment = stack.createDatabase("payment");
        assertThatThrownBy(() -> connect(stack, order, payment.user()).close())
                .hasMessageContaining("permission denied for database");
    }

    private static Connection superuser(TestStack stack, String database) throws SQLException {
        return DriverManager.getConnection(
                stack.jdbcUrl(database), PostgresCluster.SUPERUSER, stack.cluster().password());
    }

    private static Connection connect(
            TestStack stack, DatabaseAccess access, DatabaseAccess.Credentials role)
            throws SQLException {
        return DriverManager.getConnection(
                stack.jdbcUrl(access.database()), role.role(), role.password());
    }

    private static String show(Connection connection, String setting) throws SQLException {
        return single(connection, "SHOW " + setting);
    }

    private static String single(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
