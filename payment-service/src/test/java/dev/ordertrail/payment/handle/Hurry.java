package dev.ordertrail.payment.handle;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Looks for what is due many times a second, as several processes of the service would together.
/// The scheduler looks once a second however often it is told to, and tests would wait for that.
@ApplicationScoped
class Hurry {
    private static final Logger LOG = Logger.getLogger(Hurry.class);
    private static final int EVERY_MILLIS = 50;

    private final List<Runnable> looks;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    Hurry(MakeCalls calls, OrderStandings standings, WatchEscrows escrows) {
        looks = List.of(calls::work, standings::endWhatIsClosed, escrows::look);
    }

    void begins(@Observes StartupEvent started) {
        var _ =
                clock.scheduleWithFixedDelay(
                        () -> looks.forEach(Hurry::once),
                        EVERY_MILLIS,
                        EVERY_MILLIS,
                        TimeUnit.MILLISECONDS);
    }

    /// Who loses a race against the scheduler looks again in a moment.
    private static void once(Runnable look) {
        try {
            look.run();
        } catch (RuntimeException e) {
            LOG.debug("looked in vain", e);
        }
    }

    void ends(@Observes ShutdownEvent stopped) {
        clock.shutdownNow();
    }
}
