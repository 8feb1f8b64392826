package dev.ordertrail.notification.send;

import dev.ordertrail.contracts.NotificationEvent;
import dev.ordertrail.contracts.NotificationEvent.GivenUp;
import dev.ordertrail.contracts.NotificationEvent.Suppressed;
import dev.ordertrail.contracts.NotificationEvent.TellingFailed;
import dev.ordertrail.contracts.NotificationEvent.Told;
import dev.ordertrail.contracts.Topics;
import dev.ordertrail.kit.stream.Fact;
import dev.ordertrail.kit.stream.Facts;
import dev.ordertrail.notification.store.Delivery;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Says on `notification-events` what became of deliveries, in the transaction that writes it into
/// the ledger.
@ApplicationScoped
public class Outcomes {
    private final Facts facts;
    private final MeterRegistry metrics;

    Outcomes(Facts facts, MeterRegistry metrics) {
        this.facts = facts;
        this.metrics = metrics;
    }

    /// What became of one delivery.
    public record Outcome(Delivery delivery, String eventId, String name, NotificationEvent event) {

        /// Handed to the channel at this attempt (from 1).
        public static Outcome told(Delivery d, int attempt) {
            return new Outcome(
                    d,
                    d.id() + ":told",
                    "told",
                    new Told(
                            id(d),
                            d.causeEventId(),
                            d.recipient(),
                            d.channel(),
                            d.template(),
                            attempt));
        }

        /// This attempt failed; another will follow.
        public static Outcome failed(Delivery d, int attempt, String error) {
            return new Outcome(
                    d,
                    d.id() + ":failed:" + attempt,
                    "failed",
                    new TellingFailed(
                            id(d),
                            d.causeEventId(),
                            d.recipient(),
                            d.channel(),
                            d.template(),
                            attempt,
                            error));
        }

        /// This attempt was the last.
        public static Outcome givenUp(Delivery d, int attempt, String error) {
            return new Outcome(
                    d,
                    d.id() + ":given-up:" + attempt,
                    "given_up",
                    new GivenUp(
                            id(d),
                            d.causeEventId(),
                            d.recipient(),
                            d.channel(),
                            d.template(),
                            attempt,
                            error));
        }

        /// Nobody is told.
        public static Outcome suppressed(Delivery d, String reason) {
            return new Outcome(
                    d,
                    d.id() + ":suppressed",
                    "suppressed",
                    new Suppressed(
                            id(d),
                            d.causeEventId(),
                            d.recipient(),
                            d.channel(),
                            d.template(),
                            reason));
        }

        private static String id(Delivery d) {
            return d.id().toString();
        }
    }

    /// Publishes them.
    public void publish(Connection c, List<Outcome> outcomes) {
        var now = Instant.now();
        var byOrder = new TreeMap<String, List<Outcome>>();
        outcomes.forEach(o ->
                byOrder.computeIfAbsent(o.delivery().orderId(), _ -> new ArrayList<>()).add(o));
        var said = byOrder.values().stream().map(ofOrder -> told(ofOrder, now)).toList();
        facts.publish(c, Topics.NOTIFICATION_EVENTS, said);
        outcomes.forEach(this::count);
    }

    private static Facts.OfOrder told(List<Outcome> ofOrder, Instant now) {
        var delivery = ofOrder.getFirst().delivery();
        return new Facts.OfOrder(
                delivery.orderId(),
                delivery.shop(),
                ofOrder.stream().map(o -> fact(o, now)).toList());
    }

    private static Fact fact(Outcome o, Instant now) {
        var d = o.delivery();
        return new Fact(o.eventId(), now, o.event(), d.correlationId(), d.causeEventId());
    }

    private void count(Outcome o) {
        metrics.counter(
                        "ordertrail.notifications",
                        "channel",
                        o.delivery().channel(),
                        "outcome",
                        o.name())
                .increment();
    }
}
