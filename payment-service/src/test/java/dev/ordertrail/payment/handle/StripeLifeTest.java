package dev.ordertrail.payment.handle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.PaymentEvent;
import dev.ordertrail.contracts.PaymentEvent.PaymentConfirmed;
import dev.ordertrail.contracts.PaymentEvent.PaymentDisputed;
import dev.ordertrail.contracts.PaymentEvent.Verdict;
import dev.ordertrail.payment.Fixtures;
import dev.ordertrail.payment.Permutations;
import dev.ordertrail.payment.StripeLife;
import dev.ordertrail.payment.domain.Account;
import dev.ordertrail.payment.domain.Dispute;
import dev.ordertrail.payment.domain.Entries;
import dev.ordertrail.payment.domain.Entry;
import dev.ordertrail.payment.domain.Ledger;
import dev.ordertrail.payment.domain.Payment;
import dev.ordertrail.payment.domain.Payment.State;
import dev.ordertrail.payment.domain.Sums;
import dev.ordertrail.payment.translate.Translation.Happened;
import dev.ordertrail.payment.translate.Translation.Paid;
import dev.ordertrail.payment.translate.Translation.Told;
import dev.ordertrail.payment.translate.stripe.StripeTranslator;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// From the bytes that Stripe sends to the ledger, in process: every order in which the six events
/// of a life can come.
@DisplayNameGeneration(ReplaceUnderscores.class)
class StripeLifeTest {
    private static final Instant RECEIVED = Instant.parse("2026-03-01T12:00:00Z");
    private static final StripeLife LIFE = new StripeLife("life");

    /// Where a payment ends, with its order's ledger.
    private record End(State state, Payment payment, Ledger ledger, List<Dispute> disputes) {}

    @Test
    void all_720_orders_of_arrival_end_in_one_state_and_one_ledger() {
        var orders = Permutations.of(StripeLife.EVENTS);
        var expected = lived(StripeLife.EVENTS);

        assertThat(orders).hasSize(720).allSatisfy(o -> assertThat(lived(o)).isEqualTo(expected));
        assertThat(expected.state()).isEqualTo(State.REFUNDED);
        assertThat(expected.ledger().postings())
                .extracting(p -> p.from() + " > " + p.to() + " " + p.object() + " " + p.amount())
                .containsExactly(
                        "CAPTURED > HELD pi_life 99.99 USD",
                        "HELD > REFUNDED ch_life 40.00 USD",
                        "HELD > REFUNDED ch_life 59.99 USD",
                        "HELD > DISPUTED dp_life 99.99 USD",
                        "HELD > FEES txn_life 15.00 USD");
        var balance = expected.ledger().balance(Asset.iso("USD"));
        assertThat(balance.in()).isEqualTo(usd("99.99"));
        assertThat(balance.out()).isEqualTo(usd("214.98"));
        assertThat(balance.held()).isEqualTo(usd("-114.99"));
    }

    @Test
    void each_event_sent_one_to_five_times_ends_the_same() {
        var random = new Random(20260303);
        var expected = lived(StripeLife.EVENTS);
        for (var order : Permutations.of(StripeLife.EVENTS)) {
            // Given
            var repeated = new ArrayList<String>();
            for (var event : order) {
                var times = 1 + random.nextInt(5);
                for (var time = 0; time < times; time++) {
                    repeated.add(random.nextInt(repeated.size() + 1), event);
                }
            }

            // Then
            assertThat(lived(repeated)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"jpy, 25001, 25001", "kwd, 12345, 12.345", "usd, 9999, 99.99"})
    void an_amount_is_exact_from_body_to_ledger(String currency, String minor, BigDecimal major) {
        var body =
                "{'type':'payment_intent.succeeded','created':1736935200,'data':{'object':{'id':'pi_x','amount_received':%s,'currency':'%s'}}}"
                        .formatted(minor, currency);

        var ledger = ended(List.of(Fixtures.read(body.replace('\'', '"')))).ledger();

        var held = ledger.balances().getFirst().on(Account.HELD);
        assertThat(held.amount()).isEqualTo(major);
        assertThat(held.minor()).isEqualTo(new BigInteger(minor));
    }

    private static End lived(List<String> events) {
        return ended(
                events.stream()
                        .map(e -> Fixtures.read(new String(LIFE.event(e, "ORD-1"), UTF_8)))
                        .toList());
    }

    /// What the handler does, without its tables.
    private static End ended(List<JsonNode> events) {
        var payment = Payment.named();
        var entries = new TreeMap<String, Entry>();
        var disputes = new TreeMap<String, Dispute>();
        var name = "";
        for (var event : events) {
            var happened = (Happened) StripeTranslator.translate(event, RECEIVED);
            name = happened.about().paymentId();
            var fact = fact(happened);
            if (fact != null) {
                payment = payment.after(fact);
                add(entries, Entries.of(fact, happened.at()));
            }
            if (fact instanceof PaymentDisputed disputed) {
                var said = Dispute.of(disputed, happened.at());
                disputes.merge(said.id(), said, Dispute::and);
            }
            add(entries, Book.entries(name, happened));
        }
        var ledger = Ledger.of(entries.values());
        var open = disputes.values().stream().anyMatch(Dispute::isOpen);
        var end = payment.with(Sums.of(name, ledger, entries.values()), open);
        return new End(end.state(), end, ledger, List.copyOf(disputes.values()));
    }

    private static void add(Map<String, Entry> to, Collection<Entry> entries) {
        entries.forEach(entry -> to.putIfAbsent(entry.id(), entry));
    }

    private static @Nullable PaymentEvent fact(Happened happened) {
        return switch (happened.said()) {
            case Told(var fact) -> fact;
            case Paid(var amount, var evidence) ->
                    new PaymentConfirmed(
                            happened.about().paymentId(),
                            "stripe",
                            amount,
                            amount,
                            Verdict.EXACT,
                            evidence);
            default -> null;
        };
    }

    private static Money usd(String amount) {
        return new Money(new BigDecimal(amount), Asset.iso("USD"));
    }
}
