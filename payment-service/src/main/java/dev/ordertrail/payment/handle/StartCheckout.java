package dev.ordertrail.payment.handle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.payment.domain.Checkout;
import dev.ordertrail.payment.domain.Checkout.State;
import dev.ordertrail.payment.domain.Expectation;
import dev.ordertrail.payment.gateway.Account;
import dev.ordertrail.payment.gateway.CallFailed;
import dev.ordertrail.payment.gateway.CheckoutAsk;
import dev.ordertrail.payment.store.Checkouts;
import dev.ordertrail.payment.store.Checkouts.News;
import dev.ordertrail.payment.store.Expectations;
import dev.ordertrail.payment.store.OpenWays;
import dev.ordertrail.payment.store.Payments;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Gives a buyer a way to pay what is still to be paid. An order has one such way at a time: who
/// asks again is sent to the one that is open, unless the order asks another amount by now.
@ApplicationScoped
public class StartCheckout {
    private static final Duration TOO_SHORT = Duration.ofMinutes(5);

    private final Tx tx;
    private final CallsConfig config;
    private final Providers providers;
    private final CheckoutAccess access;
    private final RecordCheckout record;

    StartCheckout(
            Tx tx,
            CallsConfig config,
            Providers providers,
            CheckoutAccess access,
            RecordCheckout record) {
        this.tx = tx;
        this.config = config;
        this.providers = providers;
        this.access = access;
        this.record = record;
    }

    /// What is asked.
    ///
    /// @param key the caller's Idempotency-Key: the same one never starts two
    /// @param provider null: the order's own, where we have an account with it
    public record Ask(
            String orderId,
            String key,
            @Nullable String provider,
            @Nullable URI success,
            @Nullable URI cancel) {}

    /// What is answered.
    ///
    /// @param fresh whether it was started by this ask
    public record Started(Checkout checkout, boolean fresh) {}

    /// Starts it, or finds the one that is open.
    ///
    /// @throws ProblemException ORDER_NOT_FOUND for what the caller may not see,
    ///   INVALID_STATUS_TRANSITION when nothing is to be paid, REQUEST_IN_PROGRESS when it is not
    ///   known yet whether the provider has started it
    public Started start(Caller caller, Ask ask) {
        var plan = tx.in(c -> plan(c, caller, ask));
        if (plan.checkout().state() == State.OPEN) {
            return new Started(plan.checkout(), false);
        }
        return new Started(call(plan, ask), true);
    }

    private record Plan(Checkout checkout, String orderNumber) {}

    private Plan plan(Connection c, Caller caller, Ask ask) throws SQLException {
        var order =
                Expectations.lock(c, ask.orderId())
                        .orElseThrow(() -> CheckoutAccess.notFound(ask.orderId()));
        access.check(c, caller, order);
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var due = order.remaining(Payments.others(c, ask.orderId(), ""));
        if (!due.isPositive()) {
            throw nothingToPay("The order is paid.");
        }
        var provider = provider(order, ask.provider());
        var id = checkoutId(caller, ask);
        var live = Checkouts.live(c, ask.orderId());
        if (live.isPresent()) {
            var open = live.get();
            if (open.serves(provider, due, now.plus(TOO_SHORT))) {
                return new Plan(open, order.number());
            }
            replace(c, open, id);
        }
        var fresh =
                new Checkout(
                        id,
                        order.orderId(),
                        order.shop(),
                        provider,
                        due,
                        State.SENT,
                        null,
                        null,
                        null,
                        now);
        Checkouts.start(c, fresh);
        return new Plan(fresh, order.number());
    }

    /// What was open makes room. Of what may have been started nobody knows yet where it is: only
    /// the same ask may go on with it.
    private void replace(Connection c, Checkout open, String id) throws SQLException {
        if (open.state() == State.OPEN) {
            Checkouts.save(c, open.checkoutId(), News.only(State.OVER));
            OpenWays.replace(c, open);
            return;
        }
        var busy = open.state() == State.SENT && !lost(open);
        if (busy || !open.checkoutId().equals(id)) {
            throw inProgress();
        }
    }

    private boolean lost(Checkout sent) {
        return sent.askedAt().plus(config.lost()).isBefore(Instant.now());
    }

    private Checkout call(Plan plan, Ask ask) {
        var checkout = plan.checkout();
        var account = account(checkout);
        try {
            var made =
                    account.startCheckout(
                            asked(plan, ask),
                            "checkout/" + checkout.checkoutId() + "/" + checkout.amount().minor());
            return record.started(checkout, made);
        } catch (CallFailed failed) {
            throw failed(checkout, failed);
        }
    }

    private CheckoutAsk asked(Plan plan, Ask ask) {
        var checkout = plan.checkout();
        var page = config.publicUrl().resolve("/track/" + plan.orderNumber());
        return new CheckoutAsk(
                checkout.checkoutId(),
                checkout.orderId(),
                plan.orderNumber(),
                checkout.amount(),
                ask.success() == null ? page : ask.success(),
                ask.cancel() == null ? page : ask.cancel(),
                null);
    }

    private ProblemException failed(Checkout checkout, CallFailed failed) {
        var state = failed instanceof CallFailed.Unknown ? State.UNKNOWN : State.OVER;
        tx.run(c -> Checkouts.save(c, checkout.checkoutId(), News.only(state)));
        return switch (failed) {
            case CallFailed.Unknown _ -> inProgress();
            case CallFailed.Later _ ->
                    new ProblemException(
                            Code.RATE_LIMITED,
                            "The provider takes no requests now.",
                            Map.of("reason", failed.code()));
            case CallFailed.Refused _ ->
                    ProblemException.validation(
                            List.of(
                                    new FieldError(
                                            "amount",
                                            "REFUSED",
                                            "the provider refuses it: " + failed.code())));
        };
    }

    private Account account(Checkout checkout) {
        return providers
                .account(checkout.provider(), checkout.shop())
                .orElseThrow(StartCheckout::notConfigured);
    }

    private String provider(Expectation order, @Nullable String wanted) {
        var candidates =
                wanted == null ? List.of(order.method(), "stripe", "paypal") : List.of(wanted);
        return candidates.stream()
                .filter(name -> providers.account(name, order.shop()).isPresent())
                .findFirst()
                .orElseThrow(StartCheckout::notConfigured);
    }

    private static String checkoutId(Caller caller, Ask ask) {
        var name = caller.shop() + "/" + caller.id() + "/" + ask.orderId() + "/" + ask.key();
        return "checkout_" + UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }

    private static ProblemException notConfigured() {
        return ProblemException.validation(
                List.of(
                        new FieldError(
                                "provider", "NOT_CONFIGURED", "the shop has no account with it")));
    }

    static ProblemException nothingToPay(String why) {
        return new ProblemException(Code.INVALID_STATUS_TRANSITION, why, Map.of());
    }

    private static ProblemException inProgress() {
        return new ProblemException(
                Code.REQUEST_IN_PROGRESS,
                "It is not known yet whether the provider has started a checkout.",
                Map.of());
    }
}
