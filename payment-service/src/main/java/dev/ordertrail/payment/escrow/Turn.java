package dev.ordertrail.payment.escrow;

import dev.ordertrail.payment.domain.ChainLog;
import dev.ordertrail.payment.domain.ChainLog.BlockRef;
import dev.ordertrail.payment.domain.ChainLog.Kept;
import dev.ordertrail.payment.domain.ChainLog.State;
import dev.ordertrail.payment.escrow.Follower.News;
import dev.ordertrail.payment.store.ChainBlocks;
import dev.ordertrail.payment.store.ChainLogs;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/// Takes over what a node said, in one transaction: what the chain undid, what it says now, what
/// has become final; and one message of each for the inbox.
final class Turn {
    private final Messages messages;
    private final int history;

    Turn(Messages messages, int history) {
        this.messages = messages;
        this.history = history;
    }

    /// Takes it over, unless another replica was faster.
    ///
    /// @return false when nothing was done
    boolean take(Connection c, Followed followed, News news) throws SQLException {
        var id = followed.id();
        if (!ChainBlocks.take(c, id, news.newest())) {
            return false;
        }
        var undone = news.forks() ? undo(c, id, news.fork()) : List.<Kept>of();
        var fresh = add(c, followed, news);
        var out = new Sender(c, followed, messages);
        for (var kept : undone) {
            if (kept.state() == State.OBSERVED) {
                out.orphaned(kept);
            }
        }
        reversed(out, news, undone);
        for (var kept : fresh) {
            if (kept.log().place().number() > news.settled()) {
                out.observed(kept, news.blocks().getLast().number());
            }
        }
        for (var kept : ChainLogs.ripen(c, id, news.settled())) {
            out.settled(kept);
        }
        return true;
    }

    private static List<Kept> undo(Connection c, String id, long fork) throws SQLException {
        ChainBlocks.undo(c, id, fork);
        return ChainLogs.undo(c, id, fork);
    }

    private List<Kept> add(Connection c, Followed followed, News news) throws SQLException {
        var refs = news.blocks().stream().map(b -> new BlockRef(b.number(), b.hash())).toList();
        ChainBlocks.add(c, followed.id(), refs, refs.getLast().number() - history);
        var fresh = new ArrayList<Kept>();
        for (var mined : news.logs()) {
            var log = named(c, followed, mined.log());
            var life = ChainLogs.add(c, followed.id(), log);
            if (life.isPresent()) {
                fresh.add(new Kept(log, State.OBSERVED, life.getAsInt()));
            }
        }
        return fresh;
    }

    /// Some logs name only a dispute; an earlier one said what it is about.
    private static ChainLog named(Connection c, Followed followed, ChainLog log)
            throws SQLException {
        var dispute = log.dispute();
        if (log.escrow() != null || dispute == null) {
            return log;
        }
        return ChainLogs.escrowOf(c, followed.id(), dispute).map(log::about).orElse(log);
    }

    /// An escrow about which something final was undone has two histories, and people have relied
    /// on the first.
    private static void reversed(Sender out, News news, List<Kept> undone) throws SQLException {
        var escrows = new TreeSet<String>();
        for (var kept : undone) {
            if (kept.state() == State.FINAL && kept.log().escrow() != null) {
                escrows.add(Objects.requireNonNull(kept.log().escrow()));
            }
        }
        for (var escrow : escrows) {
            var first = undone.stream().filter(k -> escrow.equals(k.log().escrow())).toList();
            out.reversed(escrow, news, first);
        }
    }
}
