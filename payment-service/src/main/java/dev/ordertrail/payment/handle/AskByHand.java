package dev.ordertrail.payment.handle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ordertrail.contracts.Money;
import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.payment.domain.Expectation;
import dev.ordertrail.payment.domain.Ledger;
import dev.ordertrail.payment.domain.Payment;
import dev.ordertrail.payment.domain.ProviderCall.Ask;
import dev.ordertrail.payment.domain.ProviderCall.Kind;
import dev.ordertrail.payment.domain.RefundTask;
import dev.ordertrail.payment.domain.Sums;
import dev.ordertrail.payment.store.Expectations;
import dev.ordertrail.payment.store.LedgerRows;
import dev.ordertrail.payment.store.Payments;
import dev.ordertrail.payment.store.ProviderCalls;
import dev.ordertrail.payment.store.RefundCalls;
import dev.ordertrail.payment.store.RefundTasks;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What staff ask of a payment: to refund, capture or cancel it, or to try a refund again that
/// became their task. It goes the way of everything else: capped, once, and only after the provider
/// was asked.
@ApplicationScoped
public class AskByHand {
    private static final String CAUSE = "staff";

    private final OpenRefundTask refunds;
    private final Providers providers;

    AskByHand(OpenRefundTask refunds, Providers providers) {
        this.refunds = refunds;
        this.providers = providers;
    }

    /// Who asks for what.
    ///
    /// @param key the caller's Idempotency-Key
    public record Wish(Caller caller, String orderId, String paymentId, String key) {

        private String id() {
            var name = caller.shop() + "/" + caller.id() + "/" + orderId + "/" + key;
            return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
        }
    }

    /// A refund of a part, or of everything that is left.
    ///
    /// @param amount in major units; null: all of it
    /// @return the refund's id
    public String refund(Connection c, Wish wish, @Nullable BigDecimal amount) throws SQLException {
        var order = order(c, wish);
        var payment = payment(c, wish);
        var captured = payment.captured();
        if (captured == null) {
            throw new ProblemException(
                    Code.PAYMENT_NOT_CONFIRMED, "Nothing was paid by it so far.", Map.of());
        }
        var refundId = "refund_" + wish.id();
        var task =
                new RefundTask(
                        refundId,
                        order.orderId(),
                        order.shop(),
                        wish.paymentId(),
                        amount == null ? captured : money(amount, captured),
                        CAUSE,
                        Instant.now().truncatedTo(ChronoUnit.MICROS));
        refunds.open(c, task, true);
        return refundId;
    }

    /// Takes what was authorised.
    ///
    /// @param amount in major units; null: all of it
    /// @return the call's id
    public String capture(Connection c, Wish wish, @Nullable BigDecimal amount)
            throws SQLException {
        var part = amount == null ? null : ofAuthorized(c, wish, amount);
        return ask(c, wish, new Act(Kind.CAPTURE, "capture/" + wish.id(), part));
    }

    private static Money ofAuthorized(Connection c, Wish wish, BigDecimal amount)
            throws SQLException {
        var order = order(c, wish);
        var entries = LedgerRows.of(c, wish.orderId());
        var authorized = Sums.of(wish.paymentId(), Ledger.of(entries), entries).authorized();
        return money(amount, authorized == null ? order.total() : authorized);
    }

    /// Makes sure that nothing more is paid by it; an authorisation is given back.
    ///
    /// @return the call's id
    public String cancel(Connection c, Wish wish) throws SQLException {
        return ask(c, wish, new Act(Kind.END, "end/" + wish.id(), null));
    }

    /// Tries a refund again that became a task.
    public void retry(Connection c, Caller caller, String refundId) throws SQLException {
        var task =
                RefundTasks.find(c, refundId)
                        .filter(t -> caller.reaches(t.shop()))
                        .orElseThrow(() ->
                                new ProblemException(
                                        Code.NOT_FOUND, "There is no such refund.", Map.of()));
        Expectations.lock(c, task.orderId());
        if (!RefundCalls.again(c, refundId)) {
            throw new ProblemException(
                    Code.INVALID_STATUS_TRANSITION,
                    "It is not for us to make, or is being made.",
                    Map.of());
        }
        RefundTasks.move(c, task.refundId(), RefundTasks.State.CALLING, null);
    }

    private record Act(Kind kind, String callId, @Nullable Money amount) {}

    private String ask(Connection c, Wish wish, Act act) throws SQLException {
        var order = order(c, wish);
        var provider = Payments.provider(c, order.orderId(), wish.paymentId());
        if (provider.isEmpty() || providers.account(provider.get(), order.shop()).isEmpty()) {
            throw unknown();
        }
        var ask =
                new Ask(
                        act.kind(),
                        provider.get(),
                        order.shop(),
                        order.orderId(),
                        wish.paymentId(),
                        null,
                        act.amount());
        ProviderCalls.ask(c, act.callId(), ask);
        return act.callId();
    }

    private static Expectation order(Connection c, Wish wish) throws SQLException {
        return Expectations.lock(c, wish.orderId())
                .filter(order -> wish.caller().reaches(order.shop()))
                .orElseThrow(() -> CheckoutAccess.notFound(wish.orderId()));
    }

    private static Payment payment(Connection c, Wish wish) throws SQLException {
        var provider = Payments.provider(c, wish.orderId(), wish.paymentId());
        if (provider.isEmpty()) {
            throw unknown();
        }
        return Payments.lock(
                c, new Payments.Name(wish.orderId(), wish.paymentId(), provider.get()));
    }

    private static Money money(BigDecimal amount, Money most) {
        try {
            var money = new Money(amount, most.asset());
            if (money.isPositive() && money.compareTo(most) <= 0) {
                return money;
            }
        } catch (IllegalArgumentException e) {
            throw wrongAmount();
        }
        throw wrongAmount();
    }

    private static ProblemException wrongAmount() {
        return ProblemException.validation(
                List.of(
                        new FieldError(
                                "amount",
                                "INVALID",
                                "more than nothing, at most what is there, in its currency")));
    }

    private static ProblemException unknown() {
        return ProblemException.validation(
                List.of(new FieldError("paymentId", "UNKNOWN", "no payment of this order")));
    }
}
