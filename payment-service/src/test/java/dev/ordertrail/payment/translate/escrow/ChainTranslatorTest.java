package dev.ordertrail.payment.translate.escrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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
import dev.ordertrail.payment.translate.Translation.Moved;
import dev.ordertrail.payment.translate.Translation.NotOurs;
import dev.ordertrail.payment.translate.Translation.Noted;
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
        var released = (Happened) translated("final", "RELEASED", part);
        assertThat(released.said()).isEqualTo(new Noted());
        assertThat(released.moved())
                .containsExactly(Moved.of(Moved.Kind.RELEASED_SO_FAR, "0xaa/0", usdc("0.000001")));
        assertThat(said("final", "RELEASED", all))
                .isEqualTo(new Told(new EscrowReleased(PAYMENT, "escrow", usdc("150"), "0xaa")));
    }

    /// Two events of one transaction, in a block that is undone, left again and come back.
    @Test
    void each_event_of_a_transaction_has_a_name_under_which_it_is_undone() {
        var where = ",'logIndex':%d,'life':%d,'block':{'at':'2026-03-01T11:00:00Z','hash':'%s'}";
        var first = object(where.formatted(3, 1, "0xbeef0001ff"));
        var second = object(where.formatted(4, 1, "0xbeef0001ff"));
        var moved = object(where.formatted(3, 1, "0xcafe0001ff"));
        var again = object(where.formatted(3, 2, "0xbeef0001ff"));

        assertThat(List.of(first, second, moved, again)).doesNotHaveDuplicates();
        var undone =
                """
                ,'undone':[
                 {'transaction':'0xaa','logIndex':3,'life':1,'blockHash':'0xbeef0001ff','amount':'1','asset':{'code':'USDC','decimals':6}},
                 {'transaction':'0xaa','logIndex':4,'life':1,'blockHash':'0xbeef0001ff','amount':'2','asset':{'code':'USDC','decimals':6}},
                 {'transaction':'0xaa','logIndex':5,'life':1,'blockHash':'0xbeef0001ff'}]
                """;
        assertThat(((Happened) translated("reversed", "REFUNDED", undone)).moved())
                .extracting(Moved::kind, Moved::object)
                .containsExactly(
                        tuple(Moved.Kind.VOIDED, first),
                        tuple(Moved.Kind.VOIDED, first + "/gas"),
                        tuple(Moved.Kind.VOIDED, second),
                        tuple(Moved.Kind.VOIDED, second + "/gas"));
    }

    private static String object(String where) {
        return String.valueOf(((Happened) translated("final", "LOCKED", where)).object());
    }

    @Test
    void gas_is_the_orders_cost_where_we_sent_the_transaction() {
        var gas = ",'coin':{'code':'ETH','decimals':18},'said':{'gas':{'cost':'21000','ours':%s}}";
        for (var means : List.of("LOCKED", "NOTED")) {
            assertThat(((Happened) translated("final", means, gas.formatted(true))).moved())
                    .containsExactly(
                            Moved.of(
                                    Moved.Kind.GAS,
                                    "0xaa/0/gas",
                                    new Money(
                                            new BigDecimal("0.000000000000021000"),
                                            new Asset("ETH", 18))));
        }
        assertThat(((Happened) translated("final", "LOCKED", gas.formatted(false))).moved())
                .isEmpty();
        assertThat(((Happened) translated("spent", "", gas.formatted(true))).moved()).hasSize(1);
    }

    @Test
    void an_escrow_expires_when_its_event_says_so() {
        var at = ",'said':{'fields':{'expires':'1800000000'}}";
        assertThat(said("final", "LOCKED", at))
                .isEqualTo(new Locked(usdc("200"), "0xaa", Instant.ofEpochSecond(1_800_000_000)));
        for (var never : List.of("0", "281474976710655", "", "soon")) {
            var said = ",'said':{'fields':{'expires':'%s'}}".formatted(never);
            assertThat(said("final", "LOCKED", said)).isEqualTo(new Locked(usdc("200"), "0xaa"));
        }
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
