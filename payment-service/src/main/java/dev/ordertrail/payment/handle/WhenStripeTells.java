package dev.ordertrail.payment.handle;

import dev.ordertrail.kit.inbox.InboxHandler;
import dev.ordertrail.kit.inbox.Kept;
import dev.ordertrail.kit.inbox.Outcome;
import dev.ordertrail.payment.translate.stripe.StripeTranslator;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/// A kept message of Stripe's is understood, matched to its order and recorded.
@ApplicationScoped
public class WhenStripeTells implements InboxHandler {
    private final Understanding understanding;

    WhenStripeTells(Understanding understanding) {
        this.understanding = understanding;
    }

    @Override
    public String provider() {
        return StripeTranslator.PROVIDER;
    }

    @Override
    public Outcome handle(Connection connection, Kept message) throws SQLException {
        return understanding.of(
                message,
                (event, named) ->
                        understanding.recorded(
                                connection,
                                provider(),
                                named,
                                StripeTranslator.translate(event, message.receivedAt())));
    }
}
