package dev.ordertrail.payment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordertrail.contracts.PaymentEvent.DisputeState;
import dev.ordertrail.payment.Permutations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DisputeTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Dispute OPENED = open("needs_response", 0);
    private static final Dispute REVIEWED = open("under_review", 1);
    private static final Dispute WON = ended(DisputeState.WON, "won", 2);
    private static final Dispute LOST = ended(DisputeState.LOST, "lost", 3);

    @Test
    void an_open_dispute_moves_on_through_its_stages() {
        assertThat(REVIEWED.isNewsAfter(OPENED)).isTrue();
        assertThat(open("needs_response", 5).isNewsAfter(open("warning_under_review", 0))).isTrue();
        assertThat(OPENED.isNewsAfter(REVIEWED)).isFalse();
    }

    @Test
    void the_same_said_again_is_no_news() {
        assertThat(OPENED.isNewsAfter(OPENED)).isFalse();
        assertThat(ended(DisputeState.WON, "won", 9).isNewsAfter(WON)).isFalse();
    }

    @Test
    void a_late_update_does_not_reopen_what_ended() {
        assertThat(open("under_review", 99).isNewsAfter(WON)).isFalse();
        assertThat(WON.isNewsAfter(OPENED)).isTrue();
    }

    @Test
    void of_two_ends_the_later_one_holds() {
        assertThat(LOST.isNewsAfter(WON)).isTrue();
        assertThat(WON.isNewsAfter(LOST)).isFalse();
    }

    @Test
    void any_order_of_arrival_ends_in_the_same_place() {
        // Given
        var said = List.of(OPENED, REVIEWED, WON, LOST, ended(DisputeState.WON, "won", 4));
        var random = new Random(7);

        for (var walk = 0; walk < 500; walk++) {
            // When
            var shuffled = new ArrayList<>(said);
            Collections.shuffle(shuffled, random);
            var known = shuffled.getFirst();
            for (var next : shuffled) {
                known = known.and(next);
            }

            // Then
            var last = said.getLast();
            assertThat(known)
                    .isEqualTo(
                            new Dispute(
                                    "dp_1",
                                    last.state(),
                                    last.status(),
                                    last.at(),
                                    new Dispute.Details(
                                            "fraudulent", null, last.details().dueBy(), NOON)));
        }
    }

    /// An inquiry is answered and reviewed, becomes a chargeback, and is answered once more.
    @Test
    void of_words_that_come_back_the_later_one_holds_in_any_order_of_arrival() {
        // Given
        var inquiry = List.of(open("OPEN", 0), open("WAITING_FOR_SELLER_RESPONSE", 1));
        var reviewed = open("UNDER_REVIEW", 2);
        var chargeback = open("WAITING_FOR_SELLER_RESPONSE", 3);
        var open = new ArrayList<>(inquiry);
        open.addAll(List.of(reviewed, chargeback));
        var whole = new ArrayList<>(open);
        whole.add(ended(DisputeState.LOST, "RESOLVED_BUYER_FAVOUR", 4));

        // Then
        assertThat(ends(open)).hasSize(1).allMatch(end -> end.at().equals(chargeback.at()));
        assertThat(ends(whole)).hasSize(1).allMatch(end -> end.state() == DisputeState.LOST);
        assertThat(reviewed.isNewsAfter(chargeback)).isFalse();
    }

    private static Set<Dispute> ends(List<Dispute> said) {
        return Permutations.of(said).stream()
                .map(order -> order.stream().reduce(Dispute::and).orElseThrow())
                .collect(Collectors.toSet());
    }

    private static Dispute open(String status, long second) {
        return dispute(DisputeState.OPEN, status, second);
    }

    private static Dispute ended(DisputeState state, String status, long second) {
        return dispute(state, status, second);
    }

    private static Dispute dispute(DisputeState state, String status, long second) {
        var at = NOON.plusSeconds(second);
        var details = new Dispute.Details("fraudulent", null, at.plusSeconds(3600), at);
        return new Dispute("dp_1", state, status, at, details);
    }
}
