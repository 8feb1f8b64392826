package dev.ordertrail.systemtest.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordertrail.systemtest.kill.Findings.OnTopic;
import dev.ordertrail.systemtest.kill.Findings.Shown;
import dev.ordertrail.systemtest.kill.Findings.Stored;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// The judge finds each kind of damage that is planted.
@DisplayNameGeneration(ReplaceUnderscores.class)
class CheckerTest {
    private static final String HASH = "a hash";

    private final Set<String> acknowledged = new HashSet<>(Set.of("a", "b"));
    private final List<Stored> stored =
            new ArrayList<>(List.of(stored("a", 1), stored("a", 2), stored("b", 1)));
    private final List<OnTopic> topic =
            new ArrayList<>(List.of(told("a", 1), told("b", 1), told("a", 2)));
    private final Map<String, List<OnTopic>> others =
            new HashMap<>(Map.of("payment-events", List.of(told("a", 1), told("a", 2))));
    private final List<Shown> shown =
            new ArrayList<>(List.of(new Shown("a", 2), new Shown("b", 1)));
    private String rebuilt = HASH;

    @Test
    void a_sound_run_has_nothing_to_complain_of() {
        assertThat(complaints()).isEmpty();
    }

    @Test
    void identical_repeats_are_sound_however_late() {
        topic.addAll(List.of(told("a", 1), told("a", 2), told("a", 1)));
        assertThat(complaints()).isEmpty();
        assertThat(Checker.repeats(topic)).isEqualTo(3);
    }

    @Test
    void an_order_may_be_stored_whose_answer_was_never_heard() {
        acknowledged.remove("b");
        assertThat(complaints()).isEmpty();
    }

    @Test
    void a_lost_order() {
        acknowledged.add("c");
        assertThat(complaints()).containsExactly("acknowledged and not stored: c version 1");
    }

    @Test
    void an_event_lost_between_store_and_topic() {
        topic.removeLast();
        assertThat(complaints()).containsExactly("stored and not told: a version 2");
    }

    @Test
    void a_double_with_other_bytes() {
        topic.add(new OnTopic("a", 2, "a-2", "other", "other"));
        assertThat(complaints())
                .containsExactly(
                        "a repeat that differs on order-events: a version 2",
                        "told otherwise than stored: a version 2");
    }

    @Test
    void a_double_with_another_id() {
        topic.add(new OnTopic("a", 2, "another", "a-2", "a-2"));
        assertThat(complaints()).contains("a repeat that differs on order-events: a version 2");
    }

    @Test
    void a_double_with_other_headers() {
        topic.add(new OnTopic("a", 2, "a-2", "a-2", "other"));
        assertThat(complaints())
                .containsExactly("a repeat that differs on order-events: a version 2");
    }

    @Test
    void a_gap_that_a_late_record_fills() {
        stored.add(stored("a", 3));
        shown.set(0, new Shown("a", 3));
        topic.addAll(2, List.of(told("a", 3)));
        assertThat(complaints()).contains("out of order or a gap on order-events: a version 3");
    }

    @Test
    void a_gap_on_a_topic_of_another_service() {
        others.put("payment-events", List.of(told("a", 1), told("a", 3)));
        assertThat(complaints())
                .containsExactly("out of order or a gap on payment-events: a version 3");
    }

    @Test
    void a_gap_in_the_store() {
        stored.add(stored("b", 3));
        topic.addAll(List.of(told("b", 3)));
        shown.set(1, new Shown("b", 3));
        assertThat(complaints()).contains("a gap in the store: b version 2");
    }

    @Test
    void an_event_that_nobody_stored() {
        topic.add(told("c", 1));
        assertThat(complaints()).containsExactly("told and not stored: c version 1");
    }

    @Test
    void an_order_that_tracking_lost() {
        shown.removeLast();
        assertThat(complaints()).containsExactly("stored and not shown: b version 1");
    }

    @Test
    void an_order_that_tracking_has_twice() {
        shown.add(new Shown("b", 1));
        assertThat(complaints()).containsExactly("shown twice: b version 1");
    }

    @Test
    void an_event_that_tracking_skipped_or_counted_twice() {
        shown.set(0, new Shown("a", 3));
        assertThat(complaints())
                .containsExactly("shown at another version than stored: a version 3");
    }

    @Test
    void a_view_that_a_rebuild_makes_differently() {
        rebuilt = "another hash";
        assertThat(complaints()).containsExactly("a rebuild makes another view than the live one");
    }

    private List<String> complaints() {
        return Checker.complaints(
                new Findings(acknowledged, stored, topic, others, shown, HASH, rebuilt));
    }

    private static Stored stored(String order, long version) {
        return new Stored(order, version, order + "-" + version, order + "-" + version);
    }

    private static OnTopic told(String order, long version) {
        var name = order + "-" + version;
        return new OnTopic(order, version, name, name, name);
    }
}
