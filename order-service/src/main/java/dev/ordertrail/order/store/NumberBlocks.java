package dev.ordertrail.order.store;

import dev.ordertrail.kit.tx.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// Hands out the numbers of a series. A block is taken in a short transaction of its own, whatever
/// becomes of the caller's, and used up in memory: what a crash leaves of it is a gap.
@ApplicationScoped
public class NumberBlocks {
    /// Numbers taken at once.
    static final int BLOCK = 200;

    private static final String TAKE =
            "insert into order_number_block (series, next_number) values (?, ? + 1) on conflict"
                    + " (series) do update set next_number = order_number_block.next_number + ?"
                    + " returning next_number";

    private final Tx tx;
    private final Map<String, Deque<Block>> blocks = new HashMap<>();

    NumberBlocks(Tx tx) {
        this.tx = tx;
    }

    /// The next number of a series, from 1; nobody else gets it.
    public long next(String series) {
        var kept = kept(series);
        if (kept > 0) {
            return kept;
        }
        // Nobody waits for whoever asks the database: two at once take two blocks.
        var block = take(series);
        var number = block.next++;
        keep(series, block);
        return number;
    }

    private synchronized long kept(String series) {
        var queue = blocks.get(series);
        var block = queue == null ? null : queue.peekFirst();
        if (queue == null || block == null) {
            return 0;
        }
        var number = block.next++;
        if (block.next == block.end) {
            queue.removeFirst();
        }
        return number;
    }

    private synchronized void keep(String series, Block block) {
        blocks.computeIfAbsent(series, s -> new ArrayDeque<>()).addLast(block);
    }

    private Block take(String series) {
        var end =
                tx.apart(c -> {
                    try (var take = c.prepareStatement(TAKE)) {
                        take.setString(1, series);
                        take.setLong(2, BLOCK);
                        take.setLong(3, BLOCK);
                        var row = take.executeQuery();
                        row.next();
                        return row.getLong(1);
                    }
                });
        return new Block(end - BLOCK, end);
    }

    private static final class Block {
        private long next;
        private final long end;

        private Block(long next, long end) {
            this.next = next;
            this.end = end;
        }
    }
}
