package dev.ordertrail.notification.send.discord;

import static dev.ordertrail.notification.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ordertrail.contracts.OrderEvent.OrderPlaced;
import dev.ordertrail.contracts.PersonalData;
import dev.ordertrail.notification.Samples;
import dev.ordertrail.notification.TestTexts;
import dev.ordertrail.notification.compose.CardFold;
import dev.ordertrail.notification.compose.Notices;
import dev.ordertrail.notification.compose.OrderCard;
import dev.ordertrail.notification.send.Letter;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EmbedsTest {
    private static final Embeds EMBEDS = new Embeds(TestTexts.texts(), Optional.empty());

    @ParameterizedTest
    @CsvSource({
        "checkout.started, 🛒 Customer Started Checkout, E67E22",
        "order.pending, ⏳ Order Pending Payment, F1C40F",
        "payment.completed, 💳 Payment Completed, 2ECC71",
        "order.completed, 🎉 New Order Completed!, 2ECC71",
        "payment.failed, ❌ Payment Failed, E74C3C",
        "order.refunded, 💸 Order Refunded, 95A5A6",
        "order.disputed, ⚖️ Order Disputed, C05621"
    })
    void each_of_the_seven_has_its_title_and_colour(String kind, String title, String colour) {
        var embed = EMBEDS.of(letter(kind, kind, Map.of(), null));
        assertThat(embed.title()).isEqualTo(title);
        assertThat(embed.colour()).isEqualTo(Integer.parseInt(colour, 16));
        assertThat(embed.description()).contains("**ORD-2026-000123**");
        assertThat(embed.timestamp()).isEqualTo(NOON);
    }

    @Test
    void a_step_wears_the_label_and_colour_of_its_status() {
        var notice =
                Notices.of(
                                Samples.card(Samples.placed("payment_confirmed")),
                                Samples.marketplace(),
                                Samples.moved(
                                        "order_confirmed",
                                        "shipped",
                                        dev.ordertrail.contracts.OrderEvent.Cause.PERSON))
                        .getLast();
        var embed = EMBEDS.of(letter(notice.kind(), notice.template(), notice.details(), null));
        assertThat(embed.title()).isEqualTo("📦 Shipped");
        assertThat(embed.colour()).isEqualTo(0x6B46C1);
        assertThat(field(embed, "Tracking")).contains("UPS 1Z");
    }

    @Test
    void a_refund_shows_amount_and_customer() {
        var details = Map.of("amount", "50.00 USD", "captured", "200.00 USD", "partial", "true");
        var embed =
                EMBEDS.of(
                        letter(
                                "order.refunded",
                                "order.refunded",
                                details,
                                person("lee@example.com")));
        assertThat(embed.title()).isEqualTo("💸 Order Partly Refunded");
        assertThat(field(embed, "Refunded")).contains("50.00 USD");
        assertThat(field(embed, "Customer")).get().asString().contains("lee", "••••4567");
        assertThat(field(embed, "Items")).contains("2 × Lamp · 200.00 USD");
    }

    @Test
    void the_whole_embed_stays_within_discords_limits_whatever_people_write() {
        var evil = "@everyone **`[x](https://e.example)`** \u202E😀".repeat(400);
        var placed = Samples.placed("payment_pending", evil, null);
        var details = Map.of("reason", evil, "remark", evil, "session", evil, "provider", evil);
        var embed =
                EMBEDS.of(
                        letter("payment.failed", "payment.failed", details, person(evil), placed));
        assertThat(embed.length()).isLessThanOrEqualTo(Embed.TOTAL);
        assertThat(embed.title().length()).isLessThanOrEqualTo(Embed.TITLE);
        assertThat(embed.fields())
                .allSatisfy(f -> assertThat(f.value()).hasSizeBetween(1, Embed.VALUE))
                .extracting(Embed.Field::name)
                .contains("Order", "Total");
        assertThat(new String(WebhookMessage.bytes(embed), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("@everyone")
                .doesNotContain("https://e")
                .doesNotContain("\u202E");
    }

    @Test
    void a_link_is_given_only_where_discord_can_see_it() {
        var letter = letter("order.pending", "order.pending", Map.of(), null);
        assertThat(linking("https://shop.example").of(letter).url())
                .isEqualTo("https://shop.example/orders/order-1");
        assertThat(linking("http://localhost:8080").of(letter).url()).isNull();
    }

    private static Embeds linking(String publicUrl) {
        return new Embeds(TestTexts.texts(), Optional.of(URI.create(publicUrl)));
    }

    private static Optional<String> field(Embed embed, String name) {
        return embed.fields().stream()
                .filter(f -> f.name().equals(name))
                .map(Embed.Field::value)
                .findFirst();
    }

    private static PersonalData person(String email) {
        return new PersonalData(null, email, "+12025554567", null, Map.of(), null, null);
    }

    private static Letter letter(
            String kind, String template, Map<String, String> details, @Nullable PersonalData who) {
        return letter(kind, template, details, who, Samples.placed("payment_pending"));
    }

    private static Letter letter(
            String kind,
            String template,
            Map<String, String> details,
            @Nullable PersonalData who,
            OrderPlaced placed) {
        var card = CardFold.apply(OrderCard.unknown("order-1", "main"), placed);
        return new Letter(
                "main",
                "order-1",
                kind,
                template,
                details,
                NOON,
                Objects.requireNonNull(card.placed()),
                Map.of("tracking", "UPS 1Z"),
                who);
    }
}
