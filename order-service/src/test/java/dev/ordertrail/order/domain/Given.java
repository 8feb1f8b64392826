package dev.ordertrail.order.domain;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.ordertrail.contracts.ParcelState;
import dev.ordertrail.contracts.PaymentFact;
import dev.ordertrail.contracts.WorkflowDefinition;
import dev.ordertrail.order.domain.Decision.Accepted;
import dev.ordertrail.order.domain.Decision.Rejected;
import dev.ordertrail.order.domain.Order.Placed;
import dev.ordertrail.order.domain.OrderCommand.CancelOrder;
import dev.ordertrail.order.domain.OrderCommand.MoveOrder;
import dev.ordertrail.order.domain.OrderCommand.NoteParcel;
import dev.ordertrail.order.domain.OrderCommand.NotePayment;
import dev.ordertrail.order.domain.OrderCommand.PlaceOrder;
import dev.ordertrail.order.domain.OrderCommand.Shipment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Given what happened, when something is asked, then this follows. History is made by commands, as
/// in life.
final class Given {
    static final Workflow MARKETPLACE = workflow("marketplace.v1");
    static final String ORDER = "order_1";
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final By STOREFRONT = new By("shop", "storefront", "api", null);
    static final By BUYER = new By("buyer123", "buyer", "web", null);
    static final By SELLER = new By("seller456", "seller", "web", null);
    static final By STAFF = new By("staff1", "staff", "web", null);
    static final Asset USD = Asset.iso("USD");

    private final Workflow flow;
    private Order order = Order.none();
    private List<OrderEvent> last = List.of();
    private @Nullable Rejection refused;

    private Given(Workflow flow) {
        this.flow = flow;
    }

    static Given nothing() {
        return new Given(MARKETPLACE);
    }

    static Given given(OrderCommand... history) {
        var given = nothing();
        for (var command : history) {
            given.when(command);
            assertThat(given.refused).as("history must be possible: %s", command).isNull();
        }
        return given;
    }

    Given when(OrderCommand command) {
        switch (OrderDecider.decide(flow, order, command)) {
            case Accepted(var events) -> {
                refused = null;
                last = events;
                events.forEach(e -> order = Order.evolve(ORDER, order, e));
            }
            case Rejected(var reason) -> {
                refused = reason;
                last = List.of();
            }
        }
        return this;
    }

    void then(OrderEvent... events) {
        assertThat(refused).isNull();
        assertThat(last).containsExactly(events);
    }

    void thenNothing() {
        then();
    }

    void thenRejected(Rejection reason) {
        assertThat(refused).isEqualTo(reason);
    }

    Given thenStatus(String status) {
        assertThat(refused).isNull();
        assertThat(placed().status()).isEqualTo(status);
        return this;
    }

    Given thenOpen(String... anomalies) {
        assertThat(placed().open()).containsExactlyInAnyOrder(anomalies);
        return this;
    }

    <E extends OrderEvent> Given thenOne(Class<E> type, Consumer<E> that) {
        var found = last.stream().filter(type::isInstance).map(type::cast).toList();
        assertThat(found).hasSize(1);
        that.accept(found.getFirst());
        return this;
    }

    <E extends OrderEvent> Given thenNone(Class<E> type) {
        assertThat(last).noneMatch(type::isInstance);
        return this;
    }

    Order state() {
        return order;
    }

    boolean wasRefused() {
        return refused != null;
    }

    List<OrderEvent> events() {
        return last;
    }

    Placed placed() {
        return (Placed) order;
    }

    static Money usd(String amount) {
        return new Money(new BigDecimal(amount), USD);
    }

    static PlaceOrder place() {
        return place("fiat", PaymentClaim.NONE, null);
    }

    static PlaceOrder place(String method, PaymentClaim claim, @Nullable String intent) {
        return new PlaceOrder(
                claim == PaymentClaim.NONE ? BUYER : STOREFRONT,
                ORDER,
                "ORD-2026-000001",
                null,
                "buyer123",
                new Seller("seller456", "Alice Store", "Alice's Electronics"),
                List.of(
                        new Item(
                                "item1",
                                "listing789",
                                "Headphones",
                                null,
                                2,
                                usd("100"),
                                usd("200"),
                                null)),
                usd("200"),
                new PaymentTerms(method, claim, intent, null, null, null, null, null),
                new Delivery("standard", "New York", "NY", "US"),
                new Origin(null, null, null, null),
                null,
                Map.of(),
                null,
                List.of());
    }

    static NotePayment payment(PaymentFact fact, @Nullable String amount) {
        return payment("pi_1", fact, amount, null);
    }

    static NotePayment payment(
            String id, PaymentFact fact, @Nullable String amount, @Nullable String detail) {
        var money = amount == null ? null : usd(amount);
        return new NotePayment(
                By.system("stripe"),
                "fact-" + id + fact + amount + detail,
                id,
                fact,
                money,
                fact == PaymentFact.REFUNDED ? usd("200") : null,
                detail,
                NOON);
    }

    static NoteParcel parcel(ParcelState state, int hour) {
        return parcel("parcel_1", state, hour);
    }

    static NoteParcel parcel(String id, ParcelState state, int hour) {
        return new NoteParcel(
                By.system("easypost"),
                "fact-" + id + state + hour,
                id,
                "1Z999",
                state,
                NOON.plusSeconds(3600L * hour));
    }

    static MoveOrder move(By by, String to) {
        return new MoveOrder(by, to, null, null, null);
    }

    static MoveOrder ship(String parcelId) {
        return new MoveOrder(
                SELLER, "shipped", null, new Shipment(parcelId, "UPS", "1Z999AA1234567890"), null);
    }

    static CancelOrder cancel(By by) {
        return new CancelOrder(by, null);
    }

    /// The commands that bring a placed and unpaid order to this status.
    static OrderCommand[] until(String status) {
        var path = new ArrayList<OrderCommand>();
        path.add(place());
        path.add(payment(PaymentFact.CONFIRMED, "200"));
        for (var next : List.of("order_confirmed", "processing", "ready_to_ship", "shipped")) {
            path.add(next.equals("shipped") ? ship("parcel_1") : move(SELLER, next));
            if (next.equals(status)) {
                return path.toArray(OrderCommand[]::new);
            }
        }
        path.add(parcel(ParcelState.DELIVERED, 9));
        return path.toArray(OrderCommand[]::new);
    }

    static Workflow workflow(String name) {
        var mapper =
                JsonMapper.builder(new YAMLFactory())
                        .addModule(new JavaTimeModule())
                        .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                        .build();
        try (var in = Given.class.getResourceAsStream("/workflows/" + name + ".yaml")) {
            return new Workflow(
                    mapper.readValue(Objects.requireNonNull(in), WorkflowDefinition.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
