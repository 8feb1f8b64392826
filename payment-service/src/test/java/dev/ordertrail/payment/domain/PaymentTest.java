package dev.ordertrail.payment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.PaymentEvent;
import dev.ordertrail.contracts.PaymentEvent.CheckoutStarted;
import dev.ordertrail.contracts.PaymentEvent.PaymentAttemptFailed;
import dev.ordertrail.contracts.PaymentEvent.PaymentConfirmed;
import dev.ordertrail.contracts.PaymentEvent.PaymentEnded;
import dev.ordertrail.contracts.PaymentEvent.PaymentRefunded;
import dev.ordertrail.contracts.PaymentEvent.Verdict;
import dev.ordertrail.payment.domain.Payment.State;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PaymentTest {
    private static final Asset USD = Asset.iso("USD");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final PaymentEvent STARTED =
            new CheckoutStarted("pi_1", "stripe", "cs_1", null, null);
    private static final PaymentEvent FAILED =
            new PaymentAttemptFailed("pi_1", "stripe", "card_declined");
    private static final PaymentEvent ENDED = new PaymentEnded("pi_1", "stripe", "canceled");
    private static final PaymentEvent PAID = paid("100", USD);

    @Test
    void a_payment_that_was_only_begun_is_pending() {
        assertThat(given(STARTED).state()).isEqualTo(State.PENDING);
    }

    @Test
    void a_failed_attempt_is_not_the_end() {
        assertThat(given(FAILED).state()).isEqualTo(State.ATTEMPT_FAILED);
        assertThat(given(FAILED, PAID).state()).isEqualTo(State.CONFIRMED);
    }

    @Test
    void a_failure_older_than_the_success_changes_nothing_that_shows() {
        assertThat(given(PAID, FAILED).state()).isEqualTo(State.CONFIRMED);
        assertThat(given(PAID, ENDED).state()).isEqualTo(State.CONFIRMED);
    }

    @Test
    void what_ended_stays_ended_until_money_comes_after_all() {
        assertThat(given(ENDED, FAILED).state()).isEqualTo(State.ENDED_UNPAID);
        assertThat(given(ENDED, PAID).state()).isEqualTo(State.CONFIRMED);
    }

    @Test
    void refunds_are_levels_so_an_older_smaller_one_takes_nothing_back() {
        assertThat(given(PAID, refunded("40")).state()).isEqualTo(State.PARTLY_REFUNDED);
        assertThat(given(PAID, refunded("100"), refunded("40")).state()).isEqualTo(State.REFUNDED);
    }

    @Test
    void a_refund_says_what_was_captured_even_when_nobody_else_did() {
        assertThat(given(refunded("100")).sums()).isEqualTo(given(PAID, refunded("100")).sums());
    }

    @Test
    void a_payment_that_cost_nothing_is_confirmed() {
        assertThat(given(paid("0", USD)).state()).isEqualTo(State.CONFIRMED);
    }

    @Test
    void any_order_and_any_repeats_end_in_the_same_payment() {
        // Given
        var facts =
                List.of(
                        STARTED,
                        FAILED,
                        ENDED,
                        PAID,
                        refunded("40"),
                        refunded("100"),
                        paid("60", USD),
                        paid("90", Asset.iso("EUR")));
        var expected = given(facts.toArray(PaymentEvent[]::new));
        var random = new Random(20260301);

        for (var walk = 0; walk < 2_000; walk++) {
            // When
            var shuffled = new ArrayList<>(facts);
            shuffled.addAll(facts.subList(0, random.nextInt(facts.size())));
            Collections.shuffle(shuffled, random);

            // Then
            assertThat(given(shuffled.toArray(PaymentEvent[]::new))).isEqualTo(expected);
        }
    }

    @Test
    void what_was_paid_is_judged_by_amount_and_asset() {
        var order = new Expectation("o", "main", "ORD-1", null, null, "stripe", usd("100"));

        assertThat(order.judge(usd("100.00"), List.of())).isEqualTo(Verdict.EXACT);
        assertThat(order.judge(usd("99.99"), List.of())).isEqualTo(Verdict.UNDERPAID);
        assertThat(order.judge(usd("100.01"), List.of())).isEqualTo(Verdict.OVERPAID);
        assertThat(order.judge(new Money(new BigDecimal("100"), Asset.iso("EUR")), List.of()))
                .isEqualTo(Verdict.OTHER_ASSET);
    }

    private static Payment given(PaymentEvent... facts) {
        var payment = Payment.named();
        var entries = new TreeMap<String, Entry>();
        for (var fact : facts) {
            payment = payment.after(fact);
            Entries.of(fact, NOON).forEach(entry -> entries.put(entry.id(), entry));
        }
        var ledger = Ledger.of(entries.values());
        return payment.with(Sums.of("pi_1", ledger, entries.values()), false);
    }

    private static Money usd(String amount) {
        return new Money(new BigDecimal(amount), USD);
    }

    private static PaymentEvent paid(String amount, Asset asset) {
        var money = new Money(new BigDecimal(amount), asset);
        return new PaymentConfirmed("pi_1", "stripe", money, usd("100"), Verdict.EXACT, "cs_1");
    }

    private static PaymentEvent refunded(String amount) {
        return new PaymentRefunded("pi_1", "stripe", usd(amount), usd("100"));
    }
}
