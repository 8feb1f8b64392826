package dev.ordertrail.tracking.http;

import dev.ordertrail.tracking.readmodel.Changes;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.jaxrs.OutboundSseEventImpl;

/// One open stream. Signals only say that it is worth looking; looks never overlap, and signals
/// that come while one is waiting to begin are one signal.
final class Live {
    private static final Logger LOG = Logger.getLogger(Live.class);

    private final String key;
    private final Look look;
    private final Changes changes;
    private final TrackingConfig.Live config;
    private final AtomicInteger open;
    private final AtomicBoolean due = new AtomicBoolean();

    Live(String key, Look look, Changes changes, TrackingConfig.Live config, AtomicInteger open) {
        this.key = key;
        this.look = look;
        this.changes = changes;
        this.config = config;
        this.open = open;
    }

    /// What the reader has not seen yet.
    @FunctionalInterface
    interface Look {
        List<OutboundSseEvent> news();
    }

    Multi<OutboundSseEvent> stream() {
        return Multi.createFrom()
                .<OutboundSseEvent>emitter(this::begin, BackPressureStrategy.BUFFER)
                .select()
                .first(config.longest());
    }

    private void begin(MultiEmitter<? super OutboundSseEvent> emitter) {
        open.incrementAndGet();
        var watch = changes.watch(key, () -> signal(emitter));
        var beat = config.heartbeat().toMillis();
        ScheduledFuture<?> heart =
                Infrastructure.getDefaultWorkerPool()
                        .scheduleAtFixedRate(
                                () -> beat(emitter), beat, beat, TimeUnit.MILLISECONDS);
        emitter.onTermination(() -> {
            watch.close();
            heart.cancel(false);
            open.decrementAndGet();
        });
        signal(emitter);
    }

    private void beat(MultiEmitter<? super OutboundSseEvent> emitter) {
        emitter.emit(new OutboundSseEventImpl.BuilderImpl().comment("alive").build());
        signal(emitter); // whatever nobody told
    }

    private void signal(MultiEmitter<? super OutboundSseEvent> emitter) {
        if (due.compareAndSet(false, true)) {
            Infrastructure.getDefaultExecutor().execute(() -> look(emitter));
        }
    }

    private synchronized void look(MultiEmitter<? super OutboundSseEvent> emitter) {
        due.set(false);
        try {
            look.news().forEach(emitter::emit);
        } catch (RuntimeException e) {
            LOG.debug("a stream could not look, it tries again with its next beat", e);
        }
    }
}
