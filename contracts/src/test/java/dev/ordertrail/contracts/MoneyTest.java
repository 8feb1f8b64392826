package dev.ordertrail.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MoneyTest {
    private static final Asset ETH = new Asset("ETH", 18);

    @Test
    void equal_amounts_are_equal_records_whatever_their_scale() {
        assertThat(money("200", Asset.iso("USD"))).isEqualTo(money("200.00", Asset.iso("usd")));
    }

    @Test
    void an_asset_knows_its_decimals() {
        assertThat(Asset.iso("JPY").decimals()).isZero();
        assertThat(Asset.iso("KWD").decimals()).isEqualTo(3);
        assertThatThrownBy(() -> money("0.001", Asset.iso("USD")))
                .hasMessage("USD has at most 2 decimals");
    }

    @Test
    void minor_units_go_both_ways_without_loss() {
        assertThat(Money.ofMinor(1050, Asset.iso("USD")))
                .isEqualTo(money("10.50", Asset.iso("USD")));
        assertThat(money("1.000000000000000001", ETH).minor()).isEqualTo("1000000000000000001");
    }

    @Test
    void different_assets_do_not_mix() {
        assertThatThrownBy(() -> money("1", ETH).plus(money("1", Asset.iso("USD"))))
                .hasMessage("cannot add or compare ETH and USD");
    }

    private static Money money(String amount, Asset asset) {
        return new Money(new BigDecimal(amount), asset);
    }
}
