package dev.ordertrail.order.domain;

import static dev.ordertrail.order.domain.Given.BUYER;
import static dev.ordertrail.order.domain.Given.SELLER;
import static dev.ordertrail.order.domain.Given.STAFF;
import static dev.ordertrail.order.domain.Given.given;
import static dev.ordertrail.order.domain.Given.payment;
import static dev.ordertrail.order.domain.Given.place;
import static dev.ordertrail.order.domain.Given.until;
import static dev.ordertrail.order.domain.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.OrderEvent.Delivery;
import dev.ordertrail.contracts.OrderEvent.DisputeOutcome;
import dev.ordertrail.contracts.OrderEvent.EditDeclined;
import dev.ordertrail.contracts.OrderEvent.EditProposed;
import dev.ordertrail.contracts.OrderEvent.Item;
import dev.ordertrail.contracts.OrderEvent.KeyChange;
import dev.ordertrail.contracts.OrderEvent.LicenceKey;
import dev.ordertrail.contracts.OrderEvent.LinkKind;
import dev.ordertrail.contracts.OrderEvent.OrderEdited;
import dev.ordertrail.contracts.OrderEvent.PaymentClaim;
import dev.ordertrail.contracts.OrderEvent.ReferenceLinked;
import dev.ordertrail.contracts.OrderEvent.RefundRequested;
import dev.ordertrail.contracts.OrderEvent.StaffAssigned;
import dev.ordertrail.contracts.OrderEvent.StaffUnassigned;
import dev.ordertrail.contracts.OrderEvent.StatusChanged;
import dev.ordertrail.contracts.OrderEvent.StockState;
import dev.ordertrail.contracts.OrderEvent.TimerFired;
import dev.ordertrail.contracts.ParcelState;
import dev.ordertrail.contracts.PaymentFact;
import dev.ordertrail.order.domain.OrderCommand.AssignKeys;
import dev.ordertrail.order.domain.OrderCommand.AssignStaff;
import dev.ordertrail.order.domain.OrderCommand.ChangeKeys;
import dev.ordertrail.order.domain.OrderCommand.CompleteOrder;
import dev.ordertrail.order.domain.OrderCommand.ConfirmEdit;
import dev.ordertrail.order.domain.OrderCommand.DeclineEdit;
import dev.ordertrail.order.domain.OrderCommand.EditOrder;
import dev.ordertrail.order.domain.OrderCommand.FireTimer;
import dev.ordertrail.order.domain.OrderCommand.Link;
import dev.ordertrail.order.domain.OrderCommand.LinkReference;
import dev.ordertrail.order.domain.OrderCommand.NoteStock;
import dev.ordertrail.order.domain.OrderCommand.OpenDispute;
import dev.ordertrail.order.domain.OrderCommand.OweKeys;
import dev.ordertrail.order.domain.OrderCommand.RefundOrder;
import dev.ordertrail.order.domain.OrderCommand.ResolveDispute;
import dev.ordertrail.order.domain.OrderCommand.UnassignStaff;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// What staff and buyers do to an order besides moving it.
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeskTest {
    private static final Delivery HOME = new Delivery("standard", "New York", "NY", "US");
    private static final By KEYS = By.system("licences");

    @Test
    void an_order_is_given_to_somebody_once() {
        var dana = new AssignStaff(STAFF, "dana", "Dana");
        given(place()).when(dana).then(new StaffAssigned(STAFF, "dana", "Dana"));
        given(place(), dana).when(dana).thenNothing();
        given(place(), dana)
                .when(new UnassignStaff(STAFF, "dana"))
                .then(new StaffUnassigned(STAFF, "dana"));
        given(place()).when(new UnassignStaff(STAFF, "dana")).thenNothing();
        given(place())
                .when(new AssignStaff(BUYER, "dana", null))
                .thenRejected(new Rejection.NotYours("buyer", List.of("seller", "staff", "admin")));
    }

    @Test
    void buyers_link_what_they_wrote_and_nothing_else() {
        given(place())
                .when(new LinkReference(BUYER, new Link(LinkKind.REVIEW, "r1")))
                .then(new ReferenceLinked(BUYER, LinkKind.REVIEW, "r1"));
        assertThat(
                        given(place())
                                .when(new LinkReference(BUYER, new Link(LinkKind.KEY, "k1")))
                                .wasRefused())
                .isTrue();
    }

    @Test
    void a_server_is_recorded_with_the_completion() {
        given(until("delivered"))
                .when(new CompleteOrder(STAFF, null, new Link(LinkKind.SERVER, "SERVER123")))
                .thenStatus("completed")
                .thenOne(
                        ReferenceLinked.class,
                        e -> assertThat(e.reference()).isEqualTo("SERVER123"))
                .thenOne(
                        OrderEvent.BenefitGranted.class,
                        e -> assertThat(e.benefit()).isEqualTo("review"));
    }

    @Test
    void a_change_that_costs_nothing_is_done_at_once() {
        given(until("processing"))
                .when(edit(STAFF, 2, "100", "Albany"))
                .thenOne(OrderEdited.class, e -> assertThat(e.difference()).isEqualTo(usd("0")));
    }

    @Test
    void another_price_waits_for_the_buyer() {
        var cheaper = edit(STAFF, 1, "100", "New York");
        var proposed = given(until("processing")).when(cheaper);
        proposed.thenOne(
                EditProposed.class, e -> assertThat(e.difference()).isEqualTo(usd("-100")));
        assertThat(proposed.placed().total()).isEqualTo(usd("200"));
        assertThat(proposed.when(new ConfirmEdit(SELLER, "edit_1")).wasRefused()).isTrue();
        proposed.when(new ConfirmEdit(BUYER, "edit_1"))
                .thenOne(OrderEdited.class, e -> assertThat(e.total()).isEqualTo(usd("100")))
                .thenOne(
                        RefundRequested.class,
                        e -> {
                            assertThat(e.amount()).isEqualTo(usd("100"));
                            assertThat(e.cause()).isEqualTo("edited");
                        })
                .thenOpen();
        assertThat(proposed.when(new ConfirmEdit(BUYER, "edit_1")).wasRefused()).isTrue();
    }

    @Test
    void what_became_dearer_is_underpaid_until_the_rest_comes() {
        var dearer = given(until("processing")).when(edit(BUYER, 3, "100", "New York"));
        dearer.thenStatus("processing").thenOpen("underpaid");
        dearer.when(payment("pi_2", PaymentFact.CONFIRMED, "100", null)).thenOpen();
    }

    @Test
    void what_was_paid_for_an_order_counts_for_what_it_has_become() {
        // Less than asked when it came, and just right for what is ordered now.
        given(place(), payment(PaymentFact.CONFIRMED, "100"))
                .thenOpen("underpaid")
                .when(edit(BUYER, 1, "100", "New York"))
                .thenStatus("payment_confirmed")
                .thenOpen();
        // All of it when it came, and too little twice over.
        var dearer = given(until("processing")).when(edit(BUYER, 3, "100", "New York"));
        dearer.thenOpen("underpaid").when(edit(BUYER, 4, "100", "New York")).thenOpen("underpaid");
        dearer.when(edit(BUYER, 2, "100", "New York")).thenNone(RefundRequested.class).thenOpen();
    }

    @Test
    void what_the_storefront_said_was_paid_is_the_total_of_that_time() {
        var claimed = given(place("crypto", PaymentClaim.PAID, null));
        claimed.thenOpen().when(edit(BUYER, 3, "100", "New York")).thenOpen("underpaid");
        claimed.when(edit(BUYER, 1, "100", "New York")).thenOpen("overpaid");
        claimed.when(edit(BUYER, 2, "100", "New York")).thenOpen();
        claimed.when(edit(BUYER, 1, "100", "New York"))
                .when(payment("pi_1", PaymentFact.CONFIRMED, "200", null))
                .thenOne(RefundRequested.class, e -> assertThat(e.amount()).isEqualTo(usd("100")))
                .thenOpen();
    }

    @Test
    void a_newer_change_takes_the_place_of_one_that_waits() {
        given(place(), edit(STAFF, 1, "100", "New York"))
                .when(new EditOrder(STAFF, "edit_2", items(3, "100"), usd("300"), HOME, null))
                .thenOne(EditDeclined.class, e -> assertThat(e.editId()).isEqualTo("edit_1"))
                .thenOne(EditProposed.class, e -> assertThat(e.editId()).isEqualTo("edit_2"));
    }

    @Test
    void a_change_is_taken_back_or_turned_down() {
        given(place(), edit(STAFF, 1, "100", "New York"))
                .when(new DeclineEdit(BUYER, "edit_1"))
                .then(new EditDeclined(BUYER, "edit_1"));
        given(place())
                .when(new DeclineEdit(BUYER, "edit_1"))
                .thenRejected(new Rejection.UnknownEdit("edit_1"));
    }

    @Test
    void what_was_handed_over_is_not_changed_any_more() {
        given(until("shipped"))
                .when(edit(BUYER, 1, "100", "New York"))
                .thenRejected(
                        new Rejection.NotNow(
                                "shipped", "It is too late to change the order.", List.of()));
    }

    @Test
    void a_part_goes_back_and_the_order_stays_where_it_is() {
        var part =
                given(until("delivered")).when(new RefundOrder(STAFF, usd("20"), List.of(), null));
        part.thenStatus("delivered")
                .thenOne(RefundRequested.class, e -> assertThat(e.amount()).isEqualTo(usd("20")));
        part.when(new RefundOrder(STAFF, usd("20"), List.of(), null))
                .thenOne(RefundRequested.class, e -> assertThat(e.amount()).isEqualTo(usd("20")));
        part.when(new RefundOrder(STAFF, usd("161"), List.of(), null))
                .thenRejected(new Rejection.RefundTooHigh(usd("160")));
    }

    @Test
    void everything_back_moves_the_order_where_its_workflow_says() {
        given(place(), payment(PaymentFact.CONFIRMED, "200"))
                .when(new RefundOrder(STAFF, null, List.of(), null))
                .thenStatus("refunded")
                .thenOne(RefundRequested.class, e -> assertThat(e.amount()).isEqualTo(usd("200")));
        assertThat(
                        given(until("shipped"))
                                .when(new RefundOrder(STAFF, null, List.of(), null))
                                .wasRefused())
                .isTrue();
    }

    @Test
    void staff_say_what_a_dispute_comes_to() {
        var disputed = new OpenDispute(BUYER, "dispute_1", null);
        given(with(until("delivered"), disputed))
                .when(new ResolveDispute(STAFF, DisputeOutcome.REFUND, null))
                .thenStatus("refunded")
                .thenOne(RefundRequested.class, e -> assertThat(e.amount()).isEqualTo(usd("200")));
        given(with(until("delivered"), disputed))
                .when(new ResolveDispute(STAFF, DisputeOutcome.RESUME, null))
                .thenStatus("delivered");
        given(with(until("delivered"), disputed))
                .when(new ResolveDispute(BUYER, DisputeOutcome.REFUND, null))
                .thenRejected(new Rejection.NotYours("buyer", List.of("staff", "admin")));
        given(until("delivered"))
                .when(new ResolveDispute(STAFF, DisputeOutcome.REFUND, null))
                .thenRejected(
                        new Rejection.NotNow(
                                "delivered",
                                "It is not disputed.",
                                List.of("completed", "disputed")));
    }

    @Test
    void the_banks_dispute_is_the_banks_to_decide() {
        given(with(until("delivered"), payment("pi_1", PaymentFact.DISPUTE_OPEN, "200", "dp_1")))
                .when(new ResolveDispute(STAFF, DisputeOutcome.COMPLETE, null))
                .thenRejected(
                        new Rejection.NotNow(
                                "disputed",
                                "The bank has not decided its dispute yet.",
                                List.of("completed", "refunded", "cancelled")));
    }

    @Test
    void silence_after_delivery_completes_an_order() {
        var delivered = given(until("delivered"));
        var entered = delivered.placed().watch().entered();
        delivered
                .when(new FireTimer(By.system("timer"), "inspection", entered))
                .thenStatus("completed")
                .thenOne(TimerFired.class, e -> assertThat(e.status()).isEqualTo("delivered"))
                .thenOne(
                        StatusChanged.class,
                        e -> assertThat(e.cause()).isEqualTo(OrderEvent.Cause.TIMER));
        delivered.when(new FireTimer(By.system("timer"), "inspection", entered)).thenNothing();
    }

    @Test
    void silence_means_nothing_while_something_is_open() {
        var damaged = given(with(until("delivered"), Given.parcel(ParcelState.DAMAGED, 10)));
        damaged.when(
                        new FireTimer(
                                By.system("timer"),
                                "inspection",
                                damaged.placed().watch().entered()))
                .thenStatus("delivered");
        assertThat(damaged.placed().open()).contains("overdue:inspection");
    }

    @Test
    void a_dispute_ends_the_window_of_inspection_and_its_end_begins_it_anew() {
        var delivered = given(until("delivered"));
        var entered = delivered.placed().watch().entered();
        var disputed =
                given(
                        with(
                                until("delivered"),
                                payment("pi_1", PaymentFact.DISPUTE_OPEN, "200", "dp_1")));
        assertThat(disputed.placed().status()).isEqualTo("disputed");
        disputed.when(new FireTimer(By.system("timer"), "inspection", entered)).thenNothing();

        var back = disputed.when(payment("pi_1", PaymentFact.DISPUTE_WON, "200", "dp_1"));
        back.thenStatus("delivered");
        back.when(new FireTimer(By.system("timer"), "inspection", entered)).thenNothing();
    }

    @Test
    void a_timer_of_an_earlier_stay_does_nothing() {
        given(until("order_confirmed"))
                .when(new FireTimer(By.system("timer"), "not_sent", 1))
                .thenNothing();
    }

    @Test
    void stock_that_is_gone_is_a_task_until_it_is_back() {
        var sold = given(place()).when(stock(StockState.MISSING));
        sold.thenOpen("stock_missing");
        sold.when(stock(StockState.HELD)).thenOpen();
    }

    @Test
    void keys_owed_are_a_task_until_they_come() {
        var owed = given(place()).when(new OweKeys(KEYS, "item1", "listing789", 2));
        owed.thenOpen("keys_owed");
        owed.when(new AssignKeys(KEYS, List.of(key("k1")))).thenOpen("keys_owed");
        owed.when(new AssignKeys(KEYS, List.of(key("k2")))).thenOpen();
        owed.when(new ChangeKeys(KEYS, KeyChange.SUSPENDED, List.of("k1")));
        assertThat(owed.placed().goods().keys().values()).anyMatch(k -> !k.usable());
        owed.when(new ChangeKeys(KEYS, KeyChange.RESTORED, List.of("k1")));
        assertThat(owed.placed().goods().keys().values()).allMatch(Goods.HeldKey::usable);
    }

    @Test
    void the_desk_takes_no_order_that_was_not_paid() {
        var service = Given.workflow("service.v1");
        assertThat(OrderDecider.decide(service, Order.none(), place()))
                .isEqualTo(new Decision.Rejected(new Rejection.PaymentNotConfirmed()));
        assertThat(
                        OrderDecider.decide(
                                service, Order.none(), place("stripe", PaymentClaim.PAID, null)))
                .isInstanceOf(Decision.Accepted.class);
    }

    private static OrderCommand[] with(OrderCommand[] history, OrderCommand last) {
        var all = java.util.Arrays.copyOf(history, history.length + 1);
        all[history.length] = last;
        return all;
    }

    private static NoteStock stock(StockState state) {
        return new NoteStock(By.system("stock"), state, List.of("listing789"));
    }

    private static LicenceKey key(String id) {
        return new LicenceKey(id, "item1", "listing789", "7F3A");
    }

    private static EditOrder edit(By by, int quantity, String price, String city) {
        var total = usd(price).times(quantity);
        var to = new Delivery("standard", city, "NY", "US");
        return new EditOrder(by, "edit_1", items(quantity, price), total, to, null);
    }

    private static List<Item> items(int quantity, String price) {
        Money each = usd(price);
        return List.of(
                new Item(
                        "item1",
                        "listing789",
                        "Headphones",
                        null,
                        quantity,
                        each,
                        each.times(quantity),
                        null));
    }
}
