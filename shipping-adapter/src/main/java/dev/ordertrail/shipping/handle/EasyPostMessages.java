package dev.ordertrail.shipping.handle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.kit.inbox.InboxHandler;
import dev.ordertrail.kit.inbox.Kept;
import dev.ordertrail.kit.inbox.Outcome;
import dev.ordertrail.shipping.translate.ForeignJson;
import dev.ordertrail.shipping.translate.Translation.NotOurs;
import dev.ordertrail.shipping.translate.Translation.Told;
import dev.ordertrail.shipping.translate.Translation.Unreadable;
import dev.ordertrail.shipping.translate.easypost.EasyPostTranslator;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Understands what EasyPost posted.
@Singleton
public class EasyPostMessages implements InboxHandler {
    private static final String PROVIDER = "easypost";

    private final Reports reports;

    @Inject
    EasyPostMessages(Reports reports) {
        this.reports = reports;
    }

    @Override
    public String provider() {
        return PROVIDER;
    }

    @Override
    public Outcome handle(Connection c, Kept message) throws SQLException {
        var event = ForeignJson.read(message.body());
        if (event.isEmpty()) {
            return new Outcome.Parked("the body is not JSON");
        }
        return handle(c, event.get(), message);
    }

    private Outcome handle(Connection c, JsonNode event, Kept message) throws SQLException {
        return switch (EasyPostTranslator.translate(event, message.receivedAt())) {
            case Told(var report) ->
                    reports.record(c, report, shop(message.eventId()), message.eventId());
            case NotOurs(var why) -> new Outcome.Ignored(why);
            case Unreadable(var why) -> new Outcome.Parked(why);
        };
    }

    /// Of a shop's own endpoint a message is kept as `shop/id`, and only parcels of that shop are
    /// meant.
    private static @Nullable String shop(String keptAs) {
        var slash = keptAs.indexOf('/');
        return slash < 0 ? null : keptAs.substring(0, slash);
    }
}
