package dev.ordertrail.tracking.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.ordertrail.contracts.PersonalData;
import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.embedded.TestTokens;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.tracking.Story;
import dev.ordertrail.tracking.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "tracking"))
@DisplayNameGeneration(ReplaceUnderscores.class)
class SearchIT {
    @Inject Wire wire;
    @Inject Tx tx;

    private final String shop = "search-" + System.nanoTime();
    private final Staff staff = new Staff(shop);
    private Story angela = new Story("", "");
    private Story other = new Story("", "");

    @BeforeEach
    void two_orders() {
        wire.publishWorkflow();
        angela =
                numbered("ORD-2026-000123")
                        .of("listing1", "Wireless Headphones")
                        .about(
                                person(
                                        "angela",
                                        "Ángela Müller",
                                        "a.mueller@example.com",
                                        "+62 812 3456 6789"))
                        .placed()
                        .announced(Story.at(5), "p1", "1Z999AA1234567890");
        other =
                numbered("ORD-2026-000777")
                        .of("listing2", "無線イヤホン")
                        .about(person("ivan", "Иван Грозный", "ivan@example.org", "+15550001111"))
                        .placed();
        wire.send(angela);
        wire.send(other);
        await().until(() -> staff.finds("q", "7890").size() == 1);
        await().until(() -> staff.finds("q", "example").size() == 2);
    }

    private Story numbered(String number) {
        return new Story(wire.story().orderId(), number).in(shop).between("b-" + shop, "s-" + shop);
    }

    private dev.ordertrail.contracts.Sealed person(
            String id, String name, String email, String phone) {
        return wire.sealed(
                id + "-" + shop, new PersonalData(name, email, phone, null, Map.of(), null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ORD-2026-000123",
                "ord2026000123",
                "000123",
                "123",
                "angela",
                "ÁNGELA MULLER",
                "ange",
                "a.mueller@example.com",
                "6789",
                "+62 812-3456-6789",
                "081234566789 123",
                "4566",
                "1Z999AA1234567890",
                "AA1234",
                "headphones wire",
                "listing1",
                "müller 6789",
                "  angela   ",
                "angela,muller"
            })
    void finds_by_whatever_staff_have_at_hand(String q) {
        if (q.startsWith("08")) {
            assertThat(staff.finds("q", q)).as("a prefix that nobody stored").isEmpty();
        } else {
            assertThat(staff.finds("q", q)).containsExactly(angela.orderId());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"иван", "ГРОЗН", "イヤホン", "無線"})
    void finds_in_other_scripts(String q) {
        assertThat(staff.finds("q", q)).containsExactly(other.orderId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anglea",
                "Angella Muller",
                "hedphones",
                "ORD-2026-000132",
                "00123",
                "mulller"
            })
    void forgives_a_slip_of_the_finger(String q) {
        staff.asks("q", q)
                .then()
                .statusCode(200)
                .body("orders.id", is(List.of(angela.orderId())))
                .body("nearMisses", is(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "_",
                "%angela%",
                "ang_la",
                "*",
                "\\",
                "'",
                "\"",
                "{}",
                "{angela}x",
                "'; DROP TABLE order_list_0; --",
                "' OR '1'='1",
                "angela' --x",
                "$1",
                "?",
                "&& || !",
                "zzzzzzzz",
                "😀",
                "9999999999"
            })
    void takes_everything_literally(String q) {
        var found = staff.asks("q", q).then().statusCode(200).extract().jsonPath();
        assertThat(found.getList("orders.id"))
                .isIn(List.of(), q.equals("%angela%") ? List.of(angela.orderId()) : List.of());
        assertThat(staff.finds()).hasSize(2);
    }

    @Test
    void nothing_to_look_for_is_no_filter_and_too_much_is_refused() {
        assertThat(staff.finds("q", "   ")).hasSize(2);
        staff.asks("q", "x".repeat(201)).then().statusCode(422);
        staff.asks("q", "a\0b").then().statusCode(422);
    }

    @Test
    void a_person_who_is_erased_is_found_no_more_but_their_order_is() {
        wire.erase("angela-" + shop);
        await().untilAsserted(() -> assertThat(staff.finds("q", "000123")).hasSize(1));
        for (var q : List.of("angela", "6789 812", "a.mueller@example.com", "anglea")) {
            assertThat(staff.finds("q", q)).as(q).isEmpty();
        }
        assertThat(staff.finds("q", "headphones")).containsExactly(angela.orderId());
        staff.asks("q", "000123")
                .then()
                .body("orders[0].buyer.name", nullValue())
                .body("orders[0].buyer.phone", nullValue());
        assertThat(
                        count(
                                "SELECT count(*) FROM (SELECT * FROM order_search_0 UNION ALL SELECT * FROM order_search_1) s WHERE (fragments LIKE '%6281234566789%' OR 'angela' = ANY (terms)) AND shop = ?"))
                .isZero();
        assertThat(count("SELECT count(*) FROM search_word WHERE word = 'angela' AND shop = ?"))
                .isZero();
        assertThat(count("SELECT count(*) FROM search_near WHERE word = 'angela' AND shop = ?"))
                .isZero();
        assertThat(count("SELECT count(*) FROM search_word WHERE word = 'headphones' AND shop = ?"))
                .isOne();
    }

    @Test
    void a_rebuild_makes_the_same_rows() {
        wire.erase("ivan-" + shop);
        await().until(() -> staff.finds("q", "иван").isEmpty());
        await().until(() -> staff.finds("q", "000777").size() == 1);
        var before = hash();
        ops().post("/ops/replay").then().statusCode(202);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> ops().get("/ops/replay").jsonPath().getString("state").equals("DONE"));
        await().until(() -> hash().equals(before));
        assertThat(staff.finds("q", "angela 6789")).containsExactly(angela.orderId());
        assertThat(staff.finds("q", "иван")).isEmpty();
    }

    private static Map<String, Object> hash() {
        return ops().get("/ops/views/hash").jsonPath().getMap("");
    }

    private static io.restassured.specification.RequestSpecification ops() {
        return given().header("Authorization", "Bearer " + TestTokens.token("ops", "ops"));
    }

    private long count(String sql) {
        return tx.read(c -> {
            try (var select = c.prepareStatement(sql)) {
                select.setString(1, shop);
                try (var row = select.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }
}
