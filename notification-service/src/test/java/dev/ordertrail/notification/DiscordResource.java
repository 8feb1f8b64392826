package dev.ordertrail.notification;

import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.contracts.Topics;
import dev.ordertrail.embedded.TestStack;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;

/// Tells the service where Discord will be, and writes a little history before the service first
/// starts.
public final class DiscordResource implements QuarkusTestResourceLifecycleManager {
    public static final String HISTORIC_ORDER = "order-of-old";
    private static final String PORT = "notification-test.discord.port";

    /// The port at which a test puts its [dev.ordertrail.notification.send.discord.FakeDiscord].
    public static int port() {
        return Integer.getInteger(PORT);
    }

    @Override
    public Map<String, String> start() {
        try (var topics = new Topical(TestStack.shared().bootstrapServers())) {
            topics.send(
                    Topics.WORKFLOW_DEFINITIONS,
                    Samples.FLOW.toString(),
                    EventJson.mapper().writeValueAsBytes(Samples.marketplace()));
            if (Integer.getInteger(PORT) == null) {
                topics.send(
                        Topics.ORDER_EVENTS,
                        Samples.recorded(HISTORIC_ORDER, 1, Samples.placed("payment_pending")));
                topics.send(
                        Topics.PAYMENT_EVENTS,
                        Samples.recorded(HISTORIC_ORDER, 1, Samples.checkout()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (Integer.getInteger(PORT) == null) {
            System.setProperty(PORT, Integer.toString(freePort()));
        }
        return Map.of(
                "DISCORD_WEBHOOK_URL",
                        "http://localhost:" + port() + "/api/webhooks/1234/very-secret-token",
                "ordertrail.notification.teller.backoff-base", "10ms",
                "ordertrail.notification.teller.backoff-cap", "50ms",
                "ordertrail.notification.teller.max-attempts", "3",
                "ordertrail.notification.teller.lease", "3s",
                "ordertrail.notification.discord.request-timeout", "1s");
    }

    @Override
    public void stop() {
        // Nothing was started.
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
