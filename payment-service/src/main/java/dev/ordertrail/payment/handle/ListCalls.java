package dev.ordertrail.payment.handle;

import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.payment.store.Expectations;
import dev.ordertrail.payment.store.ProviderCalls;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What was asked of providers for an order, and how far it is.
@ApplicationScoped
public class ListCalls {
    private final Tx tx;

    ListCalls(Tx tx) {
        this.tx = tx;
    }

    /// One call.
    ///
    /// @param kind `refund`, `end`, `capture`, `release`
    /// @param subject the payment or object that it is done to
    /// @param state `due`, `sent`, `unknown`, `done`, `void` (there was nothing to do), `manual`
    /// @param result the provider's object that came of it
    /// @param why in the provider's word or ours
    public record Call(
            String callId,
            String kind,
            String provider,
            String subject,
            @Nullable String refundId,
            String state,
            int attempts,
            @Nullable String result,
            @Nullable String why,
            Instant changedAt) {}

    /// The order's calls, oldest first.
    public List<Call> of(Caller caller, String orderId) {
        return tx.in(c -> of(c, caller, orderId));
    }

    private static List<Call> of(Connection c, Caller caller, String orderId) throws SQLException {
        if (Expectations.find(c, orderId).filter(o -> caller.reaches(o.shop())).isEmpty()) {
            throw CheckoutAccess.notFound(orderId);
        }
        return ProviderCalls.ofOrder(c, orderId).stream().map(ListCalls::call).toList();
    }

    private static Call call(ProviderCalls.Row row) {
        var ask = row.call().ask();
        return new Call(
                row.call().callId(),
                ask.kind().name().toLowerCase(Locale.ROOT),
                ask.provider(),
                ask.subject(),
                ask.refundId(),
                row.state().name().toLowerCase(Locale.ROOT),
                row.call().progress().attempt(),
                row.result(),
                row.why(),
                row.changedAt());
    }
}
