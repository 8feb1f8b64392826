package dev.ordertrail.payment.translate.escrow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.PaymentEvent.ChainEntry;
import dev.ordertrail.contracts.PaymentEvent.DisputeState;
import dev.ordertrail.contracts.PaymentEvent.EscrowObserved;
import dev.ordertrail.contracts.PaymentEvent.EscrowOrphaned;
import dev.ordertrail.contracts.PaymentEvent.EscrowReleased;
import dev.ordertrail.contracts.PaymentEvent.PaymentDisputed;
import dev.ordertrail.contracts.PaymentEvent.PaymentRefunded;
import dev.ordertrail.contracts.PaymentEvent.Reversal;
import dev.ordertrail.payment.translate.Misread;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a followed contract's events mean for a payment.
public final class ChainTranslator {
    public static final String PROVIDER = "escrow";

    private ChainTranslator() {}

    /// Pure.
    ///
    /// @param message as the chain's follower wrote it
    /// @param received when it did
    public static Translation translate(JsonNode message, Instant received) {
        var log = new ChainMessage(message);
        try {
            if (log.escrow().isEmpty()) {
                return new Unreadable("the event does not say which escrow it is about");
            }
            var words =
                    switch (log.stage()) {
                        case "observed" -> Words.of(observed(log));
                        case "final" -> settled(log);
                        case "orphaned" -> Words.of(orphaned(log));
                        case "reversed" -> new Words(Optional.of(reversed(log)), log.undone());
                        case "spent" -> new Words(Optional.empty(), log.gas());
                        default -> throw new Misread("no stage is called " + log.stage());
                    };
            return words.said()
                    .<Translation>map(said ->
                            new Happened(
                                    log.about(),
                                    log.at(received),
                                    said,
                                    words.moved(),
                                    log.object()))
                    .orElseGet(() -> new NotOurs("nothing to tell at this stage"));
        } catch (Misread e) {
            return new Unreadable(String.valueOf(e.getMessage()));
        }
    }

    /// What an event says, and the money of which it knows beyond that.
    private record Words(Optional<Said> said, List<Moved> moved) {
        Words {
            said = said.isEmpty() && !moved.isEmpty() ? Optional.of(new Noted()) : said;
        }

        static Words of(Optional<Said> said) {
            return new Words(said, List.of());
        }
    }

    private static Optional<Said> observed(ChainMessage log) {
        return log.means().equals("LOCKED")
                ? Optional.of(
                        new Told(
                                new EscrowObserved(
                                        log.payment(),
                                        PROVIDER,
                                        log.paid("locked"),
                                        log.transaction(),
                                        log.confirmations())))
                : Optional.empty();
    }

    private static Optional<Said> orphaned(ChainMessage log) {
        return log.means().equals("LOCKED")
                ? Optional.of(
                        new Told(
                                new EscrowOrphaned(
                                        log.payment(), PROVIDER, log.transaction(), null)))
                : Optional.empty();
    }

    private static Words settled(ChainMessage log) {
        var moved = new ArrayList<>(log.gas());
        if (log.means().equals("RELEASED")) {
            moved.add(Moved.of(Moved.Kind.RELEASED_SO_FAR, log.object(), log.total("released")));
        }
        return new Words(said(log), moved);
    }

    private static Optional<Said> said(ChainMessage log) {
        return switch (log.means()) {
            case "LOCKED" ->
                    Optional.of(new Locked(log.paid("locked"), log.transaction(), log.expires()));
            case "CHARGED" -> Optional.of(new Paid(log.paid("charged"), log.transaction()));
            case "RELEASED" -> released(log);
            case "REFUNDED" ->
                    Optional.of(
                            new Told(
                                    new PaymentRefunded(
                                            log.payment(),
                                            PROVIDER,
                                            log.total("refunded"),
                                            log.total("locked").plus(log.total("charged")))));
            case "DISPUTE_OPENED" -> Optional.of(disputed(log, DisputeState.OPEN));
            case "DISPUTE_DECIDED" -> Optional.of(disputed(log, log.decision()));
            case "NOTED" -> Optional.empty();
            default -> throw new Misread("nothing is called " + log.means());
        };
    }

    /// Paid out in parts, it is released when nothing is held any more.
    private static Optional<Said> released(ChainMessage log) {
        var released = log.total("released");
        var out = released.plus(log.total("refunded"));
        return out.compareTo(log.total("locked")) < 0
                ? Optional.empty()
                : Optional.of(
                        new Told(
                                new EscrowReleased(
                                        log.payment(), PROVIDER, released, log.transaction())));
    }

    private static Told disputed(ChainMessage log, DisputeState state) {
        return new Told(
                new PaymentDisputed(
                        log.payment(),
                        PROVIDER,
                        log.dispute(),
                        state,
                        log.event(),
                        null,
                        null,
                        null));
    }

    private static Said reversed(ChainMessage log) {
        return new Told(
                new EscrowOrphaned(
                        log.payment(),
                        PROVIDER,
                        log.transaction(),
                        new Reversal(history(log, "undone"), history(log, "instead"))));
    }

    private static List<ChainEntry> history(ChainMessage log, String which) {
        var entries = new ArrayList<ChainEntry>();
        for (var entry : log.json().path(which)) {
            var money = entry.has("amount") && entry.has("asset") ? money(entry) : null;
            entries.add(
                    new ChainEntry(
                            entry.path("event").asText(),
                            money,
                            entry.path("transaction").asText(),
                            entry.path("block").asLong(),
                            entry.path("blockHash").asText()));
        }
        return entries;
    }

    private static Money money(JsonNode entry) {
        return ChainMessage.money(entry.path("amount").asText(), entry.path("asset"));
    }
}
