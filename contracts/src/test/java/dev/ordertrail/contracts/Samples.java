package dev.ordertrail.contracts;

import dev.ordertrail.contracts.OrderEvent.AnomalyClosed;
import dev.ordertrail.contracts.OrderEvent.AnomalyRaised;
import dev.ordertrail.contracts.OrderEvent.Cause;
import dev.ordertrail.contracts.OrderEvent.Delivery;
import dev.ordertrail.contracts.OrderEvent.DeliveryEstimated;
import dev.ordertrail.contracts.OrderEvent.DisputeOpened;
import dev.ordertrail.contracts.OrderEvent.Item;
import dev.ordertrail.contracts.OrderEvent.NoteAdded;
import dev.ordertrail.contracts.OrderEvent.OrderPlaced;
import dev.ordertrail.contracts.OrderEvent.Origin;
import dev.ordertrail.contracts.OrderEvent.ParcelNoted;
import dev.ordertrail.contracts.OrderEvent.PaymentClaim;
import dev.ordertrail.contracts.OrderEvent.PaymentNoted;
import dev.ordertrail.contracts.OrderEvent.PaymentTerms;
import dev.ordertrail.contracts.OrderEvent.RefundRequested;
import dev.ordertrail.contracts.OrderEvent.Seller;
import dev.ordertrail.contracts.OrderEvent.ShipmentAnnounced;
import dev.ordertrail.contracts.OrderEvent.StatusChanged;
import dev.ordertrail.contracts.OrderEvent.Visibility;
import dev.ordertrail.contracts.PaymentEvent.DisputeState;
import dev.ordertrail.contracts.PaymentEvent.Verdict;
import dev.ordertrail.contracts.ShippingEvent.Place;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// One event of every type, every field filled: what today's code writes.
final class Samples {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final By SELLER = new By("seller456", "seller", "web", "packed");
    private static final Sealed BOX = new Sealed("main:buyer123", "AAECAwQFBgcICQoLc2VhbGVk");
    private static final Asset USDC = new Asset("USDC", 6);
    private static final Money TOTAL = usdc("200");
    private static final Place NEW_YORK = new Place("New York", "NY", "US", "10001");

    private static final Delivery NOWHERE = new Delivery("standard", "New York", "NY", "US");

    private Samples() {}

