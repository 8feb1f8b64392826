package dev.ordertrail.payment.handle;

import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.payment.domain.Checkout;
import dev.ordertrail.payment.domain.Checkout.State;
import dev.ordertrail.payment.gateway.Account;
import dev.ordertrail.payment.gateway.CallFailed;
import dev.ordertrail.payment.gateway.CheckoutAsk;
import dev.ordertrail.payment.handle.PlanCheckout.Plan;
import dev.ordertrail.payment.store.Checkouts;
import dev.ordertrail.payment.store.Checkouts.News;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Gives a buyer a way to pay what is still to be paid. An order has one such way at a time: who
/// asks again is sent to the one that is open, unless the order asks another amount by now.
@ApplicationScoped
public class StartCheckout {
    private final Tx tx;
    private final CallsConfig config;
    private final Providers providers;
    private final PlanCheckout plans;
    private final RecordCheckout record;

    StartCheckout(
            Tx tx,
            CallsConfig config,
            Providers providers,
            PlanCheckout plans,
            RecordCheckout record) {
        this.tx = tx;
        this.config = config;
        this.providers = providers;
        this.plans = plans;
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
        var plan = tx.in(c -> plans.plan(c, caller, ask));
        if (plan.checkout().state() == State.OPEN) {
            return new Started(plan.checkout(), false);
        }
        return new Started(call(plan, ask), true);
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
        return CheckoutRefusals.of(failed);
    }

    private Account account(Checkout checkout) {
        return providers
                .account(checkout.provider(), checkout.shop())
                .orElseThrow(CheckoutRefusals::notConfigured);
    }
}
