package dev.ordertrail.payment.handle;

import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.payment.ShopMessage;
import dev.ordertrail.payment.domain.Expectation;
import dev.ordertrail.payment.domain.RefundByHand;
import dev.ordertrail.payment.domain.RefundRoom;
import dev.ordertrail.payment.domain.RefundTask;
import dev.ordertrail.payment.store.Expectations;
import dev.ordertrail.payment.store.Payments;
import dev.ordertrail.payment.store.RefundCalls;
import dev.ordertrail.payment.store.RefundTasks;
import dev.ordertrail.payment.store.RefundTasks.Listed;
import dev.ordertrail.payment.store.RefundsByHand;
import dev.ordertrail.payment.translate.Translation.About;
import dev.ordertrail.payment.translate.Translation.Happened;
import dev.ordertrail.payment.translate.Translation.Moved;
import dev.ordertrail.payment.translate.Translation.Noted;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Somebody made a refund that was their task, and says so: the task is done, the ledger has it
/// once, and everybody hears.
@ApplicationScoped
public class RefundedByHand {
    private static final String WHY = "by_hand";
    private static final String UNKNOWN = "unknown";

    private final TellPayment tell;

    RefundedByHand(TellPayment tell) {
        this.tell = tell;
    }

    /// What somebody says.
    ///
    /// @param amount in major units of the task's asset
    /// @param how `bank_transfer`, `cash`, ...
    /// @param reference by which it is found again there
    /// @param object the provider's refund, where it was made at the provider
    public record Said(BigDecimal amount, String how, String reference, @Nullable String object) {}

    /// Records it.
    ///
    /// @throws ProblemException NOT_FOUND for another shop's; INVALID_STATUS_TRANSITION when it is
    ///   nobody's task, or may have been made by us; VALIDATION_FAILED for an amount that cannot be
    void record(Connection c, Caller caller, String refundId, Said said) throws SQLException {
        var reached = find(c, caller, refundId);
        var order = Expectations.lock(c, reached.task().orderId());
        // Its state counts only now that nobody else can move it.
        var listed = find(c, caller, refundId);
        if (!"open".equals(listed.state()) || order.isEmpty()) {
            throw notNow("It is nobody's task: it is done, or being made.");
        }
        if (said.object() == null && RefundCalls.mayBeMade(c, refundId)) {
            throw notNow(
                    "It may have been made: let us try again, which asks the provider first, or name its refund.");
        }
        if (said.object() != null
                && RefundTasks.isDoneBy(c, listed.task().orderId(), said.object())) {
            throw ProblemException.validation(
                    List.of(
                            new FieldError(
                                    "providerRefund", "USED", "is what another task was done by")));
        }
        var refund = refund(caller, listed.task(), said);
        enter(c, order.get(), listed.provider(), refund);
        RefundsByHand.add(c, refund);
        RefundTasks.done(c, refundId, refund.object(), WHY);
        RefundCalls.drop(c, refundId, WHY);
    }

    private static Listed find(Connection c, Caller caller, String refundId) throws SQLException {
        return RefundTasks.listed(c, refundId)
                .filter(found -> caller.reaches(found.task().shop()))
                .orElseThrow(() ->
                        new ProblemException(Code.NOT_FOUND, "There is no such refund.", Map.of()));
    }

    private static RefundByHand refund(Caller caller, RefundTask task, Said said) {
        var payment = task.paymentId();
        return new RefundByHand(
                task.refundId(),
                task.orderId(),
                payment == null ? UNKNOWN : payment,
                said.object() == null ? RefundByHand.nameOf(task.refundId()) : said.object(),
                amount(task, said.amount()),
                said.how(),
                said.reference(),
                caller.id(),
                Instant.now().truncatedTo(ChronoUnit.MICROS));
    }

    private static Money amount(RefundTask task, BigDecimal amount) {
        try {
            var money = new Money(amount, task.amount().asset());
            if (money.isPositive() && money.compareTo(task.amount()) <= 0) {
                return money;
            }
        } catch (IllegalArgumentException e) {
            throw wrong(task.amount().asset(), task.amount());
        }
        throw wrong(task.amount().asset(), task.amount());
    }

    /// Of a payment that no provider told us about, the order says what it was to bring in.
    private void enter(Connection c, Expectation order, String provider, RefundByHand refund)
            throws SQLException {
        var name = new Payments.Name(order.orderId(), refund.paymentId(), provider);
        var captured = Payments.lock(c, name).captured();
        if (captured == null) {
            var asked = order.total();
            var same = asked.asset().equals(refund.amount().asset());
            var claimed = same ? asked.max(refund.amount()) : refund.amount();
            var moved = Moved.of(Moved.Kind.CAPTURED_SO_FAR, refund.paymentId(), claimed);
            Book.enter(c, name, happened(refund, moved), null);
            captured = claimed;
        }
        var kind = refund.isBesideProviders() ? Moved.Kind.REFUNDED_BY_HAND : Moved.Kind.REFUNDED;
        var happened = happened(refund, Moved.of(kind, refund.object(), refund.amount()));
        var left = left(captured, refund, gone(c, name, refund, happened));
        if (refund.amount().compareTo(left) > 0) {
            throw wrong(left.asset(), left);
        }
        var id = new ShopMessage(order.shop(), refund.object());
        tell.take(c, order, new TellPayment.Message(provider, id, happened));
    }

    private static Happened happened(RefundByHand refund, Moved moved) {
        var about = new About(refund.paymentId(), List.of(), List.of());
        return new Happened(about, refund.at(), new Noted(), List.of(moved));
    }

    private static Money left(Money captured, RefundByHand refund, List<Money> gone) {
        var asset = refund.amount().asset();
        var same = captured.asset().equals(asset);
        return same ? new RefundRoom(captured, gone).left() : Money.zero(asset);
    }

    /// What went back by other refunds than this, as the ledger will have it, and what may be
    /// going.
    private static List<Money> gone(
            Connection c, Payments.Name name, RefundByHand refund, Happened happened)
            throws SQLException {
        var gone = new ArrayList<Money>();
        var back = Book.refundedWith(c, name, happened);
        if (back != null && back.asset().equals(refund.amount().asset())) {
            gone.add(back.minus(refund.amount()));
        }
        gone.addAll(RefundCalls.onTheirWay(c, name.orderId(), name.paymentId()));
        return gone;
    }

    private static ProblemException notNow(String why) {
        return new ProblemException(Code.INVALID_STATUS_TRANSITION, why, Map.of());
    }

    private static ProblemException wrong(Asset asset, Money most) {
        return ProblemException.validation(
                List.of(
                        new FieldError(
                                "amount",
                                "INVALID",
                                "more than nothing, at most %s, with at most %d decimals"
                                        .formatted(most, asset.decimals()))));
    }
}
