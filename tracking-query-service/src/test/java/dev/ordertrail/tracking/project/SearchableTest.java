package dev.ordertrail.tracking.project;

import static dev.ordertrail.tracking.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.OrderEvent.Delivery;
import dev.ordertrail.contracts.OrderEvent.Item;
import dev.ordertrail.contracts.OrderEvent.LinkKind;
import dev.ordertrail.contracts.OrderEvent.OrderEdited;
import dev.ordertrail.contracts.OrderEvent.ReferenceLinked;
import dev.ordertrail.contracts.OrderEvent.StaffAssigned;
import dev.ordertrail.contracts.OrderEvent.StaffUnassigned;
import dev.ordertrail.contracts.PersonalData;
import dev.ordertrail.tracking.Story;
import dev.ordertrail.tracking.project.OrderDoc.Assigned;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SearchableTest {
    private static final By STAFF = new By("staff1", "staff", "web", null);
    private static final PersonalData ANGELA =
            new PersonalData(
                    "Ángela Müller",
                    "angela@example.com",
                    "+62 812 3456 6789",
                    null,
                    Map.of(),
                    null,
                    null);

    private static Story placed() {
        return new Story("order_1", "ORD-2026-000123").placed();
    }

    private static OrderDoc doc(Story story) {
        var doc = Views.given(story).order();
        assertThat(doc).isNotNull();
        return doc;
    }

    @Test
    void an_order_is_found_by_its_number_whole_or_in_part() {
        assertThat(Searchable.of(doc(placed()), null).terms())
                .contains("ord2026000123", "ord", "2026", "000123", "123");
    }

    @Test
    void and_by_the_reference_that_its_shop_gave_it() {
        var story = new Story("order_1", "ORD-2026-000123").referredToAs("Tkt/77 b").placed();
        assertThat(Searchable.of(doc(story), null).terms()).contains("#Tkt/77 b", "tkt77b", "tkt");
    }

    @Test
    void and_by_its_people_and_products() {
        var found = Searchable.of(doc(placed()), ANGELA);
        assertThat(found.terms())
                .contains("angela", "muller", "example", "6281234566789", "+6789")
                .contains("alice", "buyer123", "seller456", "/wireless", "=listing789");
        assertThat(found.fragments()).isEqualTo("6281234566789");
        assertThat(found.words())
                .contains("angela", "muller", "headphones")
                .doesNotContain("000123");
    }

    @Test
    void what_cannot_be_opened_is_not_there() {
        var found = Searchable.of(doc(placed()), null);
        assertThat(found.terms()).doesNotContain("angela", "6281234566789");
        assertThat(found.fragments()).isEmpty();
    }

    @Test
    void a_tracking_number_is_found_in_part_once_it_is_announced() {
        var found = Searchable.of(doc(placed().announced(at(1), "p1", "1Z999AA1234567890")), null);
        assertThat(found.terms()).contains("1z999aa1234567890", "+7890");
    }

    @Test
    void an_edited_order_is_found_by_what_it_is_now() {
        var item =
                new Item("i1", "listing1", "Brass Lamp", null, 1, Story.TOTAL, Story.TOTAL, null);
        var edited =
                new OrderEdited(
                        STAFF,
                        "edit1",
                        List.of(item),
                        Story.usd("210.00"),
                        Story.usd("10.00"),
                        new Delivery("standard", "Boston", "MA", "US"),
                        null);
        var doc = doc(placed().then(at(1), edited));
        assertThat(Searchable.of(doc, null).terms())
                .contains("/brass", "=listing1")
                .doesNotContain("/wireless");
        assertThat(doc.placed().total()).isEqualTo(Story.usd("210.00"));
        assertThat(doc.placed().delivery().city()).isEqualTo("Boston");
    }

    @Test
    void staff_come_and_go() {
        var two =
                placed().then(at(1), new StaffAssigned(STAFF, "staff1", "Ann"))
                        .then(at(2), new StaffAssigned(STAFF, "staff2", null))
                        .then(at(3), new StaffAssigned(STAFF, "staff1", "Anne"));
        assertThat(doc(two).staff())
                .containsExactly(new Assigned("staff2", null), new Assigned("staff1", "Anne"));
        assertThat(doc(two.then(at(4), new StaffUnassigned(STAFF, "staff2"))).staff())
                .containsExactly(new Assigned("staff1", "Anne"));
    }

    @Test
    void a_linked_agent_is_the_orders_agent_and_a_ticket_finds_it() {
        var doc =
                doc(
                        placed().then(
                                        at(1),
                                        new ReferenceLinked(STAFF, LinkKind.TICKET, "TICKET-77"))
                                .then(at(2), new ReferenceLinked(STAFF, LinkKind.AGENT, "agent9")));
        assertThat(doc.agentId()).isEqualTo("agent9");
        assertThat(Searchable.of(doc, null).terms()).contains("ticket77", "77");
    }
}
