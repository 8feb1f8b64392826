package dev.ordertrail.kit.stream;

import dev.ordertrail.contracts.Envelope;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.contracts.EventTypes;
import dev.ordertrail.contracts.Topic;
import dev.ordertrail.kit.outbox.Outbox;
import dev.ordertrail.kit.outbox.OutboxRecord;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Appends a service's own facts: numbers and outbox rows, in the caller's transaction.
@Singleton
public class Facts {
    private final Outbox outbox;
    private final String source;
    private final Clock clock;

    @Inject
    Facts(Outbox outbox, @ConfigProperty(name = "quarkus.application.name") String application) {
        this(outbox, "/" + application, Clock.systemUTC());
    }

    /// @param source `ce_source`: `/payment-service`
    public Facts(Outbox outbox, String source, Clock clock) {
        this.outbox = outbox;
        this.source = source;
        this.clock = clock;
    }

    /// Publishes facts about one order, in this order. Several orders in one transaction: in the
    /// order of their ids, or all at once.
    ///
    /// @param shop the order's shop
    public void publish(
            Connection connection, Topic topic, String orderId, String shop, List<Fact> facts) {
        publish(connection, topic, List.of(new OfOrder(orderId, shop, facts)));
    }

    /// Publishes facts about several orders in two statements, however many there are.
    ///
    /// @param orders each order once
    public void publish(Connection connection, Topic topic, List<OfOrder> orders) {
        var told = orders.stream().filter(order -> !order.facts().isEmpty()).toList();
        if (told.isEmpty()) {
            return;
        }
        var howMany = new TreeMap<String, Integer>();
        for (var order : told) {
            if (howMany.put(order.orderId(), order.facts().size()) != null) {
                throw new IllegalArgumentException("an order is named twice: " + order.orderId());
            }
        }
        var first = StreamVersions.take(connection, topic, howMany);
        var records = new ArrayList<OutboxRecord>();
        for (var order : told) {
            long version = Objects.requireNonNull(first.get(order.orderId()));
            for (var fact : order.facts()) {
                var envelope = envelope(order.orderId(), order.shop(), fact, version++);
                records.add(new OutboxRecord(topic, envelope, EventJson.write(fact.event())));
            }
        }
        outbox.add(connection, records);
    }

    /// What is told of one order, in this order.
    ///
    /// @param shop the order's shop
    public record OfOrder(String orderId, String shop, List<Fact> facts) {}

    private Envelope envelope(String orderId, String shop, Fact fact, long version) {
        return new Envelope(
                fact.eventId(),
                EventTypes.nameOf(fact.event()),
                source,
                orderId,
                fact.happened(),
                clock.instant(),
                shop,
                version,
                fact.correlationId(),
                fact.causationId(),
                null);
    }
}
