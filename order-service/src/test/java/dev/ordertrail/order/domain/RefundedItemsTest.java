package dev.ordertrail.order.domain;

import static dev.ordertrail.order.domain.Given.BUYER;
import static dev.ordertrail.order.domain.Given.STAFF;
import static dev.ordertrail.order.domain.Given.given;
import static dev.ordertrail.order.domain.Given.payment;
import static dev.ordertrail.order.domain.Given.place;
import static dev.ordertrail.order.domain.Given.until;
import static dev.ordertrail.order.domain.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.OrderEvent.KeyChange;
import dev.ordertrail.contracts.OrderEvent.LicenceKey;
import dev.ordertrail.contracts.OrderEvent.RefundRequested;
import dev.ordertrail.contracts.OrderEvent.RefundedItem;
import dev.ordertrail.contracts.PaymentFact;
import dev.ordertrail.order.domain.OrderCommand.AssignKeys;
import dev.ordertrail.order.domain.OrderCommand.ChangeKeys;
import dev.ordertrail.order.domain.OrderCommand.OweKeys;
import dev.ordertrail.order.domain.OrderCommand.RefundOrder;
import dev.ordertrail.order.domain.Rejection.Fault;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Refunds that name what they are for. The order has two pieces of `item1`, 100 USD each.
@DisplayNameGeneration(ReplaceUnderscores.class)
class RefundedItemsTest {
    private static final By KEYS = By.system("licence");

    @Test
    void what_goes_back_follows_from_what_is_named() {
        var one = given(until("delivered")).when(refund(null, 1));
        one.thenStatus("delivered")
                .thenOne(
                        RefundRequested.class,
                        e -> {
                            assertThat(e.amount()).isEqualTo(usd("100"));
                            assertThat(e.items()).containsExactly(new RefundedItem("item1", 1));
                        });
        one.when(refund("100", 1))
                .thenRejected(
                        // the rest is everything, which a delivered order does not send back
                        new Rejection.TransitionNotAllowed(
                                "delivered", "refunded", List.of("completed", "disputed")));
    }

    @Test
    void an_amount_beside_items_is_what_they_come_to() {
        given(until("delivered"))
                .when(refund("99.50", 1))
                .thenRejected(
                        faults(new Fault("amount", "MISMATCH", "these items come to 100.00 USD")));
    }

    @Test
    void no_more_is_paid_back_than_was_bought() {
        given(until("delivered"))
                .when(refund(null, 3))
                .thenRejected(
                        faults(
                                new Fault(
                                        "items[0].quantity",
                                        "TOO_HIGH",
                                        "2 of 2 can be paid back")));
        given(until("delivered"))
                .when(refund(null, 1))
                .when(refund(null, 1, 1))
                .thenRejected(
                        faults(
                                new Fault(
                                        "items[1].quantity",
                                        "TOO_HIGH",
                                        "1 of 2 can be paid back")));
    }

    @Test
    void a_line_that_was_not_bought_is_named() {
        var wrong = new RefundedItem("item9", 1);
        given(until("delivered"))
                .when(new RefundOrder(STAFF, null, List.of(wrong), null))
                .thenRejected(
                        faults(
                                new Fault(
                                        "items[0].itemId",
                                        "UNKNOWN_ITEM",
                                        "must be one of item1")));
    }

    @Test
    void all_pieces_are_the_whole_order() {
        given(place(), payment(PaymentFact.CONFIRMED, "200"))
                .when(refund(null, 2))
                .thenStatus("refunded")
                .thenOne(RefundRequested.class, e -> assertThat(e.amount()).isEqualTo(usd("200")));
    }

    @Test
    void several_payments_give_back_one_refund_and_name_its_items_once() {
        var order =
                given(
                        place(),
                        payment("pi_1", PaymentFact.CONFIRMED, "60", null),
                        payment("pi_2", PaymentFact.CONFIRMED, "140", null),
                        keys("k1", "k2"));
        var asked = requests(order.when(refund(null, 1)));
        assertThat(asked).extracting(RefundRequested::amount).containsExactly(usd("60"), usd("40"));
        assertThat(asked.getFirst().items()).isNull();
        assertThat(asked.getLast().items()).containsExactly(new RefundedItem("item1", 1));

        order.when(refunded("pi_2", "40"));
        assertThat(Entitlement.surplus(order.placed())).isEmpty();
        order.when(refunded("pi_1", "60"));
        assertThat(Entitlement.surplus(order.placed())).containsExactly("k1");
    }

    @Test
    void keys_go_when_the_money_has_gone_and_unread_ones_first() {
        var order = given(until("delivered")).when(keys("k1", "k2"));
        order.when(new ChangeKeys(BUYER, KeyChange.REVEALED, List.of("k1")));
        order.when(refund(null, 1));
        assertThat(Entitlement.surplus(order.placed())).isEmpty();
        order.when(refunded("pi_1", "100"));
        assertThat(Entitlement.surplus(order.placed())).containsExactly("k2");
        order.when(new ChangeKeys(KEYS, KeyChange.REVOKED, List.of("k2")));
        assertThat(Entitlement.surplus(order.placed())).isEmpty();
        assertThat(Entitlement.keys(order.placed(), order.placed().items().getFirst())).isOne();
    }

    @Test
    void money_that_went_back_by_itself_takes_no_keys() {
        var order = given(until("delivered")).when(keys("k1", "k2")).when(refunded("pi_1", "50"));
        order.when(refund(null, 1));
        order.when(refunded("pi_1", "100"));
        assertThat(Entitlement.surplus(order.placed())).isEmpty();
        order.when(refunded("pi_1", "150"));
        assertThat(Entitlement.surplus(order.placed())).containsExactly("k1");
    }

    @Test
    void keys_that_were_paid_back_are_owed_no_longer() {
        var order =
                given(until("delivered"))
                        .when(keys("k1"))
                        .when(new OweKeys(KEYS, "item1", "listing789", 1));
        order.thenOpen("keys_owed").when(refund(null, 1));
        order.when(refunded("pi_1", "100")).thenOpen();
        assertThat(Entitlement.surplus(order.placed())).isEmpty();
        assertThat(Entitlement.owed(order.placed())).isEmpty();
    }

    @Test
    void what_an_escrow_has_paid_out_is_not_asked_back() {
        given(
                        place(),
                        payment("es_1", PaymentFact.ESCROW_LOCKED, "200", null),
                        payment("es_1", PaymentFact.ESCROW_RELEASED, null, null))
                .when(new RefundOrder(STAFF, usd("20"), List.of(), null))
                .thenNone(RefundRequested.class);
    }

    private static RefundOrder refund(@org.jspecify.annotations.Nullable String amount, int... q) {
        var items = java.util.Arrays.stream(q).mapToObj(n -> new RefundedItem("item1", n)).toList();
        return new RefundOrder(STAFF, amount == null ? null : usd(amount), items, null);
    }

    private static OrderCommand refunded(String paymentId, String upTo) {
        return payment(paymentId, PaymentFact.REFUNDED, upTo, null);
    }

    private static AssignKeys keys(String... ids) {
        return new AssignKeys(
                KEYS,
                Stream.of(ids)
                        .map(id -> new LicenceKey(id, "item1", "listing789", "7F3A"))
                        .toList());
    }

    private static List<RefundRequested> requests(Given given) {
        return given.events().stream()
                .filter(RefundRequested.class::isInstance)
                .map(RefundRequested.class::cast)
                .toList();
    }

    private static Rejection faults(Fault... faults) {
        return new Rejection.WrongFields(List.of(faults));
    }
}
