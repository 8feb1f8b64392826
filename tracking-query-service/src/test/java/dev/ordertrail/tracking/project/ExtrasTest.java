package dev.ordertrail.tracking.project;

import static dev.ordertrail.tracking.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.Event;
import dev.ordertrail.contracts.OrderEvent.BenefitGranted;
import dev.ordertrail.contracts.OrderEvent.Delivery;
import dev.ordertrail.contracts.OrderEvent.DisputeOutcome;
import dev.ordertrail.contracts.OrderEvent.DisputeResolved;
import dev.ordertrail.contracts.OrderEvent.EditDeclined;
import dev.ordertrail.contracts.OrderEvent.EditProposed;
import dev.ordertrail.contracts.OrderEvent.Item;
import dev.ordertrail.contracts.OrderEvent.KeyChange;
import dev.ordertrail.contracts.OrderEvent.KeysAssigned;
import dev.ordertrail.contracts.OrderEvent.KeysChanged;
import dev.ordertrail.contracts.OrderEvent.KeysOwed;
import dev.ordertrail.contracts.OrderEvent.LicenceKey;
import dev.ordertrail.contracts.OrderEvent.LinkKind;
import dev.ordertrail.contracts.OrderEvent.OrderEdited;
import dev.ordertrail.contracts.OrderEvent.ReferenceLinked;
import dev.ordertrail.contracts.OrderEvent.StaffAssigned;
import dev.ordertrail.contracts.OrderEvent.StockNoted;
import dev.ordertrail.contracts.OrderEvent.StockState;
import dev.ordertrail.contracts.OrderEvent.TimerFired;
import dev.ordertrail.contracts.Sealed;
import dev.ordertrail.tracking.Story;
import dev.ordertrail.tracking.Trades;
import dev.ordertrail.tracking.project.TimelineEntry.Eyes;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ExtrasTest {
    private static final By STAFF = new By("staff1", "staff", "web", null);
    private static final By BUYER = new By("buyer123", "buyer", "web", null);
    private static final Delivery NOWHERE = new Delivery(null, null, null, null);
    private static final Sealed MOVED = new Sealed("buyer123", "box");

    private final Story story = new Story("order1", "ORD-2026-000001").placed();

    @Test
    void who_looks_after_it_is_told_to_the_parties() {
        var entry = last(new StaffAssigned(STAFF, "staff1", "Dana"));
        assertThat(entry.status()).isEqualTo("staff_assigned");
        assertThat(entry.sentence()).isEqualTo("Dana looks after the order");
        assertThat(entry.eyes()).isEqualTo(Eyes.PARTIES);
        assertThat(entry.source()).isEqualTo("staff");
    }

    @Test
    void the_books_of_the_house_are_for_the_house() {
        assertThat(last(new StockNoted(STAFF, StockState.HELD, List.of())).eyes())
                .isEqualTo(Eyes.HOUSE);
        assertThat(last(new TimerFired(STAFF, "unpaid", "payment_pending", 1)).eyes())
                .isEqualTo(Eyes.HOUSE);
        assertThat(last(new KeysChanged(BUYER, KeyChange.REVEALED, List.of("k1"))).eyes())
                .isEqualTo(Eyes.HOUSE);
    }

    @Test
    void a_timer_says_what_it_is_for() {
        var flow = Trades.builtIn("service");
        story.then(at(3), new TimerFired(STAFF, "not_begun", "payment_verified", 1))
                .then(at(4), new TimerFired(STAFF, "stuck", "in_progress", 2))
                .then(at(5), new TimerFired(STAFF, "of_another_version", "on_hold", 3));
        var views = Views.given(story);
        assertThat(Timeline.of(views.placed(), views.payment(), views.shipping(), flow))
                .extracting(TimelineEntry::sentence)
                .contains(
                        "A reminder went out: still at Payment Verified",
                        "The order has been at In Progress for longer than expected",
                        "A timer ran out at On Hold");
    }

    @Test
    void a_change_waits_until_it_is_answered() {
        story.then(at(1), proposed());
        assertThat(extras().proposed()).isNotNull();
        assertThat(last(new EditDeclined(BUYER, "e1")).status()).isEqualTo("change_declined");
        assertThat(extras().proposed()).isNull();
    }

    @Test
    void an_edited_order_is_another_one_of_the_same_buyer() {
        story.then(at(1), proposed())
                .then(
                        at(2),
                        new OrderEdited(
                                BUYER,
                                "e1",
                                lamps(),
                                Story.usd("300"),
                                Story.usd("100"),
                                new Delivery("standard", "Boston", "MA", "US"),
                                MOVED));
        var order = Views.given(story).placed();
        assertThat(order.placed().items()).isEqualTo(lamps());
        assertThat(order.placed().total()).isEqualTo(Story.usd("300"));
        assertThat(order.placed().delivery().city()).isEqualTo("Boston");
        assertThat(order.placed().personal()).isNull();
        assertThat(order.extras().readdressed()).isEqualTo(MOVED);
        assertThat(order.extras().proposed()).isNull();
        assertThat(Views.given(story).timeline().getLast().sentence())
                .isEqualTo("The order was changed: the total is 300.00 USD");
    }

    @Test
    void keys_that_are_owed_come_one_by_one_and_may_go_again() {
        story.then(at(1), new KeysOwed(STAFF, "item1", "l1", 2))
                .then(at(2), assigned("k1"))
                .then(at(3), assigned("k2"))
                .then(at(4), new KeysChanged(BUYER, KeyChange.REVEALED, List.of("k1")))
                .then(at(5), new KeysChanged(STAFF, KeyChange.SUSPENDED, List.of("k1", "k2")))
                .then(at(6), new KeysChanged(STAFF, KeyChange.RESTORED, List.of("k2")));
        assertThat(extras().owed()).isEmpty();
        assertThat(extras().keys())
                .containsEntry(
                        "k1", new Extras.Key("item1", "l1", "AB12", true, KeyChange.SUSPENDED))
                .containsEntry("k2", new Extras.Key("item1", "l1", "AB12", false, null));
    }

    @Test
    void links_and_benefits_are_told_in_plain_words() {
        assertThat(last(new ReferenceLinked(STAFF, LinkKind.SERVER, "SERVER123")).sentence())
                .isEqualTo("The server SERVER123 was set up");
        assertThat(last(new BenefitGranted(STAFF, "role:purchased", "buyer123")).sentence())
                .isEqualTo("The customer has earned the role purchased");
        assertThat(last(new DisputeResolved(STAFF, DisputeOutcome.RESUME, null)).sentence())
                .isEqualTo("The dispute was resolved: the order goes on");
    }

    @Test
    void a_document_of_an_older_release_has_gathered_nothing() {
        var order = Views.given(story).placed();
        assertThat(order.extras()).isEqualTo(Extras.NONE);
    }

    private Extras extras() {
        return Views.given(story).placed().extras();
    }

    private TimelineEntry last(Event event) {
        story.then(at(story.told().size() + 10), event);
        return Views.given(story).timeline().getLast();
    }

    private static EditProposed proposed() {
        return new EditProposed(
                STAFF, "e1", lamps(), Story.usd("300"), Story.usd("100"), NOWHERE, null);
    }

    private static KeysAssigned assigned(String key) {
        return new KeysAssigned(STAFF, List.of(new LicenceKey(key, "item1", "l1", "AB12")));
    }

    private static List<Item> lamps() {
        return List.of(
                new Item("item1", "l1", "Lamp", null, 3, Story.usd("100"), Story.usd("300"), null));
    }
}
