package dev.ordertrail.notification.compose;

import static dev.ordertrail.notification.Samples.card;
import static dev.ordertrail.notification.Samples.moved;
import static dev.ordertrail.notification.Samples.placed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.OrderEvent.Cause;
import dev.ordertrail.contracts.OrderEvent.TimerFired;
import dev.ordertrail.contracts.WorkflowDefinition;
import dev.ordertrail.contracts.WorkflowTimer;
import dev.ordertrail.notification.TestTexts;
import dev.ordertrail.notification.WorkflowFiles;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What workflow files say about texts.
@DisplayNameGeneration(ReplaceUnderscores.class)
class WorkflowTextsTest {
    private static final By TIMER = By.system("timer");
    private static final WorkflowDefinition RESTAURANT = WorkflowFiles.restaurant();

    private final Texts texts = TestTexts.texts();

    static Stream<WorkflowDefinition> builtIn() {
        return WorkflowFiles.builtIn().stream();
    }

    @Test
    void there_are_five_of_them() {
        assertThat(builtIn().map(WorkflowDefinition::id))
                .containsExactly("digital", "hosting", "marketplace", "retail", "service");
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void every_template_that_a_file_names_has_a_text_in_the_channel_it_is_told_by(
            WorkflowDefinition flow) {
        var missing = new TreeSet<String>();
        flow.tells().forEach(t -> missing.addAll(without(t.template(), t.to())));
        flow.timers().stream()
                .filter(t -> t.template() != null)
                .forEach(t ->
                        missing.addAll(without(Objects.requireNonNull(t.template()), t.tell())));
        assertThat(missing).as("texts that %s names", flow.ref()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void every_timer_that_reminds_or_warns_reaches_somebody(WorkflowDefinition flow) {
        assertThat(flow.timers())
                .filteredOn(t -> t.act() == WorkflowTimer.Act.REMIND)
                .allSatisfy(t ->
                        assertThat(
                                        OrderWords.ranOut(
                                                flow,
                                                new TimerFired(
                                                        TIMER, t.id(), t.in().getFirst(), 1)))
                                .hasSameSizeAs(t.tell()));
    }

    @Test
    void a_trade_that_nobody_thought_of_is_told_by_its_labels() {
        var order = card(placed("received"));
        var ready =
                Notices.of(order, RESTAURANT, moved("cooking", "ready", Cause.PERSON)).getFirst();
        assertThat(ready.template()).isEqualTo("dish_ready");
        assertThat(words("feed", ready, order))
                .isEqualTo(new Words("Ready", "Order ORD-2026-000123: Your meal is ready"));
        assertThat(words("discord", ready, order))
                .isEqualTo(new Words("🔔 Ready", "Order **ORD-2026-000123**: Your meal is ready."));
        assertThat(ready.details()).containsEntry("colour", "#6B46C1");
    }

    @Test
    void a_reminder_without_a_text_of_its_own_is_told_by_the_status_it_is_about() {
        var order = card(placed("received"));
        var cold = Notices.of(order, RESTAURANT, new TimerFired(TIMER, "cold", "ready", 4));
        assertThat(cold)
                .extracting(Notice::audience)
                .containsExactly(Audience.BUYER, Audience.STAFF);
        assertThat(words("feed", cold.getFirst(), order).title()).isEqualTo("Ready");
    }

    private Words words(String channel, Notice notice, OrderCard card) {
        return texts.of(
                channel,
                notice.template(),
                Objects.requireNonNull(card.placed()),
                notice.details(),
                UnaryOperator.identity());
    }

    private Set<String> without(String template, List<String> roles) {
        var missing = new TreeSet<String>();
        for (var role : roles) {
            var channel = role.equals("staff") ? "discord" : "feed";
            if (!texts.has(channel, template)) {
                missing.add(channel + "/" + template);
            }
        }
        return missing;
    }

    @Test
    void every_notice_of_this_service_has_a_text_of_its_own() {
        var named =
                Map.of(
                        "discord",
                        List.of("order_overdue", "stock_missing", "keys_owed", "edit_declined"),
                        "feed",
                        List.of(
                                "order_overdue",
                                "stock_missing",
                                "keys_owed",
                                "keys_ready",
                                "edit_proposed",
                                "order_edited",
                                "edit_declined",
                                "staff_assigned",
                                "dispute_resolved",
                                "review_earned",
                                "role_earned",
                                "benefit_earned"));
        named.forEach((channel, all) ->
                assertThat(all).allSatisfy(n -> assertThat(texts.has(channel, n)).isTrue()));
    }
}
