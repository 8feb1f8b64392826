package dev.ordertrail.payment.handle;

import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.PaymentEvent;
import dev.ordertrail.contracts.PaymentEvent.PaymentConfirmed;
import dev.ordertrail.contracts.PaymentEvent.PaymentRefunded;
import dev.ordertrail.payment.domain.Account;
import dev.ordertrail.payment.domain.Expectation;
import dev.ordertrail.payment.domain.Payment;
import dev.ordertrail.payment.domain.Posting;
import dev.ordertrail.payment.domain.SingleRefunds;
import dev.ordertrail.payment.store.Payments;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the ledger knows after a message that it did not know before, and that the message does not
/// tell by itself: a refund is told as everything refunded so far, once it is known what was
/// captured; a capture that only a charge tells is told as well.
///
/// @param order what the payment was to bring
/// @param others the order's other payments
record News(Payments.Name name, Expectation order, List<Payment> others) {

    /// A fact that follows from a level of the ledger.
    ///
    /// @param id follows from the level: reached again, it is the same fact
    record Risen(String id, Instant at, PaymentEvent fact) {}

    Optional<Risen> captured(Book.Change change) {
        var captured = change.after().captured();
        if (captured == null || !rose(change.before().captured(), captured)) {
            return Optional.empty();
        }
        return last(change, Account.CAPTURED)
                .map(posting ->
                        new Risen(
                                id("captured", captured),
                                posting.at(),
                                new PaymentConfirmed(
                                        name.paymentId(),
                                        name.provider(),
                                        captured,
                                        order.total(),
                                        order.judge(captured, others),
                                        posting.object())));
    }

    Optional<Risen> refunded(Book.Change change) {
        var captured = change.after().captured();
        var refunded = tellable(change.after());
        if (captured == null || refunded == null || !rose(tellable(change.before()), refunded)) {
            return Optional.empty();
        }
        return last(change, Account.HELD)
                .map(posting ->
                        new Risen(
                                id("refunded", refunded),
                                posting.at(),
                                new PaymentRefunded(
                                        name.paymentId(),
                                        name.provider(),
                                        refunded,
                                        captured,
                                        SingleRefunds.of(
                                                name.paymentId(),
                                                change.ledger(),
                                                change.entries()))));
    }

    /// Nobody can judge a refund of what was never captured.
    private static @Nullable Money tellable(Payment payment) {
        return payment.captured() == null ? null : payment.refunded();
    }

    private static boolean rose(@Nullable Money before, Money after) {
        return before == null
                || !before.asset().code().equals(after.asset().code())
                || after.compareTo(before) > 0;
    }

    /// The latest movement of this payment out of buyers' pockets, or back into them.
    private Optional<Posting> last(Book.Change change, Account from) {
        return change.ledger().postings().stream()
                .filter(p -> p.paymentId().equals(name.paymentId()))
                .filter(p -> p.from() == from)
                .filter(p -> from != Account.HELD || p.to() == Account.REFUNDED)
                .reduce((_, later) -> later);
    }

    private String id(String what, Money level) {
        return FactIds.ofLevel(name.orderId(), name.paymentId(), what + " " + level);
    }
}
