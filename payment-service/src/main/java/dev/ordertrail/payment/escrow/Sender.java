package dev.ordertrail.payment.escrow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.ordertrail.payment.domain.ChainLog;
import dev.ordertrail.payment.domain.ChainLog.Kept;
import dev.ordertrail.payment.escrow.Follower.News;
import dev.ordertrail.payment.store.ChainLogs;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What there is to say in one transaction, with everything that the chain knows about the escrow.
///
/// @param c the transaction's
record Sender(Connection c, Followed followed, Messages messages) {
    private static final Comparator<Kept> BY_PLACE =
            Comparator.<Kept>comparingLong(k -> k.log().place().number())
                    .thenComparingInt(k -> k.log().place().index());

    /// It was seen, and may yet be undone.
    void observed(Kept kept, long newest) throws SQLException {
        var message = messages.about(followed, kept, "observed");
        message.put("confirmations", newest - kept.log().place().number() + 1);
        send(message, kept);
    }

    /// It lies deep enough.
    void settled(Kept kept) throws SQLException {
        send(messages.about(followed, kept, "final"), kept);
    }

    /// It was undone before it counted.
    void orphaned(Kept kept) throws SQLException {
        send(messages.about(followed, kept, "orphaned"), kept);
    }

    /// It was undone although it counted: both histories, each from the fork on.
    void reversed(String escrow, News news, List<Kept> undone) throws SQLException {
        var last = undone.getLast();
        var live = ChainLogs.live(c, followed.id(), escrow);
        var message = messages.about(followed, last, "reversed");
        var token = token(live, token(undone, null));
        entries(message.putArray("undone"), undone, token);
        entries(
                message.putArray("instead"),
                live.stream().filter(k -> k.log().place().number() > news.fork()).toList(),
                token);
        messages.keep(c, followed, message, last);
    }

    private void send(com.fasterxml.jackson.databind.node.ObjectNode message, Kept kept)
            throws SQLException {
        var escrow = kept.log().escrow();
        if (escrow != null) {
            var upToIt =
                    ChainLogs.live(c, followed.id(), escrow).stream()
                            .filter(k -> BY_PLACE.compare(k, kept) <= 0)
                            .toList();
            messages.amount(message, followed, token(upToIt, kept.log().token()), kept.log());
            var totals = message.putObject("totals");
            for (var means : List.of("LOCKED", "RELEASED", "REFUNDED", "CHARGED")) {
                totals.put(means.toLowerCase(java.util.Locale.ROOT), sum(upToIt, means).toString());
            }
        }
        messages.keep(c, followed, message, kept);
    }

    private void entries(ArrayNode into, List<Kept> history, @Nullable String token) {
        for (var kept : history) {
            messages.entry(into.addObject(), followed, token, kept);
        }
    }

    static BigInteger sum(List<Kept> logs, String means) {
        return logs.stream()
                .map(Kept::log)
                .filter(log -> log.means().equals(means) && log.amount() != null)
                .map(ChainLog::amount)
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    /// Only the log that locks says in what it counts.
    static @Nullable String token(List<Kept> logs, @Nullable String otherwise) {
        return logs.stream()
                .map(k -> k.log().token())
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(otherwise);
    }
}
