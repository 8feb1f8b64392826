package dev.ordertrail.payment.handle;

import dev.ordertrail.kit.inbox.InboxHandler;
import dev.ordertrail.kit.inbox.Kept;
import dev.ordertrail.kit.inbox.Outcome;
import dev.ordertrail.payment.ShopMessage;
import dev.ordertrail.payment.translate.Translation.AboutShop;
import dev.ordertrail.payment.translate.Translation.Happened;
import dev.ordertrail.payment.translate.Translation.NotOurs;
import dev.ordertrail.payment.translate.Translation.Unreadable;
import dev.ordertrail.payment.translate.escrow.ChainTranslator;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/// An event of a followed contract is understood, matched to its order and recorded.
@ApplicationScoped
public class WhenEscrowTells implements InboxHandler {
    private final RecordPayment record;

    WhenEscrowTells(RecordPayment record) {
        this.record = record;
    }

    @Override
    public String provider() {
        return ChainTranslator.PROVIDER;
    }

    @Override
    public Outcome handle(Connection connection, Kept message) throws SQLException {
        var event = Bodies.tree(message.body());
        if (event.isEmpty()) {
            return new Outcome.Parked("the body is no JSON");
        }
        return switch (ChainTranslator.translate(event.get(), message.receivedAt())) {
            case AboutShop s -> {
                RaiseConcern.about(
                        connection, ShopMessage.of(message.eventId()).shop(), provider(), s);
                yield new Outcome.Done();
            }
            case NotOurs n -> new Outcome.Ignored(n.why());
            case Unreadable u -> new Outcome.Parked(u.why());
            case Happened h ->
                    record.record(connection, provider(), ShopMessage.of(message.eventId()), h);
        };
    }
}
