package dev.ordertrail.payment.handle;

import dev.ordertrail.payment.domain.Concern;
import dev.ordertrail.payment.domain.Expectation;
import dev.ordertrail.payment.store.Concerns;
import dev.ordertrail.payment.translate.Translation.AboutShop;
import dev.ordertrail.payment.translate.Translation.Flagged;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a provider wants somebody to look at is kept for staff.
final class RaiseConcern {
    private RaiseConcern() {}

    /// Something about a payment.
    static void about(Connection c, Expectation order, TellPayment.Message message, Flagged flagged)
            throws SQLException {
        var subject =
                new Subject(message.provider(), order.orderId(), message.name(order).paymentId());
        Concerns.say(c, order.shop(), concern(subject, flagged, message.happened().at()));
    }

    /// Something about the shop's account at the provider.
    static void about(Connection c, String shop, String provider, AboutShop said)
            throws SQLException {
        var subject = new Subject(provider, null, null);
        Concerns.say(c, shop, concern(subject, said.flagged(), said.at()));
    }

    private record Subject(String provider, @Nullable String orderId, @Nullable String paymentId) {}

    private static Concern concern(Subject subject, Flagged flagged, Instant at) {
        return new Concern(
                subject.provider(),
                flagged.concern().name(),
                flagged.object(),
                subject.orderId(),
                subject.paymentId(),
                flagged.open(),
                flagged.reason(),
                at,
                at);
    }
}
