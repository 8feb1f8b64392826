package dev.ordertrail.payment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.PaymentEvent.DisputeState;
import dev.ordertrail.payment.domain.Entry.Kind;
import dev.ordertrail.payment.domain.Entry.Source;
import dev.ordertrail.payment.domain.ReleaseDue.Held;
import dev.ordertrail.payment.domain.ReleaseDue.NotYet;
import dev.ordertrail.payment.domain.ReleaseDue.Nothing;
import dev.ordertrail.payment.domain.ReleaseDue.Reason;
import dev.ordertrail.payment.domain.ReleaseDue.Release;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EscrowedTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Money PRICE = usdc("200");

    @Test
    void what_is_locked_is_the_sellers_once_the_order_is_complete() {
        given(locked(PRICE)).whenComplete().then(new Release(PRICE));
    }

    @Test
    void before_that_it_stays() {
        given(locked(PRICE)).whenOnItsWay().then(new NotYet(PRICE));
    }

    @Test
    void what_came_out_of_the_escrow_is_not_released_again() {
        given(locked(PRICE), released("200")).whenComplete().then(new Nothing());
        given(locked(PRICE), refunded("200")).whenComplete().then(new Nothing());
        given(locked(PRICE), released("50"), refunded("30"))
                .whenComplete()
                .then(new Release(usdc("120")));
    }

    @Test
    void money_that_no_escrow_holds_is_not_released() {
        given(said(Kind.CAPTURED_SO_FAR, PRICE)).whenComplete().then(new Nothing());
        given().whenComplete().then(new Nothing());
    }

    @ParameterizedTest
    @EnumSource(DisputeState.class)
    void a_dispute_holds_unless_it_was_won_or_withdrawn(DisputeState state) {
        var holds = state == DisputeState.OPEN || state == DisputeState.LOST;
        given(locked(PRICE))
                .disputed(state)
                .whenComplete()
                .then(holds ? new Held(PRICE, Reason.DISPUTE) : new Release(PRICE));
    }

    @Test
    void an_incident_holds() {
        given(locked(PRICE)).withAnIncident().whenComplete().then(new Held(PRICE, Reason.INCIDENT));
    }

    @Test
    void what_was_asked_back_holds_until_it_has_gone_back() {
        given(locked(PRICE))
                .askedBack("50")
                .whenComplete()
                .then(new Held(PRICE, Reason.REFUND_ASKED));
        given(locked(PRICE), refunded("30"))
                .askedBack("50")
                .whenComplete()
                .then(new Held(usdc("170"), Reason.REFUND_ASKED));
        given(locked(PRICE), refunded("50"))
                .askedBack("50")
                .whenComplete()
                .then(new Release(usdc("150")));
    }

    @Test
    void more_than_the_order_asks_is_for_people_to_share_out() {
        given(locked(usdc("200.000001")))
                .whenComplete()
                .then(new Held(usdc("200.000001"), Reason.OVERPAID));
        given(locked(usdc("300")), released("50"), refunded("100"))
                .whenComplete()
                .then(new Release(usdc("150")));
        given(locked(usdc("120"))).whenComplete().then(new Release(usdc("120")));
    }

    @Test
    void what_the_chain_undid_does_not_count() {
        var refund = Entry.of("p", Kind.REFUNDED_SO_FAR, Source.of("0xaa/1@1"), PRICE, NOON);
        var undone = Entry.of("p", Kind.VOIDED, Source.of("0xaa/1@1"), PRICE, NOON);
        given(locked(PRICE), refund).whenComplete().then(new Nothing());
        given(locked(PRICE), refund, undone).whenComplete().then(new Release(PRICE));
    }

    private static Given given(Entry... entries) {
        return new Given(List.of(entries));
    }

    private static Entry locked(Money amount) {
        return said(Kind.LOCKED_SO_FAR, amount);
    }

    private static Entry released(String amount) {
        return said(Kind.RELEASED_SO_FAR, usdc(amount));
    }

    private static Entry refunded(String amount) {
        return said(Kind.REFUNDED_SO_FAR, usdc(amount));
    }

    private static Entry said(Kind kind, Money amount) {
        return Entry.of("p", kind, Source.of("0x" + kind), amount, NOON);
    }

    private static Money usdc(String amount) {
        return new Money(new BigDecimal(amount), new Asset("USDC", 6));
    }

    /// Everything that was said of an escrow.
    private static final class Given {
        private final List<Entry> entries;
        private final List<Dispute> disputes = new ArrayList<>();
        private final List<Money> asked = new ArrayList<>();
        private boolean incident;

        Given(List<Entry> entries) {
            this.entries = entries;
        }

        Given disputed(DisputeState state) {
            var details = new Dispute.Details(null, null, null, NOON);
            disputes.add(new Dispute("d1", state, "status", NOON, details));
            return this;
        }

        Given withAnIncident() {
            incident = true;
            return this;
        }

        Given askedBack(String amount) {
            asked.add(usdc(amount));
            return this;
        }

        Then whenComplete() {
            return when(true);
        }

        Then whenOnItsWay() {
            return when(false);
        }

        private Then when(boolean complete) {
            var sums = Sums.of("p", Ledger.of(entries), entries);
            var open = disputes.stream().anyMatch(Dispute::isOpen);
            var payment = Payment.named().with(sums, open);
            return new Then(
                    new Escrowed(complete, PRICE, payment, disputes, incident, asked).due());
        }
    }

    private record Then(ReleaseDue due) {
        void then(ReleaseDue expected) {
            assertThat(due).isEqualTo(expected);
        }
    }
}
