package dev.ordertrail.payment.handle;

import dev.ordertrail.contracts.Money;
import dev.ordertrail.kit.tx.SqlFailure;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.payment.domain.ProviderCall.Ask;
import dev.ordertrail.payment.domain.ProviderCall.Kind;
import dev.ordertrail.payment.domain.ReleaseDue.Held;
import dev.ordertrail.payment.domain.ReleaseDue.NotYet;
import dev.ordertrail.payment.domain.ReleaseDue.Nothing;
import dev.ordertrail.payment.domain.ReleaseDue.Release;
import dev.ordertrail.payment.store.EscrowWatches;
import dev.ordertrail.payment.store.EscrowWatches.Watch;
import dev.ordertrail.payment.store.Expectations;
import dev.ordertrail.payment.store.Payments.Name;
import dev.ordertrail.payment.store.ProviderCalls;
import dev.ordertrail.payment.store.ProviderCalls.Row;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Looks at each escrow to which something happened. When its order is complete and nothing is
/// open, its money is the seller's: that is asked for once. What we cannot do, and what is about to
/// expire, staff are told, for as long as it is so.
@ApplicationScoped
public class WatchEscrows {
    private static final Logger LOG = Logger.getLogger(WatchEscrows.class);
    private static final int AT_ONCE = 100;
    private static final Duration WORKFLOW_COMES = Duration.ofSeconds(10);
    private static final Duration CONFIGURED_MEANWHILE = Duration.ofHours(1);
    private static final Duration TROUBLE = Duration.ofMinutes(1);

    private final Tx tx;
    private final ReleaseConfig config;
    private final Custodians custodians;

    WatchEscrows(Tx tx, ReleaseConfig config, Custodians custodians) {
        this.tx = tx;
        this.config = config;
        this.custodians = custodians;
    }

    @Scheduled(
            every = "${ordertrail.payment.release.every:1s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        for (var name : tx.read(c -> EscrowWatches.due(c, AT_ONCE))) {
            try {
                tx.run(c -> look(c, name));
            } catch (SqlFailure e) {
                if (!e.isConflict()) {
                    later(name, e); // else somebody was faster: the next round looks again
                }
            } catch (IllegalStateException | IllegalArgumentException e) {
                later(name, e);
            }
        }
    }

    /// One that cannot be understood does not keep the others waiting.
    private void later(Name name, RuntimeException why) {
        LOG.errorf(why, "an escrow could not be looked at: orderId=%s", name.orderId());
        tx.run(c -> EscrowWatches.later(c, name, Instant.now().plus(TROUBLE)));
    }

    private void look(Connection c, Name name) throws SQLException {
        var order = Expectations.lock(c, name.orderId()).orElseThrow();
        var watch = EscrowWatches.find(c, name).orElseThrow();
        var known = EscrowCase.of(c, order, name);
        var next = sooner(expires(c, known, watch), releases(c, known, watch));
        EscrowWatches.looked(c, watch, next);
    }

    /// @return when to look again
    private @Nullable Instant expires(Connection c, EscrowCase known, Watch watch)
            throws SQLException {
        var task = new EscrowTask(known.order(), watch.name());
        var expires = watch.expiresAt();
        if (expires == null || known.escrowed().due() instanceof Nothing) {
            task.close(c, EscrowTask.EXPIRES);
            return null;
        }
        var from = expires.minus(config.warnBefore());
        if (from.isAfter(Instant.now())) {
            task.close(c, EscrowTask.EXPIRES);
            return from;
        }
        task.open(c, EscrowTask.EXPIRES, expires.toString());
        return null;
    }

    private @Nullable Instant releases(Connection c, EscrowCase known, Watch watch)
            throws SQLException {
        var task = new EscrowTask(known.order(), watch.name());
        return switch (known.escrowed().due()) {
            case Nothing() -> {
                task.close(c, EscrowTask.RELEASE);
                yield null;
            }
            case NotYet _ -> {
                task.close(c, EscrowTask.RELEASE);
                yield known.progress().phase() == null ? in(WORKFLOW_COMES) : null;
            }
            case Held(_, var why) -> {
                task.open(c, EscrowTask.RELEASE, "on hold: " + EscrowTask.word(why));
                yield null;
            }
            case Release(var amount) -> release(c, known, watch, amount);
        };
    }

    private @Nullable Instant release(Connection c, EscrowCase known, Watch watch, Money amount)
            throws SQLException {
        var task = new EscrowTask(known.order(), watch.name());
        var ask = ask(known, watch, amount);
        var callId = callId(known, watch);
        var asked = call(c, ask.orderId(), callId);
        if (asked.isEmpty() && !known.progress().history() && isConfigured(ask)) {
            ProviderCalls.ask(c, callId, ask);
            asked = call(c, ask.orderId(), callId);
        }
        var overdue = asked.map(this::overdueAt);
        if (overdue.filter(at -> at.isAfter(Instant.now())).isPresent()) {
            task.close(c, EscrowTask.RELEASE);
            return overdue.get();
        }
        var why = asked.map(Row::why).orElseGet(() -> why(known));
        task.open(c, EscrowTask.RELEASE, "%s; who can: %s".formatted(why, releaser(ask)));
        return asked.isPresent() ? null : in(CONFIGURED_MEANWHILE);
    }

    /// Until when nobody has to worry: a call that came to nothing is somebody's at once.
    private Instant overdueAt(Row call) {
        return switch (call.state()) {
            case MANUAL, VOID -> Instant.MIN;
            case DONE -> call.changedAt().plus(config.patience());
            case DUE, SENT, UNKNOWN -> call.askedAt().plus(config.patience());
        };
    }

    private boolean isConfigured(Ask ask) {
        return custodians.releases(ask).isPresent();
    }

    private String releaser(Ask ask) {
        return custodians.releaser(ask.provider(), ask.shop(), ask.subject());
    }

    private static String why(EscrowCase known) {
        return known.progress().history() ? "completed_before_the_first_start" : "not_configured";
    }

    private static Ask ask(EscrowCase known, Watch watch, Money amount) {
        var name = watch.name();
        return new Ask(
                Kind.RELEASE,
                name.provider(),
                known.order().shop(),
                name.orderId(),
                name.paymentId(),
                null,
                amount);
    }

    /// One release for everything that was ever put in: what is added later is another one.
    private static String callId(EscrowCase known, Watch watch) {
        var in = known.escrowed().payment().captured();
        return "release/%s/%s/%s"
                .formatted(
                        known.order().orderId(),
                        watch.name().paymentId(),
                        in == null ? "" : in.minor());
    }

    private static Optional<Row> call(Connection c, String orderId, String callId)
            throws SQLException {
        return ProviderCalls.ofOrder(c, orderId).stream()
                .filter(row -> row.call().callId().equals(callId))
                .findFirst();
    }

    private static Instant in(Duration wait) {
        return Instant.now().plus(wait);
    }

    private static @Nullable Instant sooner(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
