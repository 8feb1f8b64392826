package dev.ordertrail.payment.handle;

import dev.ordertrail.kit.tx.SqlFailure;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.payment.domain.ProviderCall;
import dev.ordertrail.payment.domain.ProviderCall.Kind;
import dev.ordertrail.payment.store.ProviderCalls;
import dev.ordertrail.payment.store.ProviderCalls.Outcome;
import dev.ordertrail.payment.store.ProviderCalls.State;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Works off what is to be done at providers: a row is claimed and committed, the provider is
/// called outside of any transaction, and what came of it is recorded in another one.
@ApplicationScoped
public class MakeCalls {
    private static final Logger LOG = Logger.getLogger(MakeCalls.class);

    private final Tx tx;
    private final CallsConfig config;
    private final Providers providers;
    private final CallKinds kinds;
    private final MakeRelease release;
    private final RecordOutcome outcomes;
    private final MeterRegistry metrics;
    private final Semaphore slots;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    MakeCalls(
            Tx tx,
            CallsConfig config,
            Providers providers,
            CallKinds kinds,
            MakeRelease release,
            RecordOutcome outcomes,
            MeterRegistry metrics) {
        this.tx = tx;
        this.config = config;
        this.providers = providers;
        this.kinds = kinds;
        this.release = release;
        this.outcomes = outcomes;
        this.metrics = metrics;
        slots = new Semaphore(config.atOnce());
    }

    @Scheduled(
            every = "${ordertrail.payment.calls.every:1s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void work() {
        while (slots.tryAcquire()) {
            var call = claim(null);
            if (call.isEmpty()) {
                slots.release();
                return;
            }
            workers.execute(() -> workOff(call.get()));
        }
    }

    /// Makes one call of an order, if one is due.
    ///
    /// @return false when none was
    public boolean workOne(String orderId) {
        var call = claim(orderId);
        call.ifPresent(this::make);
        return call.isPresent();
    }

    private void workOff(ProviderCall first) {
        try {
            var call = Optional.of(first);
            while (call.isPresent()) {
                make(call.get());
                call = claim(null);
            }
        } catch (RuntimeException e) {
            LOG.warn("a call could not be worked at", e);
        } finally {
            slots.release();
        }
    }

    private Optional<ProviderCall> claim(@Nullable String orderId) {
        var lostBefore = Instant.now().minus(config.lost());
        try {
            return tx.in(c -> ProviderCalls.claim(c, lostBefore, orderId));
        } catch (SqlFailure e) {
            if (e.isUniqueViolation() || e.isConflict()) {
                return Optional.empty(); // another call on the same payment was a moment faster
            }
            throw e;
        }
    }

    private void make(ProviderCall call) {
        var ask = call.ask();
        var outcome = ask.kind() == Kind.RELEASE ? release.make(call) : atAccount(call);
        outcomes.record(call, outcome);
        metrics.counter(
                        "ordertrail.provider.calls",
                        "provider",
                        ask.provider(),
                        "kind",
                        ask.kind().name().toLowerCase(Locale.ROOT),
                        "outcome",
                        outcome.state().name().toLowerCase(Locale.ROOT))
                .increment();
    }

    private Outcome atAccount(ProviderCall call) {
        return providers
                .account(call.ask().provider(), call.ask().shop())
                .map(account -> kinds.make(call, account))
                .orElseGet(() -> Outcome.of(State.MANUAL, "not_configured"));
    }

    @PreDestroy
    void stop() {
        workers.shutdown();
    }
}
