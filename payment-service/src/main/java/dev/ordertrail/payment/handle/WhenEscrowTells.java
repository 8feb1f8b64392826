package dev.ordertrail.payment.handle;

import dev.ordertrail.kit.inbox.InboxHandler;
import dev.ordertrail.kit.inbox.Kept;
import dev.ordertrail.kit.inbox.Outcome;
import dev.ordertrail.payment.translate.escrow.ChainTranslator;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/// An event of a followed contract is understood, matched to its order and recorded.
@ApplicationScoped
public class WhenEscrowTells implements InboxHandler {
    private final Understanding understanding;

    WhenEscrowTells(Understanding understanding) {
        this.understanding = understanding;
    }

    @Override
    public String provider() {
        return ChainTranslator.PROVIDER;
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
                                ChainTranslator.translate(event, message.receivedAt())));
    }
}
