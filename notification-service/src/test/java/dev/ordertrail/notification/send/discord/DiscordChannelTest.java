package dev.ordertrail.notification.send.discord;

import static dev.ordertrail.notification.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ordertrail.contracts.PersonalData;
import dev.ordertrail.notification.Samples;
import dev.ordertrail.notification.TestTexts;
import dev.ordertrail.notification.compose.Kind;
import dev.ordertrail.notification.send.Attempt;
import dev.ordertrail.notification.send.Letter;
import dev.ordertrail.notification.send.TellingConfig;
import dev.ordertrail.notification.send.discord.FakeDiscord.Answer;
import dev.ordertrail.notification.send.discord.FakeDiscord.Hang;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DiscordChannelTest {
    private final FakeDiscord discord = new FakeDiscord();
    private final DiscordChannel channel = channel(discord.url());

    @AfterEach
    void close() {
        discord.close();
    }

    @Test
    void a_message_that_discord_stores_is_told_under_its_id() {
        assertThat(tell()).isEqualTo(new Attempt.Accepted("99"));
        assertThat(discord.messages()).hasSize(1);
        assertThat(discord.messages().getFirst())
                .contains(
                        "\"allowed_mentions\":{\"parse\":[]}",
                        "Order Pending Payment",
                        "lee@example.com")
                .contains("••••4567")
                .doesNotContain("2025554567");
    }

    @Test
    void a_spent_bucket_keeps_the_webhook_at_rest_and_nobody_calls_it() {
        discord.willAnswer(
                Answer.stored(
                        Map.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset-After", "30")));
        tell();
        assertThat(channel.rest("main", Instant.now())).isGreaterThan(Duration.ofSeconds(20));
        assertThat(tell()).isInstanceOf(Attempt.Limited.class);
        assertThat(discord.calls()).isEqualTo(1);
    }

    @Test
    void a_429_says_when_to_come_back() {
        discord.willAnswer(Answer.limited("1.5", false));
        assertThat(tell()).isEqualTo(new Attempt.Limited(Duration.ofMillis(1500)));
        assertThat(channel.rest("main", Instant.now())).isPositive();
        assertThat(channel.rest("other", Instant.now())).isZero();
    }

    @Test
    void a_global_429_stops_every_webhook() {
        discord.willAnswer(Answer.limited("9", true));
        tell();
        assertThat(channel.rest("other", Instant.now())).isPositive();
    }

    @Test
    void a_broken_discord_may_work_next_time() {
        discord.willAnswer(Answer.of(500), Answer.of(502));
        assertThat(tell()).isEqualTo(new Attempt.Broken("http_500"));
        assertThat(tell()).isEqualTo(new Attempt.Broken("http_502"));
    }

    @Test
    void a_silent_discord_times_out() {
        discord.willAnswer(new Answer(200, Map.of(), "", false, Hang.BEFORE_HEAD));
        assertThat(tell()).isEqualTo(new Attempt.Broken("timeout"));
    }

    @Test
    void what_discord_has_stored_is_not_told_again_because_its_answer_is_slow() {
        discord.willAnswer(new Answer(200, Map.of(), "{\"id\":\"1\"}", true, Hang.BEFORE_BODY));
        assertThat(tell()).isEqualTo(new Attempt.Accepted(null));
    }

    @Test
    void a_refused_message_leaves_the_channel_open() {
        discord.willAnswer(new Answer(400, Map.of(), "{\"code\": 50035}", false, Hang.NEVER));
        assertThat(tell()).isEqualTo(new Attempt.Refused("http_400_code_50035", false));
        discord.willAnswer(Answer.of(403));
        assertThat(tell()).isEqualTo(new Attempt.Refused("http_403_code_0", false));
    }

    @Test
    void a_webhook_that_is_gone_takes_the_channel_with_it() {
        discord.willAnswer(new Answer(404, Map.of(), "{\"code\": 10015}", false, Hang.NEVER));
        assertThat(tell()).isEqualTo(new Attempt.Refused("http_404_code_10015", true));
        discord.willAnswer(new Answer(401, Map.of(), "no", false, Hang.NEVER));
        assertThat(tell()).isEqualTo(new Attempt.Refused("http_401", true));
    }

    @Test
    void a_redirect_is_not_followed() {
        discord.willAnswer(
                new Answer(302, Map.of("Location", discord.url()), "", false, Hang.NEVER));
        assertThat(tell()).isEqualTo(new Attempt.Refused("http_302", false));
        assertThat(discord.calls()).isEqualTo(1);
    }

    @Test
    void nobody_at_the_door_is_a_failed_attempt() throws IOException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var nowhere = channel("http://localhost:" + port + "/x");
        assertThat(nowhere.tell(letter("main"))).isEqualTo(new Attempt.Broken("connect"));
    }

    @Test
    void a_shop_without_webhook_has_no_channel() {
        assertThat(channel.tell(letter("third"))).isEqualTo(new Attempt.NoChannel());
        assertThat(channel.isOn("third")).isFalse();
    }

    private Attempt tell() {
        return channel.tell(letter("main"));
    }

    private static DiscordChannel channel(String url) {
        var config =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(TellingConfig.class)
                        .withDefaultValue("ordertrail.notification.discord.request-timeout", "1s")
                        .build()
                        .getConfigMapping(TellingConfig.class);
        var webhooks = Webhooks.of(Map.of("main", url, "other", url + "?thread_id=5"));
        return new DiscordChannel(config, webhooks, TestTexts.texts());
    }

    private static Letter letter(String shop) {
        var order = Samples.card(Samples.placed("payment_pending")).placed();
        var customer =
                new PersonalData(
                        "Lee", "lee@example.com", "+1 (202) 555-4567", null, Map.of(), null, null);
        return new Letter(
                shop,
                "order-1",
                Kind.ORDER_PENDING,
                Kind.ORDER_PENDING,
                Map.of(),
                NOON,
                Objects.requireNonNull(order),
                Map.of(),
                customer);
    }
}
