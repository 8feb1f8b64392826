package dev.ordertrail.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

/// The gateway as a process of its own. It says `ready on <port>` on standard output, and stops on
/// SIGTERM.
public final class Gateway {
    /// Where the gateway says that it listens, whatever the services do.
    public static final String HEALTH = "/gateway/health";

    private static final int STOP_SECONDS = 5;

    private Gateway() {}

    /// Starts it with the configuration of the environment.
    public static void main(String[] args) throws Exception {
        var out =
                new PrintStream(
                        new java.io.FileOutputStream(java.io.FileDescriptor.out),
                        true,
                        java.nio.charset.StandardCharsets.UTF_8);
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
        var gateway = new Front(vertx, GatewayConfig.from(System::getenv), Routes.shipped());
        var port =
                gateway.start()
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(STOP_SECONDS, TimeUnit.SECONDS);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(vertx, gateway)));
        out.println("ready on " + port);
    }

    /// One after the other, and each from this thread: a future that was made on an event loop is
    /// never completed once the loops have ended.
    private static void stop(Vertx vertx, Front gateway) {
        await(gateway.stop());
        await(vertx.close());
    }

    private static void await(Future<Void> ending) {
        ending.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(STOP_SECONDS, TimeUnit.SECONDS)
                .exceptionally(_ -> null)
                .join();
    }
}