    static List<Event> all() {
        return List.of(
                placed(),
                new StatusChanged(SELLER, "ready_to_ship", "shipped", Cause.PERSON, "fact-1", BOX),
                new ShipmentAnnounced(SELLER, "parcel_1", "UPS", "1Z999AA1234567890"),
                new DeliveryEstimated(SELLER, LocalDate.of(2026, 3, 9)),
                new PaymentNoted(
                        By.system("stripe"),
                        "fact-1",
                        "pi_1",
                        PaymentFact.CONFIRMED,
                        TOTAL,
                        TOTAL,
                        "dp_1",
                        NOON),
                new ParcelNoted(
                        By.system("easypost"),
                        "fact-2",
                        "parcel_1",
                        "1Z999AA1234567890",
                        ParcelState.IN_TRANSIT,
                        NOON),
                new NoteAdded(SELLER, "note_1", Visibility.CUSTOMER, BOX),
                new DisputeOpened(SELLER, "dispute_1", BOX),
                new RefundRequested(SELLER, "refund_1", "pi_1", TOTAL, "cancelled"),
                new AnomalyRaised(
                        SELLER,
                        "underpaid",
                        AnomalyKind.UNDERPAID,
                        "pi_1",
                        "staff",
                        "Ask the buyer for the rest, or refund.",
                        Map.of("expected", "200 USDC")),
                new AnomalyClosed(SELLER, "underpaid"),
                new OrderEvent.DisputeResolved(SELLER, OrderEvent.DisputeOutcome.REFUND, BOX),
                new OrderEvent.StaffAssigned(SELLER, "staff_1", "Dana"),
                new OrderEvent.StaffUnassigned(SELLER, "staff_1"),
                new OrderEvent.ReferenceLinked(SELLER, OrderEvent.LinkKind.SERVER, "SERVER123"),
                new OrderEvent.EditProposed(
                        SELLER, "edit_1", placed().items(), TOTAL, usdc("-20"), NOWHERE, BOX),
                new OrderEvent.OrderEdited(
                        SELLER, "edit_1", placed().items(), TOTAL, usdc("-20"), NOWHERE, BOX),
                new OrderEvent.EditDeclined(SELLER, "edit_1"),
                new OrderEvent.StockNoted(
                        SELLER, OrderEvent.StockState.MISSING, List.of("listing789")),
                new OrderEvent.KeysAssigned(
                        SELLER,
                        List.of(
                                new OrderEvent.LicenceKey(
                                        "key_1", "item_1", "listing789", "7F3A"))),
                new OrderEvent.KeysOwed(SELLER, "item_1", "listing789", 2),
                new OrderEvent.KeysChanged(SELLER, OrderEvent.KeyChange.REVEALED, List.of("key_1")),
                new OrderEvent.TimerFired(By.system("timer"), "unpaid", "payment_pending", 1),
                new OrderEvent.BenefitGranted(By.system("workflow"), "review", "buyer123"),
                new PaymentEvent.CheckoutStarted("pi_1", "stripe", "cs_1", TOTAL, NOON),
                new PaymentEvent.PaymentAttemptFailed("pi_1", "stripe", "card_declined"),
                new PaymentEvent.PaymentConfirmed(
                        "pi_1", "stripe", TOTAL, TOTAL, Verdict.EXACT, "cs_1"),
                new PaymentEvent.PaymentEnded("pi_1", "stripe", "expired"),
                new PaymentEvent.PaymentRefunded("pi_1", "stripe", usdc("50"), TOTAL),
                new PaymentEvent.PaymentDisputed(
                        "pi_1",
                        "stripe",
                        "dp_1",
                        DisputeState.OPEN,
                        "needs_response",
                        "fraudulent",
                        TOTAL,
                        NOON),
                new PaymentEvent.RefundPending("pi_1", "stripe", "refund_1", TOTAL, "cancelled"),
                new PaymentEvent.EscrowObserved("escrow_456", "escrow", TOTAL, "0xabc123", 3),
                new PaymentEvent.EscrowLocked(
                        "escrow_456", "escrow", TOTAL, TOTAL, Verdict.EXACT, "0xabc123"),
                new PaymentEvent.EscrowReleased("escrow_456", "escrow", TOTAL, "0xdef456"),
                new PaymentEvent.EscrowOrphaned("escrow_456", "escrow", "0xabc123", null),
                new ShippingEvent.ParcelRegistered("parcel_1", "UPS", "1Z999AA1234567890"),
                new ShippingEvent.ParcelScanned(
                        "parcel_1",
                        "scan_1",
                        ParcelState.IN_TRANSIT,
                        "in_transit",
                        "Arrived at facility",
                        NEW_YORK,
                        false),
                new ShippingEvent.ParcelIncident(
                        "parcel_1",
                        "scan_2",
                        ParcelState.ATTEMPT_FAILED,
                        "in_transit",
                        "Nobody home",
                        NEW_YORK,
                        "buyer",
                        "Arrange another delivery.",
                        true),
                new ShippingEvent.ParcelDelivered(
                        "parcel_1", "scan_3", "delivered", "Left at the door", NEW_YORK, false),
                new ShippingEvent.ParcelReturned(
                        "parcel_1", "scan_4", "return_to_sender", "Back", NEW_YORK, false),
                new ShippingEvent.DeliveryEstimateChanged("parcel_1", LocalDate.of(2026, 3, 9)),
                new NotificationEvent.Told("n_1", "e_1", "staff", "discord", "new_order", 1),
                new NotificationEvent.TellingFailed(
                        "n_1", "e_1", "staff", "discord", "new_order", 1, "HTTP 503"),
                new NotificationEvent.GivenUp(
                        "n_1", "e_1", "staff", "discord", "new_order", 8, "HTTP 404"),
                new NotificationEvent.Suppressed(
                        "n_1", "e_1", "staff", "discord", "new_order", "history"));
    }

    private static OrderPlaced placed() {
        return new OrderPlaced(
                new By("shop1", "storefront", "api", "checkout"),
                new WorkflowRef("marketplace", 1),
                "escrow_locked",
                "ORD-2026-000123",
                "STRIPE_123456",
                "buyer123",
                new Seller("seller456", "Alice Store", "Alice's Electronics"),
                List.of(
                        new Item(
                                "item1",
                                "listing789",
                                "Wireless Headphones",
                                "Over-ear",
                                2,
                                usdc("100"),
                                TOTAL,
                                "{\"colour\":\"black\"}")),
                TOTAL,
                new PaymentTerms(
                        "escrow",
                        PaymentClaim.LOCKED_IN_ESCROW,
                        "pi_1",
                        "cs_1",
                        "0xabc123",
                        "escrow_456",
                        usdc("1.5"),
                        usdc("0.000021")),
                new Delivery("standard", "New York", "NY", "US"),
                new Origin("agent1", "conversation1", "owner1", "api"),
                LocalDate.of(2026, 3, 9),
                Map.of("campaign", "spring"),
                BOX);
    }

    private static Money usdc(String amount) {
        return new Money(new BigDecimal(amount), USDC);
    }
}
