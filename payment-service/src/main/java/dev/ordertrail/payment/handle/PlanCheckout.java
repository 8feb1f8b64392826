package dev.ordertrail.payment.handle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.payment.domain.Checkout;
import dev.ordertrail.payment.domain.Checkout.State;
import dev.ordertrail.payment.domain.Expectation;
import dev.ordertrail.payment.handle.StartCheckout.Ask;
import dev.ordertrail.payment.store.Checkouts;
import dev.ordertrail.payment.store.Checkouts.News;
import dev.ordertrail.payment.store.Expectations;
import dev.ordertrail.payment.store.OpenWays;
import dev.ordertrail.payment.store.Payments;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Decides, in one transaction, which way to pay a buyer is given: the one that is open, or another
/// whose row is there before its provider is asked.
@ApplicationScoped
class PlanCheckout {
    private static final Duration TOO_SHORT = Duration.ofMinutes(5);

    private final CallsConfig config;
    private final Providers providers;
    private final CheckoutAccess access;

    PlanCheckout(CallsConfig config, Providers providers, CheckoutAccess access) {
        this.config = config;
        this.providers = providers;
        this.access = access;
    }

    /// The way, and what the buyer reads on it.
    record Plan(Checkout checkout, String orderNumber) {}

    /// @throws dev.ordertrail.kit.problem.ProblemException ORDER_NOT_FOUND,
    ///   INVALID_STATUS_TRANSITION or REQUEST_IN_PROGRESS
    Plan plan(Connection c, Caller caller, Ask ask) throws SQLException {
        var order =
                Expectations.lock(c, ask.orderId())
                        .orElseThrow(() -> CheckoutAccess.notFound(ask.orderId()));
        access.check(c, caller, order);
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var due = order.remaining(Payments.others(c, ask.orderId(), ""));
        if (!due.isPositive()) {
            throw CheckoutRefusals.nothingToPay("The order is paid.");
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
            throw CheckoutRefusals.inProgress();
        }
    }

    private boolean lost(Checkout sent) {
        return sent.askedAt().plus(config.lost()).isBefore(Instant.now());
    }

    private String provider(Expectation order, @Nullable String wanted) {
        var candidates =
                wanted == null ? List.of(order.method(), "stripe", "paypal") : List.of(wanted);
        return candidates.stream()
                .filter(name -> providers.account(name, order.shop()).isPresent())
                .findFirst()
                .orElseThrow(CheckoutRefusals::notConfigured);
    }

    private static String checkoutId(Caller caller, Ask ask) {
        var name = caller.shop() + "/" + caller.id() + "/" + ask.orderId() + "/" + ask.key();
        return "checkout_" + UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
