package dev.ordertrail.notification.compose;

import static dev.ordertrail.notification.Samples.card;
import static dev.ordertrail.notification.Samples.marketplace;
import static dev.ordertrail.notification.Samples.placed;
import static dev.ordertrail.notification.Samples.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ordertrail.contracts.AnomalyKind;
import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.Event;
import dev.ordertrail.contracts.OrderEvent.AnomalyRaised;
import dev.ordertrail.contracts.OrderEvent.BenefitGranted;
import dev.ordertrail.contracts.OrderEvent.Delivery;
import dev.ordertrail.contracts.OrderEvent.DisputeOutcome;
import dev.ordertrail.contracts.OrderEvent.DisputeResolved;
import dev.ordertrail.contracts.OrderEvent.EditDeclined;
import dev.ordertrail.contracts.OrderEvent.EditProposed;
import dev.ordertrail.contracts.OrderEvent.Item;
import dev.ordertrail.contracts.OrderEvent.KeysAssigned;
import dev.ordertrail.contracts.OrderEvent.KeysOwed;
import dev.ordertrail.contracts.OrderEvent.LicenceKey;
import dev.ordertrail.contracts.OrderEvent.OrderEdited;
import dev.ordertrail.contracts.OrderEvent.StaffAssigned;
import dev.ordertrail.contracts.OrderEvent.StaffUnassigned;
import dev.ordertrail.contracts.OrderEvent.StockNoted;
import dev.ordertrail.contracts.OrderEvent.StockState;
import dev.ordertrail.contracts.OrderEvent.TimerFired;
import dev.ordertrail.notification.TestTexts;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OrderWordsTest {
    private static final By SYSTEM = By.system("workflow");
    private static final Delivery NOWHERE = new Delivery(null, null, null, null);

    private final Texts texts = TestTexts.texts();
    private final OrderCard order = card(placed("order_confirmed"));

    @Test
    void a_reminder_goes_to_whom_its_timer_names() {
        assertThat(told(fired("not_sent")))
                .containsExactly("SELLER order.reminder seller_reminder");
        assertThat(read(fired("not_sent")))
                .containsExactly(
                        "Order ORD-2026-000123 waits for your next step for 5 days: Order confirmed");
    }

    @Test
    void an_alarm_reaches_staff_by_its_anomaly_and_others_by_the_timer() {
        assertThat(told(fired("still_not_sent")))
                .containsExactly("SELLER order.overdue order_overdue");
        assertThat(told(raised(AnomalyKind.OVERDUE, "still_not_sent")))
                .containsExactly("STAFF order.overdue order_overdue");
        assertThat(read(raised(AnomalyKind.OVERDUE, "still_not_sent")))
                .containsExactly(
                        "Order **ORD-2026-000123** has not moved for 5 days. Find out why.");
    }

    @Test
    void a_timer_that_moves_is_told_by_the_move() {
        assertThat(told(fired("unpaid"))).isEmpty();
        assertThat(told(fired("a_timer_of_another_version"))).isEmpty();
    }

    @Test
    void what_is_gone_and_what_is_owed_reaches_staff_and_the_seller() {
        assertThat(told(raised(AnomalyKind.STOCK_MISSING, null)))
                .containsExactly(
                        "STAFF order.stock_missing stock_missing",
                        "SELLER order.stock_missing stock_missing");
        assertThat(told(new KeysOwed(SYSTEM, "i1", "l1", 2)))
                .containsExactly(
                        "STAFF order.keys_owed keys_owed", "SELLER order.keys_owed keys_owed");
        assertThat(told(raised(AnomalyKind.KEYS_OWED, null))).isEmpty();
    }

    @Test
    void keys_that_are_ready_are_told_without_any_of_their_characters() {
        var assigned = new KeysAssigned(SYSTEM, List.of(new LicenceKey("k1", "i1", "l1", "9Z9Z")));
        assertThat(told(assigned)).containsExactly("BUYER order.keys_ready keys_ready");
        assertThat(notices(assigned).toString()).doesNotContain("9Z9Z", "k1");
        assertThat(read(assigned))
                .containsExactly(
                        "The licence keys of order ORD-2026-000123 are ready: open the order to see them");
    }

    @Test
    void a_change_is_asked_of_the_buyer_with_its_price() {
        var dearer =
                new EditProposed(SYSTEM, "e1", lamps(3), usd("300"), usd("100"), NOWHERE, null);
        assertThat(told(dearer)).containsExactly("BUYER order.edit_proposed edit_proposed");
        assertThat(read(dearer))
                .containsExactly(
                        "A change of your order ORD-2026-000123 needs your word: the new total is"
                                + " 300.00 USD, 100.00 USD more");
    }

    @Test
    void a_change_that_came_about_is_told_and_the_card_shows_it() {
        var cheaper =
                new OrderEdited(SYSTEM, "e1", lamps(1), usd("100"), usd("-100"), NOWHERE, null);
        assertThat(told(cheaper))
                .containsExactly(
                        "BUYER order.edited order_edited", "SELLER order.edited order_edited");
        assertThat(read(cheaper))
                .first()
                .isEqualTo(
                        "Order ORD-2026-000123 has been changed: the total is 100.00 USD, 100.00 USD"
                                + " less than before");
        var after = Objects.requireNonNull(CardFold.apply(order, cheaper).placed());
        assertThat(after.total()).isEqualTo(usd("100"));
        assertThat(after.items()).extracting(OrderCard.Line::quantity).containsExactly(1);
    }

    @Test
    void who_proposed_a_change_hears_that_the_buyer_does_not_want_it() {
        var buyer = new By("buyer-1", "buyer", "api", null);
        assertThat(told(new EditDeclined(buyer, "e1")))
                .containsExactly(
                        "STAFF order.edit_declined edit_declined",
                        "SELLER order.edit_declined edit_declined");
        assertThat(told(new EditDeclined(new By("s", "staff", "api", null), "e1"))).isEmpty();
    }

    @Test
    void a_dispute_that_is_over_is_told_to_both_sides() {
        var resolved = new DisputeResolved(SYSTEM, DisputeOutcome.REFUND, null);
        assertThat(told(resolved))
                .containsExactly(
                        "BUYER order.dispute_resolved dispute_resolved",
                        "SELLER order.dispute_resolved dispute_resolved");
        assertThat(read(resolved))
                .first()
                .isEqualTo(
                        "The dispute about order ORD-2026-000123 is over: the money goes back to the"
                                + " buyer");
    }

    @Test
    void who_works_on_it_is_told_by_name_where_there_is_one() {
        assertThat(read(new StaffAssigned(SYSTEM, "staff-1", "Dana")))
                .containsExactly("Dana now looks after your order ORD-2026-000123");
        assertThat(read(new StaffAssigned(SYSTEM, "staff-1", null)))
                .containsExactly("A member of staff now looks after your order ORD-2026-000123");
        assertThat(told(new StaffUnassigned(SYSTEM, "staff-1"))).isEmpty();
    }

    @Test
    void what_a_customer_has_earned_is_told() {
        assertThat(told(new BenefitGranted(SYSTEM, "review", "buyer-1")))
                .containsExactly("BUYER order.review_earned review_earned");
        assertThat(read(new BenefitGranted(SYSTEM, "role:purchased", "buyer-1")))
                .containsExactly(
                        "Your order ORD-2026-000123 is complete: the role \"purchased\" is yours");
        assertThat(told(new BenefitGranted(SYSTEM, "voucher", "buyer-1")))
                .containsExactly("BUYER order.benefit_earned benefit_earned");
    }

    @Test
    void the_books_of_the_house_are_nobodys_news() {
        assertThat(told(new StockNoted(SYSTEM, StockState.HELD, List.of()))).isEmpty();
        assertThat(told(raised(AnomalyKind.UNDERPAID, null))).isEmpty();
    }

    private static TimerFired fired(String timer) {
        return new TimerFired(By.system("timer"), timer, "order_confirmed", 3);
    }

    private static AnomalyRaised raised(AnomalyKind kind, @Nullable String subject) {
        return new AnomalyRaised(SYSTEM, "a1", kind, subject, "staff", "Find out why.", Map.of());
    }

    private static List<Item> lamps(int quantity) {
        return List.of(
                new Item(
                        "i1",
                        "l1",
                        "Lamp",
                        null,
                        quantity,
                        usd("100"),
                        usd("100").times(quantity),
                        null));
    }

    private List<String> told(Event event) {
        return notices(event).stream()
                .map(n -> n.audience() + " " + n.kind() + " " + n.template())
                .toList();
    }

    private List<String> read(Event event) {
        return notices(event).stream()
                .map(n ->
                        texts.of(
                                n.audience() == Audience.STAFF ? "discord" : "feed",
                                n.template(),
                                Objects.requireNonNull(order.placed()),
                                n.details(),
                                UnaryOperator.identity()))
                .map(Words::body)
                .toList();
    }

    private List<Notice> notices(Event event) {
        return Notices.of(order, marketplace(), event);
    }
}
