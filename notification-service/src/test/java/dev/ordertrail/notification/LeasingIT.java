package dev.ordertrail.notification;

import static dev.ordertrail.notification.Samples.placed;
import static dev.ordertrail.notification.Samples.recorded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordertrail.contracts.NotificationEvent.Told;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.contracts.Topics;
import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.embedded.TestStack;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.notification.send.Letter;
import dev.ordertrail.notification.send.Teller;
import dev.ordertrail.notification.send.discord.DiscordChannel;
import dev.ordertrail.notification.send.discord.FakeDiscord;
import dev.ordertrail.notification.store.DueDeliveries;
import dev.ordertrail.notification.store.DueDeliveries.Claimed;
import dev.ordertrail.notification.store.DueDeliveries.Lease;
import dev.ordertrail.notification.store.Ledger;
import dev.ordertrail.notification.store.Ledger.Settled;
import dev.ordertrail.notification.store.Ledger.State;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Who may tell a letter when several could: workers driven by the test, on the real ledger.
@QuarkusTest
@TestProfile(LeasingIT.ByHand.class)
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "notification"))
@QuarkusTestResource(DiscordResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class LeasingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject Tx tx;
    @Inject Teller teller;
    @Inject DiscordChannel channel;
    @Inject DueDeliveries due;
    @Inject Ledger ledger;

    private final Topical topics = new Topical(TestStack.shared().bootstrapServers());
    private FakeDiscord discord;

    /// Nobody tells anything unless the test does.
    public static final class ByHand implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("ordertrail.notification.teller.enabled", "false");
        }
    }

    @BeforeEach
    void open() {
        discord = new FakeDiscord(DiscordResource.port());
    }

    @AfterEach
    void close() {
        discord.close();
        topics.close();
    }

    @Test
    void two_workers_tell_every_letter_once() throws InterruptedException, ExecutionException {
        var numbers = new ArrayList<String>();
        for (var i = 0; i < 40; i++) {
            numbers.add(order(UUID.randomUUID().toString()));
        }
        await().atMost(PATIENCE).until(() -> pending() == 40);

        try (var pool = Executors.newFixedThreadPool(2)) {
            Callable<Integer> work = this::untilNothingIsDue;
            for (var worker : pool.invokeAll(List.of(work, work))) {
                assertThat(worker.get()).isPositive();
            }
        }

        assertThat(pending()).isZero();
        assertThat(numbers).allSatisfy(n -> assertThat(discord.messagesAbout(n)).hasSize(1));
    }

    @Test
    void a_crash_between_telling_and_writing_down_tells_again_when_the_lease_has_run_out() {
        var order = UUID.randomUUID().toString();
        var number = order(order);
        await().atMost(PATIENCE).until(() -> pending() == 1);
        var crashing = UUID.randomUUID();
        var claimed = claim(crashing, Duration.ofSeconds(4)).getFirst();
        channel.tell(letter(claimed));

        assertThat(teller.round(channel, UUID.randomUUID())).isZero();
        await().atMost(PATIENCE).until(() -> teller.round(channel, UUID.randomUUID()) == 1);

        assertThat(discord.messagesAbout(number)).hasSize(2);
        assertThat(late(crashing, claimed)).isFalse();
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(topics.read(Topics.NOTIFICATION_EVENTS, order))
                                .extracting(Recorded::event)
                                .filteredOn(
                                        e -> e instanceof Told t && t.channel().equals("discord"))
                                .hasSize(1));
    }

    @Test
    void later_letters_about_an_order_wait_for_the_earlier_one() {
        var order = UUID.randomUUID().toString();
        order(order);
        topics.send(Topics.PAYMENT_EVENTS, recorded(order, 1, Samples.checkout()));
        await().atMost(PATIENCE).until(() -> pending() == 2);

        var first = claim(UUID.randomUUID(), Duration.ofSeconds(3));

        assertThat(first).extracting(c -> c.delivery().kind()).containsExactly("order.pending");
        assertThat(teller.round(channel, UUID.randomUUID())).isZero();
        await().atMost(PATIENCE).until(() -> untilNothingIsDue() >= 0 && pending() == 0);
        assertThat(discord.messages().getFirst()).contains("Order Pending Payment");
    }

    private String order(String id) {
        var number = "ORD-2026-" + id.substring(0, 8);
        var placed = Samples.numbered(number, placed("payment_pending"));
        topics.send(Topics.ORDER_EVENTS, recorded(id, 1, placed));
        return number;
    }

    private int untilNothingIsDue() {
        var worker = UUID.randomUUID();
        var told = 0;
        for (var leased = -1; leased != 0; told += leased) {
            leased = teller.round(channel, worker);
        }
        return told;
    }

    private List<Claimed> claim(UUID worker, Duration lease) {
        return tx.in(c -> due.claim(c, worker, channel.name(), List.of(), new Lease(1, lease)));
    }

    private boolean late(UUID worker, Claimed claimed) {
        var settled = new Settled(null, "99");
        return tx.in(
                c -> ledger.settle(c, claimed.delivery().id(), worker, State.TOLD, settled, 1));
    }

    private long pending() {
        return tx.in(c -> due.backlog(c, channel.name())).pending();
    }

    private static Letter letter(Claimed claimed) {
        var d = claimed.delivery();
        return new Letter(
                d.shop(),
                d.orderId(),
                d.kind(),
                d.template(),
                d.details(),
                d.happened(),
                Objects.requireNonNull(claimed.card().placed()),
                Map.of(),
                null);
    }
}
