package dev.ordertrail.tracking.project;

import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.WorkflowTimer.Act;
import dev.ordertrail.tracking.project.Extras.Noted;
import dev.ordertrail.tracking.project.Timeline.Placed;
import dev.ordertrail.tracking.project.TimelineEntry.Eyes;
import dev.ordertrail.tracking.project.TimelineEntry.Tone;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Entries of what happens to an order beside its way, in plain words.
final class ExtraEntries {
    private static final String ROLE = "role:";

    private ExtraEntries() {}

    static List<Placed> of(OrderDoc order, Words words) {
        return order.extras().noted().stream()
                .map(n -> new Placed(OrderEntries.TOPIC, n.version(), entry(n, words)))
                .toList();
    }

    /// What is said of one thing.
    ///
    /// @param name its own name, which reads as its title
    private record Said(String name, String sentence, Tone tone, Eyes eyes) {}

    private static TimelineEntry entry(Noted n, Words words) {
        var said = said(n, words);
        return new TimelineEntry(
                n.eventId(),
                said.name(),
                false,
                n.at(),
                n.recordedAt(),
                OrderEntries.source(n.by()),
                said.sentence(),
                null,
                n.text(),
                null,
                null,
                said.tone(),
                n.facts(),
                said.eyes());
    }

    private static Said said(Noted n, Words words) {
        var facts = n.facts();
        return switch (n.what()) {
            case DISPUTE_RESOLVED ->
                    new Said("dispute_resolved", outcome(facts), Tone.NEUTRAL, Eyes.ALL);
            case STAFF_ASSIGNED ->
                    parties(
                            "staff_assigned",
                            facts.getOrDefault("name", "A member of staff")
                                    + " looks after the order");
            case STAFF_UNASSIGNED ->
                    house("staff_unassigned", "Somebody looks after the order no longer");
            case LINKED -> linked(facts);
            case EDIT_PROPOSED ->
                    new Said(
                            "change_proposed",
                            "A change waits for the buyer's word: " + price(facts),
                            Tone.ATTENTION,
                            Eyes.PARTIES);
            case EDITED -> parties("order_changed", "The order was changed: " + price(facts));
            case EDIT_DECLINED ->
                    parties("change_declined", "The change was declined; the order stays as it is");
            case STOCK -> stock(facts);
            case KEYS_ASSIGNED -> good("keys_ready", "Licence keys are ready: " + count(facts));
            case KEYS_OWED ->
                    new Said(
                            "keys_owed",
                            "Licence keys are still to come: " + count(facts),
                            Tone.ATTENTION,
                            Eyes.PARTIES);
            case KEYS_REVEALED -> house("keys_revealed", revealed(n.by()));
            case KEYS_SUSPENDED ->
                    new Said(
                            "keys_suspended",
                            "Licence keys cannot be used for now",
                            Tone.ATTENTION,
                            Eyes.PARTIES);
            case KEYS_RESTORED -> good("keys_restored", "Licence keys can be used again");
            case KEYS_REVOKED ->
                    new Said(
                            "keys_revoked", "Licence keys were taken back", Tone.BAD, Eyes.PARTIES);
            case TIMER_FIRED -> ranOut(facts, words);
            case BENEFIT_GRANTED -> earned(facts.getOrDefault("benefit", ""));
        };
    }

    private static Said parties(String name, String sentence) {
        return new Said(name, sentence, Tone.NEUTRAL, Eyes.PARTIES);
    }

    private static Said good(String name, String sentence) {
        return new Said(name, sentence, Tone.GOOD, Eyes.PARTIES);
    }

    private static Said house(String name, String sentence) {
        return new Said(name, sentence, Tone.NEUTRAL, Eyes.HOUSE);
    }

    private static String outcome(Map<String, String> facts) {
        return switch (facts.getOrDefault("outcome", "")) {
            case "refund" -> "The dispute was resolved: the money goes back to the buyer";
            case "complete" -> "The dispute was resolved: the order is complete";
            case "cancel" -> "The dispute was resolved: the order is called off";
            case "resume" -> "The dispute was resolved: the order goes on";
            default -> "The dispute was resolved";
        };
    }

    private static Said linked(Map<String, String> facts) {
        var reference = facts.getOrDefault("reference", "");
        return switch (facts.getOrDefault("kind", "")) {
            case "server" -> good("server_ready", "The server " + reference + " was set up");
            case "delivery" -> good("handed_over", "It was handed over: " + reference);
            case "ticket" -> parties("ticket_linked", "Ticket " + reference + " belongs to it");
            case "review" -> parties("review_written", "The buyer wrote a review");
            case "conversation" ->
                    house("conversation_linked", "Conversation " + reference + " belongs to it");
            case "agent" -> house("agent_linked", "Agent " + reference + " belongs to it");
            case "key" -> house("key_linked", "Key " + reference + " belongs to it");
            default -> house("reference_linked", reference + " belongs to it");
        };
    }

    private static String price(Map<String, String> facts) {
        return "the total is " + facts.getOrDefault("total", "as before");
    }

    private static String count(Map<String, String> facts) {
        return facts.getOrDefault("quantity", "some");
    }

    private static Said stock(Map<String, String> facts) {
        return switch (facts.getOrDefault("state", "")) {
            case "held" -> house("stock_held", "What was bought is set aside");
            case "consumed" -> house("stock_used", "What was bought has left the stock");
            case "released" -> house("stock_released", "What was set aside is back in stock");
            case "missing" ->
                    new Said(
                            "stock_missing",
                            "What was bought is no longer there: "
                                    + facts.getOrDefault("missing", "some of it"),
                            Tone.ATTENTION,
                            Eyes.HOUSE);
            default -> house("stock_noted", "The stock was counted");
        };
    }

    private static String revealed(By by) {
        return by.role().equals("buyer")
                ? "The buyer looked at the licence keys"
                : "Staff looked at the licence keys";
    }

    private static Said ranOut(Map<String, String> facts, Words words) {
        var label = words.label(facts.getOrDefault("status", ""));
        return switch (act(facts.get("timer"), words)) {
            case REMIND -> house("reminder_sent", "A reminder went out: still at " + label);
            case ALERT ->
                    new Said(
                            "overdue",
                            "The order has been at " + label + " for longer than expected",
                            Tone.ATTENTION,
                            Eyes.HOUSE);
            case MOVE -> house("time_ran_out", "The time for " + label + " ran out");
            case null -> house("timer_ran_out", "A timer ran out at " + label);
        };
    }

    private static @Nullable Act act(@Nullable String timer, Words words) {
        var flow = words.flow();
        return flow == null
                ? null
                : flow.timers().stream()
                        .filter(t -> t.id().equals(timer))
                        .map(t -> t.act())
                        .findFirst()
                        .orElse(null);
    }

    private static Said earned(String benefit) {
        if (benefit.startsWith(ROLE)) {
            var role = benefit.substring(ROLE.length()).replace('_', ' ');
            return good("role_earned", "The customer has earned the role " + role);
        }
        return benefit.equals("review")
                ? good("review_open", "The customer can write a review")
                : good("benefit_earned", "The customer has earned: " + benefit);
    }
}
