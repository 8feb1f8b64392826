package dev.ordertrail.payment.handle;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.kit.inbox.InboxHandler;
import dev.ordertrail.kit.inbox.Kept;
import dev.ordertrail.kit.inbox.Outcome;
import dev.ordertrail.payment.ShopMessage;
import dev.ordertrail.payment.store.ApprovedCheckouts;
import dev.ordertrail.payment.translate.Translation;
import dev.ordertrail.payment.translate.Translation.AboutShop;
import dev.ordertrail.payment.translate.Translation.Happened;
import dev.ordertrail.payment.translate.Translation.NotOurs;
import dev.ordertrail.payment.translate.Translation.Unreadable;
import dev.ordertrail.payment.translate.paypal.PayPalTranslator;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// A kept message of PayPal's is understood, matched to its order and recorded. Of several things
/// that it says all are recorded, or none.
@ApplicationScoped
public class WhenPayPalTells implements InboxHandler {
    private static final String APPROVED = "CHECKOUT.ORDER.APPROVED";
    private static final ObjectMapper JSON =
            new ObjectMapper(
                    JsonFactory.builder().streamReadConstraints(EventJson.foreignLimits()).build());

    private final RecordPayment record;
    private final MeterRegistry metrics;

    WhenPayPalTells(RecordPayment record, MeterRegistry metrics) {
        this.record = record;
        this.metrics = metrics;
    }

    @Override
    public String provider() {
        return PayPalTranslator.PROVIDER;
    }

    @Override
    public Outcome handle(Connection connection, Kept message) throws SQLException {
        var outcome = understood(connection, message);
        count(message, outcome);
        return outcome;
    }

    private Outcome understood(Connection c, Kept message) throws SQLException {
        var event = parsed(message.body());
        if (event.isEmpty()) {
            return new Outcome.Parked("the body is no JSON");
        }
        var said = PayPalTranslator.translate(event.get(), message.receivedAt());
        var whole = ShopMessage.of(message.eventId());
        Outcome outcome = new Outcome.Ignored("nothing is said");
        for (var i = 0; i < said.size(); i++) {
            outcome = recorded(c, part(whole, i), said.get(i));
            if (!(outcome instanceof Outcome.Done)) {
                return outcome;
            }
        }
        if (outcome instanceof Outcome.Done && APPROVED.equals(message.type())) {
            var approved = event.get().path("resource").path("id").asText();
            ApprovedCheckouts.capture(c, whole.shop(), provider(), approved);
        }
        return outcome;
    }

    /// Each thing that a message says is a fact of its own.
    private static ShopMessage part(ShopMessage message, int number) {
        return number == 0 ? message : new ShopMessage(message.shop(), message.id() + "#" + number);
    }

    private Outcome recorded(Connection c, ShopMessage message, Translation translation)
            throws SQLException {
        return switch (translation) {
            case NotOurs n -> new Outcome.Ignored(n.why());
            case Unreadable u -> new Outcome.Parked(u.why());
            case Happened h -> record.record(c, provider(), message, h);
            case AboutShop s -> {
                RaiseConcern.about(c, message.shop(), provider(), s);
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
        if (!name.isEmpty()) {
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
}
