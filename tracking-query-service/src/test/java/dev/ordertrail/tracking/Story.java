package dev.ordertrail.tracking;

import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.Envelope;
import dev.ordertrail.contracts.Event;
import dev.ordertrail.contracts.EventTypes;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.NotificationEvent;
import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.OrderEvent.Cause;
import dev.ordertrail.contracts.OrderEvent.Delivery;
import dev.ordertrail.contracts.OrderEvent.Item;
import dev.ordertrail.contracts.OrderEvent.OrderPlaced;
import dev.ordertrail.contracts.OrderEvent.Origin;
import dev.ordertrail.contracts.OrderEvent.PaymentClaim;
import dev.ordertrail.contracts.OrderEvent.PaymentTerms;
import dev.ordertrail.contracts.OrderEvent.Seller;
import dev.ordertrail.contracts.OrderEvent.ShipmentAnnounced;
import dev.ordertrail.contracts.OrderEvent.StatusChanged;
import dev.ordertrail.contracts.ParcelState;
import dev.ordertrail.contracts.PaymentEvent;
import dev.ordertrail.contracts.PaymentEvent.PaymentConfirmed;
import dev.ordertrail.contracts.PaymentEvent.Verdict;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.contracts.Sealed;
import dev.ordertrail.contracts.ShippingEvent;
import dev.ordertrail.contracts.ShippingEvent.ParcelDelivered;
import dev.ordertrail.contracts.ShippingEvent.ParcelIncident;
import dev.ordertrail.contracts.ShippingEvent.ParcelRegistered;
import dev.ordertrail.contracts.ShippingEvent.ParcelScanned;
import dev.ordertrail.contracts.ShippingEvent.Place;
import dev.ordertrail.contracts.WorkflowRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What happens to one order, told in the order in which it is recorded. Each topic counts its own
/// versions.
public final class Story {
    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    public static final Asset USD = Asset.iso("USD");
    public static final Money TOTAL = usd("200.00");

    private final String orderId;
    private final String number;
    private final List<Recorded<? extends Event>> told = new ArrayList<>();
    private final Map<Topic, Long> versions = new EnumMap<>(Topic.class);
    private String shop = "main";
    private String buyer = "buyer123";
    private String seller = "seller456";
    private Money total = TOTAL;
    private Instant placedAt = NOON;
    private @Nullable Sealed personal;
    private String listing = "listing789";
    private String product = "Wireless Headphones";
    private String agent = "agent7";
    private @Nullable String reference;
    private WorkflowRef flow = Flows.MARKETPLACE.ref();

    private enum Topic {
        ORDER,
        PAYMENT,
        SHIPPING,
        NOTIFICATION
    }

    public Story(String orderId, String number) {
        this.orderId = orderId;
        this.number = number;
    }

    public static Money usd(String amount) {
        return new Money(new BigDecimal(amount), USD);
    }

    public Story in(String otherShop) {
        shop = otherShop;
        return this;
    }

    public Story between(String aBuyer, String aSeller) {
        buyer = aBuyer;
        seller = aSeller;
        return this;
    }

    public Story worth(Money amount, Instant at) {
        total = amount;
        placedAt = at;
        return this;
    }

    public Story about(@Nullable Sealed data) {
        personal = data;
        return this;
    }

    public Story of(String aListing, String aProduct) {
        listing = aListing;
        product = aProduct;
        return this;
    }

    public Story under(WorkflowRef workflow) {
        flow = workflow;
        return this;
    }

    public Story by(String anAgent) {
        agent = anAgent;
        return this;
    }

    public Story referredToAs(String itsReference) {
        reference = itsReference;
        return this;
    }

    public String orderId() {
        return orderId;
    }

    public String number() {
        return number;
    }

    public List<Recorded<? extends Event>> told() {
        return List.copyOf(told);
    }

    public Story placed(String status, String method, PaymentClaim claim) {
        return then(
                placedAt,
                new OrderPlaced(
                        new By("shop", "storefront", "api", null),
                        flow,
                        status,
                        number,
                        reference,
                        buyer,
                        new Seller(seller, "Alice Store", "Alice's Electronics"),
                        List.of(
                                new Item(
                                        "item1",
                                        listing,
                                        product,
                                        null,
                                        2,
                                        inDollars() ? usd("100.00") : null,
                                        inDollars() ? usd("200.00") : total,
                                        null)),
                        total,
                        new PaymentTerms(
                                method,
                                claim,
                                null,
                                null,
                                claim == PaymentClaim.LOCKED_IN_ESCROW ? "0xabc123" : null,
                                claim == PaymentClaim.LOCKED_IN_ESCROW ? "escrow_456" : null,
                                null,
                                null),
                        new Delivery("standard", "New York", "NY", "US"),
                        new Origin(agent, null, null, null),
                        LocalDate.parse("2026-03-10"),
                        Map.of(),
                        personal));
    }

