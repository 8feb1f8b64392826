package dev.ordertrail.payment.handle;

import dev.ordertrail.contracts.PaymentEvent.PaymentEnded;
import dev.ordertrail.payment.domain.Expectation;
import dev.ordertrail.payment.store.Payments;
import dev.ordertrail.payment.translate.ProviderObject;
import dev.ordertrail.payment.translate.ProviderObject.Kind;
import dev.ordertrail.payment.translate.Translation.About;
import dev.ordertrail.payment.translate.Translation.Happened;
import dev.ordertrail.payment.translate.Translation.Told;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// A session has no payment intent before somebody tries to pay, so a checkout may have been
/// announced under the session's name. When it ends as an intent, what was announced ends with it:
/// nobody is to wait for it any more.
final class SessionEnd {
    private SessionEnd() {}

    /// The same end under the session's name, where that is known as a payment of its own.
    static Optional<Happened> of(Connection c, Expectation order, Happened happened)
            throws SQLException {
        if (!(happened.said() instanceof Told(PaymentEnded end))) {
            return Optional.empty();
        }
        var session = session(happened.about());
        if (session.isEmpty() || Payments.provider(c, order.orderId(), session.get()).isEmpty()) {
            return Optional.empty();
        }
        var named = session.get();
        var about = new About(named, happened.about().objects(), happened.about().orderNames());
        var told = new Told(new PaymentEnded(named, end.provider(), end.reason()));
        return Optional.of(new Happened(about, happened.at(), told));
    }

    private static Optional<String> session(About about) {
        return about.objects().stream()
                .filter(object -> object.kind() == Kind.SESSION)
                .map(ProviderObject::id)
                .filter(id -> !id.equals(about.paymentId()))
                .findFirst();
    }
}
