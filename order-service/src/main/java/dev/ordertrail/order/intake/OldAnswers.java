package dev.ordertrail.order.intake;

import dev.ordertrail.kit.tx.DatabaseAway;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.order.store.CommandAnswers;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Forgets the first answers to commands that the topic keeps no more.
@ApplicationScoped
class OldAnswers {
    private static final Logger LOG = Logger.getLogger(OldAnswers.class);

    private final Tx tx;
    private final CommandAnswers answers;
    private final Duration keep;

    /// @param keep longer than `order-commands` keeps a command: one that is read again must still
    ///   find its answer
    OldAnswers(
            Tx tx,
            CommandAnswers answers,
            @ConfigProperty(name = "ordertrail.commands.keep-answers", defaultValue = "P31D")
                    Duration keep) {
        this.tx = tx;
        this.answers = answers;
        this.keep = keep;
    }

    @Scheduled(
            every = "1h",
            delayed = "4m",
            identity = "command-answers-forget",
            concurrentExecution = ConcurrentExecution.SKIP)
    void forget() {
        try {
            int forgotten = tx.in(c -> answers.forget(c, keep));
            LOG.debugf("answers to old commands are forgotten: number=%s", forgotten);
        } catch (DatabaseAway e) {
            LOG.debug("old answers wait for the database", e);
        }
    }

    /// How long answers are kept.
    Duration keep() {
        return keep;
    }
}
