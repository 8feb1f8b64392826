package dev.ordertrail.payment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RefundRoomTest {
    private static final RefundRoom ROOM =
            new RefundRoom(usd("100.00"), List.of(usd("30.00"), usd("25.50")));

    @Test
    void what_is_asked_may_go_while_there_is_room() {
        assertThat(ROOM.allowed(usd("44.50"))).isEqualTo(usd("44.50"));
        assertThat(ROOM.allowed(usd("0.01"))).isEqualTo(usd("0.01"));
    }

    @Test
    void more_than_is_left_is_cut_to_it() {
        assertThat(ROOM.allowed(usd("44.51"))).isEqualTo(usd("44.50"));
    }

    @Test
    void nothing_is_left_when_more_has_gone_than_came() {
        var empty = new RefundRoom(usd("10.00"), List.of(usd("8.00"), usd("8.00")));
        assertThat(empty.left()).isEqualTo(usd("0.00"));
        assertThat(empty.allowed(usd("1.00")).isPositive()).isFalse();
    }

    private static Money usd(String amount) {
        return new Money(new BigDecimal(amount), Asset.iso("USD"));
    }
}
