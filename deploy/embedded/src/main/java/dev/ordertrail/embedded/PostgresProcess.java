package dev.ordertrail.embedded;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// PostgreSQL as a program of its own: `PostgresProcess <data directory> <port>`, the superuser's
/// password in `POSTGRES_PASSWORD`. It prints a line when it is ready and ends cleanly on SIGTERM.
public final class PostgresProcess {
    private PostgresProcess() {}

    static void main(String[] args) throws InterruptedException {
        var data = Path.of(args[0]);
        var password = System.getenv().getOrDefault("POSTGRES_PASSWORD", "postgres");
        var port = FreePorts.orFree(Integer.parseInt(args[1]));
        var cluster = new PostgresCluster(data, port, password);
        var log = cluster.data().resolveSibling(cluster.data().getFileName() + ".log");
        var postgres = EmbeddedPostgres.start(cluster, log);
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close, "stop"));
        System.out.println("ready postgres " + cluster.jdbcUrl("postgres"));
        new CountDownLatch(1).await();
    }
}
