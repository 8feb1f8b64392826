package dev.ordertrail.systemtest.arrival;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.OrderEvent.Delivery;
import dev.ordertrail.contracts.OrderEvent.Item;
import dev.ordertrail.contracts.OrderEvent.Origin;
import dev.ordertrail.contracts.OrderEvent.PaymentClaim;
import dev.ordertrail.contracts.OrderEvent.PaymentTerms;
import dev.ordertrail.contracts.OrderEvent.Seller;
import dev.ordertrail.contracts.WorkflowDefinition;
import dev.ordertrail.order.domain.Decision.Accepted;
import dev.ordertrail.order.domain.Decision.Rejected;
import dev.ordertrail.order.domain.Order;
import dev.ordertrail.order.domain.Order.Placed;
import dev.ordertrail.order.domain.OrderCommand;
import dev.ordertrail.order.domain.OrderCommand.PlaceOrder;
import dev.ordertrail.order.domain.OrderDecider;
import dev.ordertrail.order.domain.Workflow;
import dev.ordertrail.systemtest.callback.Story;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// order-service without its tables: load, decide, append.
final class OrderDesk {
    static final Workflow MARKETPLACE = marketplace();
    private static final By BUYER = new By("buyer123", "buyer", "web", null);
    private static final Asset USD = Asset.iso("USD");

    private final Log<OrderEvent> log;
    private Order order = Order.none();

    OrderDesk(Log<OrderEvent> log) {
        this.log = log;
    }

    boolean isPlaced() {
        return order instanceof Placed;
    }

    Placed order() {
        return (Placed) order;
    }

    /// Whether it was accepted.
    boolean decide(OrderCommand command, Instant happened) {
        return switch (OrderDecider.decide(MARKETPLACE, order, command)) {
            case Accepted(var events) -> {
                events.forEach(e -> order = Order.evolve(Log.ORDER_ID, order, e));
                log.append(events.stream().map(e -> told(e, happened)).toList());
                yield true;
            }
            case Rejected _ -> false;
        };
    }

    private static Log.Told<OrderEvent> told(OrderEvent event, Instant happened) {
        return new Log.Told<>("an event's id is chance", happened, event);
    }

    static PlaceOrder placing(Story story) {
        var total = new Money(BigDecimal.valueOf(story.cents(), 2), USD);
        return new PlaceOrder(
                BUYER,
                Log.ORDER_ID,
                "ORD-2026-000001",
                story.reference(),
                "buyer123",
                new Seller("seller456", "Alice Store", "Alice's Electronics"),
                List.of(new Item("item1", "listing789", "Headphones", null, 1, total, total, null)),
                total,
                new PaymentTerms("stripe", PaymentClaim.NONE, null, null, null, null, null, null),
                new Delivery("standard", "Charleston", "SC", "US"),
                new Origin(null, null, null, null),
                null,
                Map.of(),
                null,
                List.of());
    }

    private static Workflow marketplace() {
        var mapper =
                JsonMapper.builder(new YAMLFactory())
                        .addModule(new JavaTimeModule())
                        .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                        .build();
        var file = "/workflows/marketplace.v1.yaml";
        try (var in = OrderDecider.class.getResourceAsStream(file)) {
            return new Workflow(
                    mapper.readValue(Objects.requireNonNull(in), WorkflowDefinition.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
