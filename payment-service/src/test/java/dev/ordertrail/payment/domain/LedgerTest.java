package dev.ordertrail.payment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.payment.domain.Entry.Kind;
import dev.ordertrail.payment.domain.Entry.Source;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LedgerTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Asset USD = Asset.iso("USD");
    private static final Entry CAPTURED = said(Kind.CAPTURED_SO_FAR, "pi_1", "100", 0);

    @Test
    void the_same_capture_told_by_three_objects_came_in_once() {
        var ledger =
                Ledger.of(
                        List.of(
                                CAPTURED,
                                said(Kind.CAPTURED_SO_FAR, "cs_1", "100", 1),
                                said(Kind.CAPTURED_SO_FAR, "ch_1", "100", 2)));

        assertThat(ledger.postings())
                .containsExactly(
                        new Posting(
                                "held/pi_1/pi_1/100.00 usd",
                                "pi_1",
                                Account.CAPTURED,
                                Account.HELD,
                                "pi_1",
                                usd("100"),
                                NOON));
        balances(ledger, "100", "0", "100");
    }

    @Test
    void levels_of_refunds_become_what_each_added() {
        var ledger =
                Ledger.of(
                        List.of(
                                said(Kind.REFUNDED_SO_FAR, "ch_1", "100", 5),
                                CAPTURED,
                                said(Kind.REFUNDED_SO_FAR, "ch_1", "40", 3)));

        assertThat(refunds(ledger)).containsExactly("ch_1 40.00 USD", "ch_1 60.00 USD");
        balances(ledger, "100", "100", "0");
    }

    @Test
    void a_refund_with_an_id_of_its_own_is_not_counted_again_by_its_level() {
        var ledger =
                Ledger.of(
                        List.of(
                                CAPTURED,
                                said(Kind.REFUNDED_SO_FAR, "ch_1", "40", 3),
                                said(Kind.REFUNDED, "re_1", "40", 3),
                                said(Kind.REFUNDED_SO_FAR, "ch_1", "70", 4)));

        assertThat(refunds(ledger)).containsExactly("re_1 40.00 USD", "ch_1 30.00 USD");
        balances(ledger, "100", "70", "30");
    }

    @Test
    void a_refund_that_failed_after_all_came_back() {
        var ledger =
                Ledger.of(
                        List.of(
                                CAPTURED,
                                said(Kind.REFUND_PENDING, "re_1", "40", 1),
                                said(Kind.REFUNDED, "re_1", "40", 2),
                                said(Kind.REFUNDED_SO_FAR, "ch_1", "40", 2),
                                said(Kind.REFUND_FAILED, "re_1", "40", 9)));

        balances(ledger, "100", "0", "100");
        assertThat(ledger.postings()).hasSize(3);
    }

    @Test
    void a_refund_that_failed_undoes_its_own_posting_and_no_other() {
        var ledger =
                Ledger.of(
                        List.of(
                                CAPTURED,
                                said(Kind.REFUNDED_SO_FAR, "ch_1", "40", 2),
                                said(Kind.REFUND_FAILED, "re_1", "40", 9),
                                said(Kind.REFUNDED, "re_1", "40", 2),
                                said(Kind.REFUNDED, "re_2", "30", 3),
                                said(Kind.REFUNDED_SO_FAR, "ch_1", "70", 3),
                                said(Kind.REFUNDED, "re_3", "40", 10)));

        assertThat(refunds(ledger))
                .containsExactly("re_1 40.00 USD", "re_2 30.00 USD", "re_3 40.00 USD");
        assertThat(ledger.postings())
                .filteredOn(p -> p.from() == Account.REFUNDED)
                .extracting(p -> p.object() + " " + p.amount())
                .containsExactly("re_1 40.00 USD");
        balances(ledger, "100", "70", "30");
    }

    @Test
    void a_refund_that_was_never_made_moves_nothing() {
        var ledger =
                Ledger.of(
                        List.of(
                                CAPTURED,
                                said(Kind.REFUND_PENDING, "R1", "40", 1),
                                said(Kind.REFUND_NOT_MADE, "R1", "40", 2),
                                said(Kind.REFUNDED_SO_FAR, "R2", "40", 3)));

        assertThat(refunds(ledger)).containsExactly("R2 40.00 USD");
        balances(ledger, "100", "40", "60");
    }

    @Test
    void a_refund_that_was_made_by_its_own_word_and_then_was_not_came_back() {
        var ledger =
                Ledger.of(
                        List.of(
                                CAPTURED,
                                said(Kind.REFUND_NOT_MADE, "R1", "40", 2),
                                said(Kind.REFUNDED_SO_FAR, "R1", "40", 1)));

        balances(ledger, "100", "0", "100");
    }

    @Test
    void a_dispute_takes_its_money_once_whoever_tells_it() {
        var booked = disputed(Kind.DISPUTE_WITHDRAWN, "txn_1", "100", 3);
        var told = disputed(Kind.DISPUTE_WITHDRAWN, "dp_1", "100", 4);
        var lost = disputed(Kind.DISPUTE_LOST, "dp_1", "100", 9);
        for (var said :
                List.of(
                        List.of(booked),
                        List.of(told),
                        List.of(lost),
                        List.of(lost, told, booked))) {
            var all = new ArrayList<>(said);
            all.add(CAPTURED);

            balances(Ledger.of(all), "100", "100", "0");
        }
    }

    @Test
    void a_dispute_that_was_won_gave_back_what_it_took_and_its_fee_stays_a_cost() {
        var ledger =
                Ledger.of(
                        List.of(
                                CAPTURED,
                                disputed(Kind.DISPUTE_WITHDRAWN, "txn_1", "100", 3),
                                said(Kind.FEE, "txn_1", "15", 3),
                                disputed(Kind.DISPUTE_OVER, "dp_1", "100", 9)));

        balances(ledger, "100", "15", "85");
        assertThat(ledger.balance(USD).on(Account.FEES)).isEqualTo(usd("15"));
        assertThat(ledger.balance(USD).on(Account.DISPUTED)).isEqualTo(usd("0"));
    }

    @Test
    void a_bank_that_decides_again_has_the_last_word() {
        var won = disputed(Kind.DISPUTE_OVER, "dp_1", "100", 5);
        var lost = disputed(Kind.DISPUTE_LOST, "dp_1", "100", 9);

        balances(Ledger.of(List.of(CAPTURED, lost, won)), "100", "100", "0");
    }

    @Test
    void what_is_sent_on_or_released_leaves_and_may_come_back() {
        var ledger =
                Ledger.of(
                        List.of(
                                CAPTURED,
                                said(Kind.PAID_OUT, "tr_1", "80", 1),
                                said(Kind.PAID_OUT_RETURNED_SO_FAR, "tr_1", "30", 2),
                                said(Kind.RELEASED, "0xa", "10", 3),
                                said(Kind.FEE, "fee_1", "5", 4),
                                said(Kind.FEE_RETURNED_SO_FAR, "fee_1", "2", 5),
                                said(Kind.GAS, "0xa", "1", 6)));

        balances(ledger, "100", "64", "36");
    }

    @Test
    void what_a_chain_undid_counts_no_more_until_it_is_included_again() {
        var locked = said(Kind.LOCKED_SO_FAR, "0xa", "100", 0);
        var undone = said(Kind.VOIDED, "0xa", "100", 5);
        var again = said(Kind.LOCKED_SO_FAR, "0xa", "100", 9);

        assertThat(Ledger.of(List.of(undone, locked)).postings()).isEmpty();
        balances(Ledger.of(List.of(again, undone, locked)), "100", "0", "100");
    }

    @ParameterizedTest
    @CsvSource({
        "JPY, 0, 25001, 1",
        "KWD, 3, 12.345, 0.001",
        "USDC, 6, 1999999.999999, 0.000001",
        "ETH, 18, 123456789.123456789123456789, 0.000000000000000001"
    })
    void every_asset_is_exact_to_its_last_unit(
            String code, int decimals, BigDecimal paid, BigDecimal unit) {
        var asset = new Asset(code, decimals);
        var all = new Money(paid, asset);
        var one = new Money(unit, asset);

        var ledger =
                Ledger.of(
                        List.of(
                                entry(Kind.CAPTURED_SO_FAR, "x", all),
                                entry(Kind.REFUNDED, "r1", one),
                                entry(Kind.REFUNDED, "r2", one)));

        var balance = ledger.balance(asset);
        assertThat(balance.in()).isEqualTo(all);
        assertThat(balance.out().minor()).isEqualTo(2);
        assertThat(balance.held().minor()).isEqualTo(all.minor().subtract(BigInteger.TWO));
    }

    @Test
    void any_order_and_any_repeats_give_one_and_the_same_ledger() {
        // Given
        var random = new Random(20260302);
        var amounts = List.of("10", "40", "60", "100");
        var kinds = List.of(Kind.values());
        var said = new ArrayList<Entry>();
        for (var n = 0; n < 60; n++) {
            var kind = kinds.get(random.nextInt(kinds.size()));
            var dispute = kind.name().startsWith("DISPUTE");
            var object = dispute && random.nextBoolean() ? "dp_1" : "obj_" + random.nextInt(5);
            said.add(
                    Entry.of(
                            "pi_" + random.nextInt(2),
                            kind,
                            new Source(object, dispute ? "dp_1" : null),
                            usd(amounts.get(random.nextInt(amounts.size()))),
                            NOON.plusSeconds(random.nextInt(20))));
        }
        var expected = Ledger.of(said);

        for (var walk = 0; walk < 2_000; walk++) {
            // When
            var shuffled = new ArrayList<>(said);
            shuffled.addAll(said.subList(0, random.nextInt(said.size())));
            Collections.shuffle(shuffled, random);

            // Then
            assertThat(Ledger.of(shuffled)).isEqualTo(expected);
        }
        for (var balance : expected.balances()) {
            assertThat(balance.in()).isEqualTo(balance.out().plus(balance.held()));
        }
    }

    private static void balances(Ledger ledger, String in, String out, String held) {
        var balance = ledger.balance(USD);
        assertThat(List.of(balance.in(), balance.out(), balance.held()))
                .containsExactly(usd(in), usd(out), usd(held));
    }

    private static List<String> refunds(Ledger ledger) {
        return ledger.postings().stream()
                .filter(p -> p.to() == Account.REFUNDED)
                .map(p -> p.object() + " " + p.amount())
                .toList();
    }

    private static Entry said(Kind kind, String object, String amount, long second) {
        return said(kind, object, null, amount, second);
    }

    private static Entry disputed(Kind kind, String object, String amount, long second) {
        return said(kind, object, "dp_1", amount, second);
    }

    private static Entry said(
            Kind kind, String object, @Nullable String dispute, String amount, long second) {
        return Entry.of(
                "pi_1", kind, new Source(object, dispute), usd(amount), NOON.plusSeconds(second));
    }

    private static Entry entry(Kind kind, String object, Money amount) {
        return Entry.of("p", kind, Source.of(object), amount, NOON);
    }

    private static Money usd(String amount) {
        return new Money(new BigDecimal(amount), USD);
    }
}
