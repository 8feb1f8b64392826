package dev.ordertrail.notification.compose;

import static dev.ordertrail.notification.Samples.card;
import static dev.ordertrail.notification.Samples.placed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ordertrail.notification.TestTexts;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TextsTest {
    private final Texts texts = TestTexts.texts();
    private final OrderCard.Placed order =
            Objects.requireNonNull(card(placed("payment_confirmed")).placed());

    @Test
    void a_buyer_reads_that_the_order_is_confirmed() {
        assertThat(feed("order_created", Map.of()))
                .isEqualTo(
                        new Words(
                                "Order Confirmed",
                                "Your order ORD-2026-000123 has been confirmed"));
    }

    @Test
    void an_order_that_waits_for_its_payment_is_not_called_confirmed() {
        assertThat(feed("order_created", Map.of("awaitingPayment", "true")))
                .isEqualTo(
                        new Words(
                                "Order Placed",
                                "Your order ORD-2026-000123 has been placed and waits for its payment"));
    }

    @Test
    void a_seller_reads_of_a_new_order() {
        assertThat(feed("new_order", Map.of()))
                .isEqualTo(new Words("New Order Received", "You have a new order ORD-2026-000123"));
    }

    @Test
    void a_text_that_nobody_wrote_is_told_by_the_status() {
        assertThat(
                        feed(
                                "engraved",
                                Map.of("label", "Engraved", "description", "Your name is on it")))
                .isEqualTo(new Words("Engraved", "Order ORD-2026-000123: Your name is on it"));
    }

    @Test
    void a_name_of_a_template_is_no_path() {
        assertThat(feed("../discord/order.pending", Map.of()).title()).isEqualTo("Order Updated");
    }

    @Test
    void a_value_is_no_template() {
        assertThat(feed("status_changed", Map.of("label", "{m.number}")).title())
                .isEqualTo("{m.number}");
    }

    private Words feed(String template, Map<String, String> details) {
        return texts.of("feed", template, order, details, UnaryOperator.identity());
    }
}