    private boolean inDollars() {
        return total.asset().equals(USD);
    }

    public Story placed() {
        return placed("payment_pending", "stripe", PaymentClaim.NONE);
    }

    public Story moved(Instant at, String from, String to, Cause cause, @Nullable Sealed note) {
        var by =
                cause == Cause.PERSON
                        ? new By(seller, "seller", "web", null)
                        : By.system(cause == Cause.TIMER ? "timer" : "stripe");
        return then(at, new StatusChanged(by, from, to, cause, null, note));
    }

    public Story moved(int minutes, String from, String to, Cause cause) {
        return moved(at(minutes), from, to, cause, null);
    }

    public Story announced(Instant at, String parcel, String trackingNumber) {
        return then(
                at,
                new ShipmentAnnounced(
                        new By(seller, "seller", "web", null), parcel, "UPS", trackingNumber));
    }

    public Story paid(int minutes, String evidence) {
        return then(
                at(minutes),
                new PaymentConfirmed("pi_1", "stripe", total, total, Verdict.EXACT, evidence));
    }

    public Story registered(int minutes, String parcel, String trackingNumber) {
        return then(at(minutes), new ParcelRegistered(parcel, "UPS", trackingNumber));
    }

    public Story scanned(int minutes, String parcel, ParcelState state, @Nullable String message) {
        return then(
                at(minutes),
                new ParcelScanned(
                        parcel,
                        parcel + "-" + state + "-" + minutes,
                        state,
                        null,
                        message,
                        new Place("Chicago", "IL", "US", "60601"),
                        false));
    }

    public Story incident(int minutes, String parcel, ParcelState state) {
        return then(
                at(minutes),
                new ParcelIncident(
                        parcel,
                        parcel + "-" + state + "-" + minutes,
                        state,
                        "failure",
                        "Signed by J. DOE",
                        null,
                        "seller",
                        "Ask the carrier to search for it",
                        false));
    }

    public Story delivered(int minutes, String parcel) {
        return then(
                at(minutes),
                new ParcelDelivered(
                        parcel,
                        parcel + "-delivered-" + minutes,
                        "delivered",
                        "Delivered, signed by J. DOE",
                        new Place("New York", "NY", "US", "10001"),
                        false));
    }

    public static Instant at(int minutes) {
        return NOON.plusSeconds(minutes * 60L);
    }

    /// Any event, at the time it happened; it is recorded a second later.
    public Story then(Instant at, Event event) {
        var topic = topic(event);
        var version = versions.merge(topic, 1L, Long::sum);
        var envelope =
                new Envelope(
                        orderId + "-" + topic + "-" + version,
                        EventTypes.nameOf(event),
                        "/test",
                        orderId,
                        at,
                        at.plusSeconds(1),
                        shop,
                        version,
                        null,
                        null,
                        null);
        told.add(new Recorded<>(envelope, event));
        return this;
    }

    private static Topic topic(Event event) {
        return switch (event) {
            case OrderEvent _ -> Topic.ORDER;
            case PaymentEvent _ -> Topic.PAYMENT;
            case ShippingEvent _ -> Topic.SHIPPING;
            case NotificationEvent _ -> Topic.NOTIFICATION;
        };
    }

    /// A whole good life, escrow apart: placed, paid, packed, shipped, delivered.
    public Story wholeLife() {
        return placed().paid(1, "cs_1")
                .moved(1, "payment_pending", "payment_confirmed", Cause.FACT)
                .paid(2, "pi_1")
                .moved(10, "payment_confirmed", "order_confirmed", Cause.PERSON)
                .moved(20, "order_confirmed", "processing", Cause.PERSON)
                .moved(30, "processing", "ready_to_ship", Cause.PERSON)
                .moved(40, "ready_to_ship", "shipped", Cause.PERSON)
                .announced(at(40), "parcel1", "1Z999AA1234567890")
                .registered(41, "parcel1", "1Z999AA1234567890")
                .scanned(50, "parcel1", ParcelState.PICKED_UP, "Origin scan")
                .scanned(60, "parcel1", ParcelState.IN_TRANSIT, "Departed facility")
                .moved(60, "shipped", "in_transit", Cause.FACT)
                .delivered(90, "parcel1")
                .moved(90, "in_transit", "delivered", Cause.FACT);
    }
}
