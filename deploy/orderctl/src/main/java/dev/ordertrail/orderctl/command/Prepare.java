package dev.ordertrail.orderctl.command;

import dev.ordertrail.contracts.Topics;
import dev.ordertrail.embedded.DatabaseAccess;
import dev.ordertrail.embedded.Databases;
import dev.ordertrail.embedded.PostgresCluster;
import dev.ordertrail.embedded.TopicSetup;
import dev.ordertrail.orderctl.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What `up` does before it starts services, for where containers start them.
@Command(
        name = "prepare",
        hidden = true,
        description =
                "Makes secrets, then databases, roles and topics on servers that run elsewhere.")
public final class Prepare implements Callable<Integer> {
    private final Settings settings;

    @Mixin private Output output;

    @Option(names = "--secrets-only", description = "Only secrets; the servers need not run yet.")
    private boolean secretsOnly;

    @Option(
            names = "--replicas",
            defaultValue = "1",
            description = "Copies of each partition of a new topic (${DEFAULT-VALUE}).")
    private int replicas;

    public Prepare(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() throws IOException {
        settings.home().create();
        settings.makeSecrets();
        settings.makeShopSecrets();
        writePassword();
        if (!secretsOnly) {
            databases();
            new TopicSetup(settings.servers().bootstrapServers(), replicas).ensure(Topics.all());
        }
        output.print(Map.of("prepared", true), () -> "prepared");
        return 0;
    }

    private void databases() {
        var password = settings.secret("POSTGRES_PASSWORD");
        var superuser = new DatabaseAccess.Credentials(PostgresCluster.SUPERUSER, password);
        var databases = new Databases(settings.servers().postgresServer(), superuser);
        settings.servers().embeddedDatabases().forEach(databases::ensure);
    }

    /// PostgreSQL's official image reads its superuser's password from a file.
    private void writePassword() throws IOException {
        var file = settings.home().data().resolve("postgres.password");
        if (!Files.exists(file)) {
            var ownerOnly =
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"));
            Files.createFile(file, ownerOnly);
            Files.writeString(file, settings.secret("POSTGRES_PASSWORD"));
        }
    }
}
