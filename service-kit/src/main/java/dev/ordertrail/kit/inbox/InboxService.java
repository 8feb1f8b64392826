package dev.ordertrail.kit.inbox;

import dev.ordertrail.kit.KitConfig;
import dev.ordertrail.kit.tx.DatabaseAway;
import dev.ordertrail.kit.tx.SqlFailure;
import dev.ordertrail.kit.tx.Tx;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Keeps the worker working while there are handlers.
@Singleton
final class InboxService {
    private static final Logger LOG = Logger.getLogger(InboxService.class);

    private final KitConfig.Inbox config;
    private final Inbox inbox;
    private final InboxWorker worker;
    private final boolean needed;
    private final Thread thread =
            Thread.ofPlatform().name("inbox-worker").daemon().unstarted(this::run);
    private volatile boolean open = true;

    @Inject
    InboxService(KitConfig config, Tx tx, Inbox inbox, @All List<InboxHandler> handlers) {
        this.config = config.inbox();
        this.inbox = inbox;
        worker =
                new InboxWorker(
                        this.config,
                        tx,
                        handlers.stream()
                                .collect(
                                        Collectors.toMap(
                                                InboxHandler::provider, Function.identity())));
        needed = this.config.enabled() && !handlers.isEmpty();
    }

    void start(@Observes StartupEvent started) {
        if (needed) {
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        open = false;
        thread.interrupt();
    }

    private void run() {
        try {
            while (open) {
                if (!worked()) {
                    inbox.signal().await(config.poll());
                }
            }
        } catch (InterruptedException _) {
            LOG.debug("inbox worker interrupted");
        }
    }

    private boolean worked() {
        try {
            return worker.workOne();
        } catch (DatabaseAway _) {
            LOG.warn("inbox worker waits for PostgreSQL");
        } catch (SqlFailure e) {
            LOG.errorf(e, "inbox worker failed: state=%s", e.state());
        }
        return false;
    }
}
