package dev.ordertrail.payment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordertrail.payment.domain.LookupKey.Kind;
import dev.ordertrail.payment.domain.Match.Conflict;
import dev.ordertrail.payment.domain.Match.Link;
import dev.ordertrail.payment.domain.Match.None;
import dev.ordertrail.payment.domain.Match.One;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MatchTest {
    private static final Link NUMBER_A = link(Kind.NUMBER, "ORD-1", "a");
    private static final Link INTENT_A = link(Kind.PAYMENT_INTENT, "pi_1", "a");
    private static final Link INTENT_B = link(Kind.PAYMENT_INTENT, "pi_1", "b");
    private static final Link REFERENCE_A = link(Kind.REFERENCE, "R-7", "a");
    private static final Link REFERENCE_B = link(Kind.REFERENCE, "R-7", "b");

    @Test
    void nothing_known_is_no_match() {
        assertThat(Match.of(List.of())).isEqualTo(new None());
    }

    @Test
    void keys_that_agree_match() {
        assertThat(Match.of(List.of(NUMBER_A, INTENT_A, REFERENCE_A))).isEqualTo(new One("a"));
    }

    @Test
    void a_payment_of_one_order_that_names_another_is_a_conflict() {
        assertThat(Match.of(List.of(NUMBER_A, INTENT_B))).isInstanceOf(Conflict.class);
    }

    @Test
    void a_reference_alone_matches_when_it_is_one_order_s() {
        assertThat(Match.of(List.of(REFERENCE_A))).isEqualTo(new One("a"));
        assertThat(Match.of(List.of(REFERENCE_A, REFERENCE_B))).isInstanceOf(Conflict.class);
    }

    @Test
    void a_reference_that_several_sellers_use_is_settled_by_the_payment() {
        assertThat(Match.of(List.of(INTENT_A, REFERENCE_A, REFERENCE_B))).isEqualTo(new One("a"));
        assertThat(Match.of(List.of(INTENT_A, REFERENCE_B))).isInstanceOf(Conflict.class);
    }

    private static Link link(Kind kind, String value, String order) {
        return new Link(new LookupKey(kind, value), order);
    }
}
