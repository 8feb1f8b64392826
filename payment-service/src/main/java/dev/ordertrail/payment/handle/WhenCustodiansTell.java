package dev.ordertrail.payment.handle;

import dev.ordertrail.kit.inbox.InboxHandler;
import dev.ordertrail.kit.inbox.Kept;
import dev.ordertrail.kit.inbox.Outcome;
import dev.ordertrail.payment.translate.escrow.CustodialTranslator;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/// A kept message of a custodial escrow provider is understood, matched to its order and recorded.
/// Which provider it is stands in the message's name.
@ApplicationScoped
public class WhenCustodiansTell implements InboxHandler {
    private final Understanding understanding;

    WhenCustodiansTell(Understanding understanding) {
        this.understanding = understanding;
    }

    @Override
    public String provider() {
        return "custodial";
    }

    @Override
    public Outcome handle(Connection connection, Kept message) throws SQLException {
        return understanding.of(
                message,
                (event, named) -> {
                    var provider = named.id().substring(0, named.id().indexOf('/'));
                    var said = CustodialTranslator.translate(provider, event, message.receivedAt());
                    return understanding.recorded(connection, provider, named, said);
                });
    }
}
