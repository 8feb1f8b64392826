package dev.ordertrail.payment.handle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.kit.inbox.Kept;
import dev.ordertrail.kit.inbox.Outcome;
import dev.ordertrail.payment.ForeignJson;
import dev.ordertrail.payment.ShopMessage;
import dev.ordertrail.payment.translate.Translation;
import dev.ordertrail.payment.translate.Translation.AboutShop;
import dev.ordertrail.payment.translate.Translation.Happened;
import dev.ordertrail.payment.translate.Translation.NotOurs;
import dev.ordertrail.payment.translate.Translation.Unreadable;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/// How a kept message is understood, whoever told it: it is read as a tree, what it says is
/// recorded, and what came of that is counted.
@ApplicationScoped
class Understanding {
    private final RecordPayment record;
    private final MeterRegistry metrics;

    Understanding(RecordPayment record, MeterRegistry metrics) {
        this.record = record;
        this.metrics = metrics;
    }

    /// What is done with a message once it is a tree and its names are apart.
    interface Reading {
        Outcome of(JsonNode event, ShopMessage named) throws SQLException;
    }

    /// Reads a message; one that is no JSON is for a human.
    Outcome of(Kept message, Reading reading) throws SQLException {
        var event = ForeignJson.tree(message.body());
        var outcome =
                event.isMissingNode()
                        ? new Outcome.Parked("the body is no JSON")
                        : reading.of(event, ShopMessage.of(message.eventId()));
        count(message, outcome);
        return outcome;
    }

    /// Records what a message says.
    ///
    /// @param provider who says it
    Outcome recorded(Connection c, String provider, ShopMessage message, Translation translation)
            throws SQLException {
        return switch (translation) {
            case NotOurs n -> new Outcome.Ignored(n.why());
            case Unreadable u -> new Outcome.Parked(u.why());
            case Happened h -> record.record(c, provider, message, h);
            case AboutShop s -> {
                RaiseConcern.about(c, message.shop(), provider, s);
                yield new Outcome.Done();
            }
        };
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
                            message.provider(),
                            "type",
                            message.type(),
                            "outcome",
                            name)
                    .increment();
        }
    }
}
