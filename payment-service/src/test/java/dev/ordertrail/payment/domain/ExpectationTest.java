package dev.ordertrail.payment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.PaymentEvent.Verdict;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ExpectationTest {
    @Test
    void what_is_asked_is_exact() {
        assertThat(asking("200").judge(usd("200"), List.of())).isEqualTo(Verdict.EXACT);
    }

    @Test
    void an_order_that_became_dearer_is_underpaid_by_its_old_price() {
        assertThat(asking("250").judge(usd("200"), List.of())).isEqualTo(Verdict.UNDERPAID);
    }

    @Test
    void an_order_that_became_cheaper_is_overpaid_by_its_old_price() {
        assertThat(asking("150").judge(usd("200"), List.of())).isEqualTo(Verdict.OVERPAID);
    }

    @Test
    void the_rest_completes_what_another_payment_began() {
        var first = payment("200", null);
        assertThat(asking("250").judge(usd("50"), List.of(first))).isEqualTo(Verdict.EXACT);
        assertThat(asking("250").judge(usd("60"), List.of(first))).isEqualTo(Verdict.OVERPAID);
    }

    @Test
    void money_that_went_back_counts_no_more() {
        var undone = payment("200", "200");
        assertThat(asking("200").judge(usd("200"), List.of(undone))).isEqualTo(Verdict.EXACT);
        var partly = payment("200", "50");
        assertThat(asking("200").judge(usd("50"), List.of(partly))).isEqualTo(Verdict.EXACT);
    }

    @Test
    void another_asset_is_no_part_of_the_sum() {
        var euro =
                new Payment(
                        false,
                        false,
                        false,
                        Sums.of(new Money(BigDecimal.TEN, Asset.iso("EUR")), null));
        assertThat(asking("200").judge(usd("200"), List.of(euro))).isEqualTo(Verdict.EXACT);
        assertThat(asking("200").judge(new Money(BigDecimal.TEN, Asset.iso("EUR")), List.of()))
                .isEqualTo(Verdict.OTHER_ASSET);
    }

    private static Expectation asking(String total) {
        return new Expectation("o", "main", "ORD-1", null, null, "stripe", usd(total));
    }

    private static Payment payment(String captured, @Nullable String refunded) {
        return new Payment(
                false,
                false,
                false,
                Sums.of(usd(captured), refunded == null ? null : usd(refunded)));
    }

    private static Money usd(String amount) {
        return new Money(new BigDecimal(amount), Asset.iso("USD"));
    }
}
