package dev.ordertrail.orderctl.settings;

import dev.ordertrail.embedded.DatabaseAccess;
import dev.ordertrail.embedded.KafkaNode;
import dev.ordertrail.embedded.PostgresCluster;
import java.util.List;
import java.util.stream.Stream;

/// The broker and the databases: embedded, unless the user has some of their own.
///
/// @param settings of the installation
public record Servers(Settings settings) {

    /// The brokers.
    public String bootstrapServers() {
        return settings.set("KAFKA_BOOTSTRAP_SERVERS").orElseGet(() -> kafka().bootstrapServers());
    }

    /// Whether brokers of the user's own are used instead of the embedded one.
    public boolean ownKafka() {
        return settings.set("KAFKA_BOOTSTRAP_SERVERS").isPresent();
    }

    /// Whether all services have databases of the user's own.
    public boolean ownDatabases() {
        return embeddedDatabases().isEmpty();
    }

    /// The embedded broker.
    public KafkaNode kafka() {
        return new KafkaNode(
                settings.home().kafka(),
                settings.port("KAFKA_PORT", 19092),
                settings.port("KAFKA_CONTROLLER_PORT", 19093));
    }

    /// The embedded database server.
    public PostgresCluster postgres() {
        return new PostgresCluster(
                settings.home().postgres(),
                settings.port("POSTGRES_PORT", 15432),
                settings.secret("POSTGRES_PASSWORD"));
    }

    /// The server that `prepare` makes databases on, as `jdbc:postgresql://host:port/`.
    public String postgresServer() {
        return settings.set("ORDERTRAIL_POSTGRES_URL").orElseGet(() -> postgres().jdbcUrl(""));
    }

    /// The databases that the embedded server holds.
    public List<DatabaseAccess> embeddedDatabases() {
        return Stream.of(Service.values())
                .filter(s -> settings.set(s.name() + "_DB_URL").isEmpty())
                .map(this::access)
                .toList();
    }

    private DatabaseAccess access(Service service) {
        var prefix = service.name() + "_DB_";
        var usual =
                DatabaseAccess.of(
                        service.key(),
                        settings.secret(prefix + "OWNER_PASSWORD"),
                        settings.secret(prefix + "PASSWORD"));
        return new DatabaseAccess(
                usual.service(),
                usual.database(),
                new DatabaseAccess.Credentials(
                        settings.set(prefix + "OWNER").orElse(usual.owner().role()),
                        usual.owner().password()),
                new DatabaseAccess.Credentials(
                        settings.set(prefix + "USER").orElse(usual.user().role()),
                        usual.user().password()));
    }
}
