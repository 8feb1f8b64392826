package dev.ordertrail.payment.translate.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.PaymentEvent.DisputeState;
import dev.ordertrail.contracts.PaymentEvent.EscrowObserved;
import dev.ordertrail.contracts.PaymentEvent.EscrowOrphaned;
import dev.ordertrail.contracts.PaymentEvent.EscrowReleased;
import dev.ordertrail.contracts.PaymentEvent.PaymentDisputed;
import dev.ordertrail.contracts.PaymentEvent.PaymentRefunded;
import dev.ordertrail.payment.translate.ProviderObject;
import dev.ordertrail.payment.translate.ProviderObject.Kind;
import dev.ordertrail.payment.translate.Translation;
import dev.ordertrail.payment.translate.Translation.Happened;
import dev.ordertrail.payment.translate.Translation.Locked;
import dev.ordertrail.payment.translate.Translation.NotOurs;
import dev.ordertrail.payment.translate.Translation.Paid;
import dev.ordertrail.payment.translate.Translation.Said;
import dev.ordertrail.payment.translate.Translation.Told;
import dev.ordertrail.payment.translate.Translation.Unreadable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ChainTranslatorTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String CONTRACT = "eip155:1:0x01";
    private static final String PAYMENT = CONTRACT + "/7";

    @Test
    void a_lock_is_observed_then_final() {
        assertThat(said("observed", "LOCKED", ",'confirmations':2"))
                .isEqualTo(new Told(new EscrowObserved(PAYMENT, "escrow", usdc("200"), "0xaa", 2)));
        assertThat(said("final", "LOCKED", "")).isEqualTo(new Locked(usdc("200"), "0xaa"));
        assertThat(said("final", "CHARGED", "")).isEqualTo(new Paid(usdc("0"), "0xaa"));
        assertThat(said("orphaned", "LOCKED", ""))
                .isEqualTo(new Told(new EscrowOrphaned(PAYMENT, "escrow", "0xaa", null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RELEASED", "REFUNDED", "CHARGED", "DISPUTE_OPENED", "DISPUTE_DECIDED"})
    void everything_else_is_nobodys_business_before_it_is_final(String means) {
        for (var stage : List.of("observed", "orphaned")) {
            assertThat(translated(stage, means, "")).isInstanceOf(NotOurs.class);
        }
        assertThat(translated("final", "NOTED", "")).isInstanceOf(NotOurs.class);
    }

    @Test
    void a_refund_says_everything_so_far_and_a_release_that_nothing_is_left() {
        var part = ",'totals':{'locked':'200000000','refunded':'50000000','released':'1'}";
        var all = ",'totals':{'locked':'200000000','refunded':'50000000','released':'150000000'}";

        assertThat(said("final", "REFUNDED", part))
                .isEqualTo(
                        new Told(new PaymentRefunded(PAYMENT, "escrow", usdc("50"), usdc("200"))));
        assertThat(translated("final", "RELEASED", part)).isInstanceOf(NotOurs.class);
        assertThat(said("final", "RELEASED", all))
                .isEqualTo(new Told(new EscrowReleased(PAYMENT, "escrow", usdc("150"), "0xaa")));
    }

    @Test
    void a_dispute_is_what_the_mapping_makes_of_its_ruling() {
        var won = ",'dispute':'42','said':{'fields':{'decision':'WON'}}";
        assertThat(said("final", "DISPUTE_DECIDED", won))
                .isEqualTo(
                        new Told(
                                new PaymentDisputed(
                                        PAYMENT,
                                        "escrow",
                                        CONTRACT + "/42",
                                        DisputeState.WON,
                                        "Event",
                                        null,
                                        null,
                                        null)));
        assertThat(translated("final", "DISPUTE_DECIDED", ",'dispute':'42'"))
                .isInstanceOf(Unreadable.class);
        assertThat(translated("final", "DISPUTE_OPENED", "")).isInstanceOf(Unreadable.class);
    }

    @Test
    void an_order_is_named_by_the_event_the_escrow_and_the_transaction_that_pays() {
        var message = ",'alone':true,'said':{'fields':{'order':'ORD-2026-000001'}}";
        var about = ((Happened) translated("final", "LOCKED", message)).about();

        assertThat(about.orderNames()).containsExactly("ORD-2026-000001");
        assertThat(about.objects())
                .containsExactly(
                        new ProviderObject(Kind.ESCROW, PAYMENT),
                        new ProviderObject(Kind.ESCROW, "7"),
                        new ProviderObject(Kind.TRANSACTION, "0xaa"));
        var later = ((Happened) translated("final", "RELEASED", ALL_OUT)).about();
        assertThat(later.objects()).containsExactly(new ProviderObject(Kind.ESCROW, PAYMENT));
    }

    @Test
    void an_unknown_token_an_unnamed_escrow_and_a_stranger_who_is_paid_are_for_a_human() {
        assertThat(translated("final", "LOCKED", ",'asset':null")).isInstanceOf(Unreadable.class);
        assertThat(translated("final", "LOCKED", ",'escrow':null")).isInstanceOf(Unreadable.class);
        assertThat(translated("final", "LOCKED", ",'mayPay':false")).isInstanceOf(Unreadable.class);
    }

    @Test
    void a_chains_clock_is_not_believed_ahead_of_ours() {
        var ahead = ",'block':{'at':'2026-03-01T12:00:09Z'}";
        assertThat(((Happened) translated("final", "LOCKED", ahead)).at()).isEqualTo(NOON);
    }

    private static final String ALL_OUT = ",'totals':{'locked':'1','released':'1'}";

    private static Said said(String stage, String means, String more) {
        return ((Happened) translated(stage, means, more)).said();
    }

    /// A later field of the same name wins.
    private static Translation translated(String stage, String means, String more) {
        var message =
                """
                {'contract':'%s','stage':'%s','event':'Event','means':'%s','escrow':'7','transaction':'0xaa',
                 'block':{'at':'2026-03-01T11:59:00Z'},'asset':{'code':'USDC','decimals':6},
                 'totals':{'locked':'200000000'}%s}
                """
                        .formatted(CONTRACT, stage, means, more)
                        .replace('\'', '"');
        return ChainTranslator.translate(tree(message), NOON);
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Money usdc(String amount) {
        return new Money(new BigDecimal(amount), new Asset("USDC", 6));
    }
}
