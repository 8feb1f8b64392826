package dev.ordertrail.payment.escrow;

import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.payment.domain.ChainLog;
import dev.ordertrail.payment.domain.ChainLog.BlockRef;
import dev.ordertrail.payment.escrow.ChainNode.Block;
import dev.ordertrail.payment.escrow.ChainNode.Log;
import dev.ordertrail.payment.store.ChainBlocks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Follows one contract: block after block, back to the fork when the chain has changed its mind,
/// and on from there.
final class Follower {
    private static final Logger LOG = Logger.getLogger(Follower.class);

    /// So many of the newest blocks are taken over in one transaction.
    private static final int TOGETHER = 64;

    private final Followed followed;
    private final ChainNode node;
    private final Tx tx;
    private final Turn turn;
    private final EscrowConfig config;
    private Gas gas;
    private long range;
    private boolean known;

    Follower(Followed followed, ChainNode node, Tx tx, Turn turn, EscrowConfig config) {
        this.followed = followed;
        this.node = node;
        this.tx = tx;
        this.turn = turn;
        this.config = config;
        gas = new Gas(node, Optional.empty());
        range = Math.max(1, config.range());
    }

    /// Looks what transactions cost, where somebody sends some in our name.
    Follower paying(Optional<Operator> operator) {
        gas = new Gas(node, operator.map(Operator::address));
        return this;
    }

    /// What a node said that is to be taken over together.
    ///
    /// @param newest what was the newest block here when it was asked
    /// @param fork the newest block that is still on the chain; its successors here are undone
    /// @param blocks the blocks after it; while catching up, the last one alone
    /// @param settled up to which number blocks lie deep enough
    record News(
            Optional<BlockRef> newest,
            long fork,
            List<Block> blocks,
            List<Mined> logs,
            long settled) {
        News {
            blocks = List.copyOf(blocks);
            logs = List.copyOf(logs);
        }

        boolean forks() {
            return newest.isPresent() && newest.get().number() > fork;
        }
    }

    /// A log, understood, with its block's time.
    record Mined(Block block, ChainLog log) {}

    /// Goes on as far as one transaction should.
    ///
    /// @return whether there is more at once
    /// @throws JsonRpc.Failure when the node does not answer or answers nonsense
    boolean step() {
        gas.begin();
        ask();
        var head = node.head();
        var seen = tx.read(c -> ChainBlocks.seen(c, followed.id()));
        // A branch that is shorter than what was seen is not the chain yet; or the node lags.
        if (!seen.isEmpty() && head < seen.getFirst().number()) {
            return false;
        }
        var news = news(seen, head);
        if (news.blocks().isEmpty()) {
            return false;
        }
        if (news.forks()) {
            LOG.warnf(
                    "chain reorganised: contract=%s fork=%d newest=%d",
                    followed.id(), (Long) news.fork(), (Long) news.newest().orElseThrow().number());
        }
        return tx.in(c -> turn.take(c, followed, news)) && news.blocks().getLast().number() < head;
    }

    private void ask() {
        if (!known) {
            var id = node.chainId();
            if (id != followed.chain().id()) {
                throw new JsonRpc.Failure("the node is one of chain " + id);
            }
            known = true;
        }
    }

    private News news(List<BlockRef> seen, long head) {
        if (seen.isEmpty()) {
            var from = followed.fromBlock().orElse(head);
            return after(Optional.empty(), new BlockRef(from - 1, ""), head);
        }
        var fork = seen.stream().filter(this::isOnChain).findFirst();
        // Where nothing that is remembered is left, everything is read again.
        var base = fork.orElseGet(() -> new BlockRef(seen.getLast().number() - 1, ""));
        return after(Optional.of(seen.getFirst()), base, head);
    }

    private boolean isOnChain(BlockRef block) {
        return node.block(block.number()).map(Block::hash).equals(Optional.of(block.hash()));
    }

    private News after(Optional<BlockRef> newest, BlockRef base, long head) {
        var from = base.number() + 1;
        return head - from > config.history()
                ? old(newest, base, Math.min(from + range - 1, head - config.history()))
                : fresh(newest, base, head);
    }

    /// Blocks that lie deeper than anything is ever undone: many at once, by their numbers.
    private News old(Optional<BlockRef> newest, BlockRef base, long to) {
        var logs = new ArrayList<Mined>();
        for (var log : inRange(base.number() + 1, to)) {
            var block = node.block(log.block()).orElseThrow(Follower::moved);
            if (!block.hash().equals(log.blockHash())) {
                throw moved();
            }
            logs.add(new Mined(block, read(log, block)));
        }
        var last = node.block(to).orElseThrow(Follower::moved);
        return new News(newest, base.number(), List.of(last), logs, to);
    }

    private List<Log> inRange(long from, long to) {
        try {
            return node.logs(from, to, followed.address(), followed.mapping().events().keySet());
        } catch (JsonRpc.Refusal e) {
            // Every node has its own idea of how much is too much.
            range = Math.max(1, range / 2);
            throw e;
        }
    }

    /// The newest blocks: one by one, each tied to the one before.
    private News fresh(Optional<BlockRef> newest, BlockRef base, long head) {
        var blocks = new ArrayList<Block>();
        var logs = new ArrayList<Mined>();
        var before = base.hash();
        for (var n = base.number() + 1; n <= head && blocks.size() < TOGETHER; n++) {
            var block = node.block(n);
            if (block.isEmpty() || !(before.isEmpty() || block.get().parent().equals(before))) {
                break; // the chain moves while it is read: the next step sees where to
            }
            for (var log : logs(block.get())) {
                logs.add(new Mined(block.get(), read(log, block.get())));
            }
            blocks.add(block.get());
            before = block.get().hash();
        }
        var last = base.number() + blocks.size();
        return new News(newest, base.number(), blocks, logs, last - followed.confirmations() + 1);
    }

    private ChainLog read(Log log, Block block) {
        return gas.on(Reading.of(followed.mapping(), log, block.at()));
    }

    private List<Log> logs(Block block) {
        return node.logs(block.hash(), followed.address(), followed.mapping().events().keySet());
    }

    private static JsonRpc.Failure moved() {
        return new JsonRpc.Failure("the chain moved while it was read");
    }
}
