package dev.ordertrail.tracking.project;

import static dev.ordertrail.tracking.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.Event;
import dev.ordertrail.contracts.NotificationEvent.TellingFailed;
import dev.ordertrail.contracts.NotificationEvent.Told;
import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.OrderEvent.BenefitGranted;
import dev.ordertrail.contracts.OrderEvent.KeyChange;
import dev.ordertrail.contracts.OrderEvent.KeysAssigned;
import dev.ordertrail.contracts.OrderEvent.KeysChanged;
import dev.ordertrail.contracts.OrderEvent.KeysOwed;
import dev.ordertrail.contracts.OrderEvent.LicenceKey;
import dev.ordertrail.contracts.OrderEvent.StaffAssigned;
import dev.ordertrail.contracts.OrderEvent.TimerFired;
import dev.ordertrail.contracts.ParcelState;
import dev.ordertrail.contracts.PaymentEvent;
import dev.ordertrail.contracts.PaymentEvent.CheckoutStarted;
import dev.ordertrail.contracts.PaymentEvent.DisputeState;
import dev.ordertrail.contracts.PaymentEvent.PaymentAttemptFailed;
import dev.ordertrail.contracts.PaymentEvent.PaymentDisputed;
import dev.ordertrail.contracts.PaymentEvent.PaymentRefunded;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.contracts.ShippingEvent;
import dev.ordertrail.tracking.Story;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Topics come in any interleaving, and providers tell their facts in any order: the view is the
/// same.
@DisplayNameGeneration(ReplaceUnderscores.class)
class InterleavingTest {
    private static final int RUNS = 500;
    private static final long SEED = 20260302;

    private static final By STAFF = new By("staff1", "staff", "web", null);

    private final List<Recorded<? extends Event>> life =
            new Story("order1", "ORD-2026-000001")
                    .wholeLife()
                    .then(at(0), new CheckoutStarted("pi_1", "stripe", "cs_1", Story.TOTAL, at(60)))
                    .then(at(1), new PaymentAttemptFailed("pi_1", "stripe", "card_declined"))
                    .then(at(200), disputed(DisputeState.OPEN))
                    .then(at(201), disputed(DisputeState.OPEN))
                    .then(at(210), disputed(DisputeState.WON))
                    .then(at(220), refunded("10.00"))
                    .then(at(230), refunded("25.00"))
                    .registered(41, "parcel2", "1Z2")
                    .scanned(50, "parcel2", ParcelState.PICKED_UP, "Origin scan")
                    .scanned(50, "parcel2", ParcelState.IN_TRANSIT, "Departed")
                    .incident(80, "parcel2", ParcelState.LOST)
                    .then(at(91), new StaffAssigned(STAFF, "staff1", "Dana"))
                    .then(at(92), new KeysOwed(STAFF, "item1", "listing789", 2))
                    .then(
                            at(93),
                            new KeysAssigned(
                                    STAFF,
                                    List.of(new LicenceKey("k1", "item1", "listing789", "AB12"))))
                    .then(at(94), new KeysChanged(STAFF, KeyChange.REVEALED, List.of("k1")))
                    .then(at(95), new TimerFired(STAFF, "inspection", "delivered", 12))
                    .then(at(96), new BenefitGranted(STAFF, "review", "buyer123"))
                    .then(
                            at(3),
                            new TellingFailed("n1", "e1", "buyer123", "mail", "paid", 1, "refused"))
                    .then(at(4), new Told("n1", "e1", "buyer123", "mail", "paid", 2))
                    .told();

    @Test
    void any_interleaving_of_the_topics_gives_equal_documents() {
        var random = new Random(SEED);
        var expected = Views.given(life);
        for (var run = 0; run < RUNS; run++) {
            assertThat(Views.given(interleaved(random))).as("run %s", run).isEqualTo(expected);
        }
    }

    @Test
    void facts_in_any_order_give_an_equal_timeline_and_equal_axes() {
        var random = new Random(SEED);
        var expected = Views.given(life);
        for (var run = 0; run < RUNS; run++) {
            var shuffled = Views.given(shuffledFacts(random));
            assertThat(shuffled.timeline()).as("run %s", run).isEqualTo(expected.timeline());
            assertThat(shuffled.money()).isEqualTo(expected.money());
            assertThat(shuffled.parcels()).isEqualTo(expected.parcels());
            assertThat(shuffled.payment().facts()).isEqualTo(expected.payment().facts());
        }
    }

    @Test
    void what_comes_again_changes_nothing() {
        var random = new Random(SEED);
        var expected = Views.given(life);
        var twice = new ArrayList<Recorded<? extends Event>>();
        for (var i = 0; i < life.size(); i++) {
            twice.add(life.get(i));
            twice.add(life.get(random.nextInt(i + 1)));
        }
        assertThat(Views.given(twice)).isEqualTo(expected);
    }

    /// Each topic in its own order, the topics mixed.
    private List<Recorded<? extends Event>> interleaved(Random random) {
        var queues = new HashMap<Class<?>, ArrayDeque<Recorded<? extends Event>>>();
        life.forEach(
                r -> queues.computeIfAbsent(family(r.event()), _ -> new ArrayDeque<>()).add(r));
        var topics = new ArrayList<>(queues.values());
        var mixed = new ArrayList<Recorded<? extends Event>>();
        while (!topics.isEmpty()) {
            var topic = topics.get(random.nextInt(topics.size()));
            mixed.add(topic.removeFirst());
            if (topic.isEmpty()) {
                topics.remove(topic);
            }
        }
        return mixed;
    }

    /// Payments and parcels told in any order: versions stay with their places.
    private List<Recorded<? extends Event>> shuffledFacts(Random random) {
        var mixed = new ArrayList<>(interleaved(random));
        shuffle(mixed, PaymentEvent.class, random);
        shuffle(mixed, ShippingEvent.class, random);
        return mixed;
    }

    private static void shuffle(
            List<Recorded<? extends Event>> events, Class<? extends Event> family, Random random) {
        var places = new ArrayList<Integer>();
        for (var i = 0; i < events.size(); i++) {
            if (family.isInstance(events.get(i).event())) {
                places.add(i);
            }
        }
        var facts =
                new ArrayList<>(
                        places.stream().<Recorded<? extends Event>>map(events::get).toList());
        Collections.shuffle(facts, random);
        for (var i = 0; i < places.size(); i++) {
            var version = i + 1L;
            events.set(places.get(i), renumbered(facts.get(i), version));
        }
    }

    private static Recorded<? extends Event> renumbered(Recorded<? extends Event> r, long version) {
        var e = r.envelope();
        return new Recorded<>(
                new dev.ordertrail.contracts.Envelope(
                        e.id(),
                        e.type(),
                        e.source(),
                        e.subject(),
                        e.time(),
                        e.recordedTime(),
                        e.shop(),
                        version,
                        null,
                        null,
                        null),
                r.event());
    }

    private static Class<?> family(Event event) {
        return switch (event) {
            case OrderEvent _ -> OrderEvent.class;
            case PaymentEvent _ -> PaymentEvent.class;
            case ShippingEvent _ -> ShippingEvent.class;
            case dev.ordertrail.contracts.NotificationEvent _ ->
                    dev.ordertrail.contracts.NotificationEvent.class;
        };
    }

    private static PaymentDisputed disputed(DisputeState state) {
        return new PaymentDisputed(
                "pi_1", "stripe", "dp_1", state, "needs_response", "fraudulent", Story.TOTAL, null);
    }

    private static PaymentRefunded refunded(String amount) {
        return new PaymentRefunded("pi_1", "stripe", Story.usd(amount), Story.TOTAL);
    }
}
