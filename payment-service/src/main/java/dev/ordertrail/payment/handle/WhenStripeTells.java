package dev.ordertrail.payment.handle;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.kit.inbox.InboxHandler;
import dev.ordertrail.kit.inbox.Kept;
import dev.ordertrail.kit.inbox.Outcome;
import dev.ordertrail.payment.ShopMessage;
import dev.ordertrail.payment.translate.Translation.AboutShop;
import dev.ordertrail.payment.translate.Translation.Happened;
import dev.ordertrail.payment.translate.Translation.NotOurs;
import dev.ordertrail.payment.translate.Translation.Unreadable;
import dev.ordertrail.payment.translate.stripe.StripeTranslator;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// A kept message of Stripe's is understood, matched to its order and recorded.
@ApplicationScoped
public class WhenStripeTells implements InboxHandler {
    private static final ObjectMapper JSON =
            new ObjectMapper(
                    JsonFactory.builder().streamReadConstraints(EventJson.foreignLimits()).build());

    private final RecordPayment record;
    private final MeterRegistry metrics;

    WhenStripeTells(RecordPayment record, MeterRegistry metrics) {
        this.record = record;
        this.metrics = metrics;
    }

    @Override
    public String provider() {
        return StripeTranslator.PROVIDER;
    }

    @Override
    public Outcome handle(Connection connection, Kept message) throws SQLException {
        var outcome = understood(connection, message);
        count(message, outcome);
        return outcome;
    }

    private Outcome understood(Connection connection, Kept message) throws SQLException {
        var event = parsed(message.body());
        if (event.isEmpty()) {
            return new Outcome.Parked("the body is no JSON");
        }
        return switch (StripeTranslator.translate(event.get(), message.receivedAt())) {
            case NotOurs n -> new Outcome.Ignored(n.why());
            case Unreadable u -> new Outcome.Parked(u.why());
            case Happened h ->
                    record.record(connection, provider(), ShopMessage.of(message.eventId()), h);
            case AboutShop s -> {
                var shop = ShopMessage.of(message.eventId()).shop();
                RaiseConcern.about(connection, shop, provider(), s);
                yield new Outcome.Done();
            }
        };
    }

    private static Optional<JsonNode> parsed(byte[] body) {
        try {
            return Optional.ofNullable(JSON.readTree(body)).filter(node -> !node.isMissingNode());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// What waits is looked at again and again; how much waits is the inbox's own metric.
    private void count(Kept message, Outcome outcome) {
        var name =
                switch (outcome) {
                    case Outcome.Done() -> "done";
                    case Outcome.Ignored _ -> "ignored";
                    case Outcome.Parked _ -> "parked";
                    case Outcome.Waits _ -> "";
                };
        if (name.isEmpty()) {
            return;
        }
        metrics.counter(
                        "ordertrail.callbacks.understood",
                        "provider",
                        provider(),
                        "type",
                        message.type(),
                        "outcome",
                        name)
                .increment();
    }
}
