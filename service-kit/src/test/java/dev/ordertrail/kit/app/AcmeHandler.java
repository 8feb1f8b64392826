package dev.ordertrail.kit.app;

import dev.ordertrail.contracts.Topics;
import dev.ordertrail.kit.inbox.InboxHandler;
import dev.ordertrail.kit.inbox.Kept;
import dev.ordertrail.kit.inbox.Outcome;
import dev.ordertrail.kit.stream.Fact;
import dev.ordertrail.kit.stream.Facts;
import dev.ordertrail.kit.support.Samples;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.List;

/// Understands messages that name an order and nothing else.
@Singleton
final class AcmeHandler implements InboxHandler {
    static final String ACME = "acme";

    private final Facts facts;

    @Inject
    AcmeHandler(Facts facts) {
        this.facts = facts;
    }

    @Override
    public String provider() {
        return ACME;
    }

    @Override
    public Outcome handle(Connection connection, Kept message) {
        var order = new String(message.body(), StandardCharsets.UTF_8);
        if (order.equals("nonsense")) {
            return new Outcome.Parked("not understood");
        }
        var fact =
                new Fact("acme-" + message.eventId(), Samples.NOON, Samples.event("p"), null, null);
        facts.publish(connection, Topics.SHIPPING_EVENTS, order, "main", List.of(fact));
        return new Outcome.Done();
    }
}
