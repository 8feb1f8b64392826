package dev.ordertrail.embedded;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// Kafka as a program of its own: `KafkaProcess <data directory> <port> [<controller port>]`. It
/// prints a line when it is ready and ends cleanly on SIGTERM.
public final class KafkaProcess {
    private KafkaProcess() {}

    static void main(String[] args) throws InterruptedException {
        var port = FreePorts.orFree(Integer.parseInt(args[1]));
        var controller = FreePorts.orFree(args.length > 2 ? Integer.parseInt(args[2]) : 0);
        var kafka = EmbeddedKafka.start(new KafkaNode(Path.of(args[0]), port, controller));
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "stop"));
        System.out.println("ready kafka " + kafka.node().bootstrapServers());
        new CountDownLatch(1).await();
    }
}
