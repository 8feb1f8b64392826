package dev.ordertrail.kit.intake;

import dev.ordertrail.contracts.UnreadableEvent;
import dev.ordertrail.kit.intake.IntakeTransaction.Gap;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/// The version rule for the records of one topic in one batch: what was seen is skipped, what
/// follows is applied, what comes behind a parked record is parked, and a missing version stops the
/// partition.
final class Sequence {
    private static final Logger LOG = Logger.getLogger(Sequence.class);

    private final AppliesWithHistory applies;
    private final Map<String, Long> last;
    private final Set<String> parkedOrders;
    private final List<Ready> ready = new ArrayList<>();
    private final List<Item> parked = new ArrayList<>();
    private final Map<String, Long> applied = new HashMap<>();
    private final Map<TopicPartition, Gap> gaps = new HashMap<>();

    /// @param last the versions applied so far, by order
    /// @param parkedOrders orders of this batch that are parked already
    Sequence(AppliesWithHistory applies, Map<String, Long> last, Set<String> parkedOrders) {
        this.applies = applies;
        this.last = new HashMap<>(last);
        this.parkedOrders = new HashSet<>(parkedOrders);
    }

    /// Sorts a record in; in the order of the partition.
    void sort(Item item) {
        var before = last.getOrDefault(item.orderId(), 0L);
        if (gaps.containsKey(item.located().partition())) {
            return;
        }
        if (item.envelope() == null) {
            park(item);
        } else if (item.version() <= before) {
            LOG.debugf("seen before: orderId=%s version=%s", item.orderId(), item.version());
        } else if (parkedOrders.contains(item.orderId())) {
            park(item.parked("behind a parked record"));
        } else if (item.version() > before + 1) {
            gap(item, before);
        } else {
            read(item);
        }
    }

    /// Applies what was sorted in; all at once, or one by one when one of them cannot be handled.
    void apply(Connection connection) throws SQLException {
        if (ready.isEmpty()) {
            return;
        }
        var batch = ready.stream().map(Ready::seen).toList();
        var failure = Poison.attempt(connection, () -> applies.apply(connection, batch));
        if (failure == null) {
            ready.forEach(r -> applied.put(r.item().orderId(), r.item().version()));
        } else {
            LOG.warnf("a record cannot be handled, looking for it: cause=%s", Poison.why(failure));
            for (var next : ready) {
                applyOne(connection, next);
            }
        }
    }

    private void applyOne(Connection connection, Ready next) throws SQLException {
        var item = next.item();
        if (parked.stream().anyMatch(p -> isBefore(p, item))) {
            park(item.parked("behind a parked record"));
            return;
        }
        var failure =
                Poison.attempt(connection, () -> applies.apply(connection, List.of(next.seen())));
        if (failure == null) {
            applied.put(item.orderId(), item.version());
        } else {
            LOG.errorf(failure, "parked: orderId=%s version=%s", item.orderId(), item.version());
            park(item.parked(Poison.why(failure)));
        }
    }

    private static boolean isBefore(Item parked, Item item) {
        return parked.orderId().equals(item.orderId())
                && parked.located().record().offset() < item.located().record().offset();
    }

    private void read(Item item) {
        try {
            ready.add(new Ready(item, item.seen()));
            last.put(item.orderId(), item.version());
        } catch (UnreadableEvent e) {
            LOG.errorf(
                    "parked, unreadable: orderId=%s type=%s",
                    item.orderId(), item.headers().get("ce_type"));
            park(item.parked("unreadable " + item.headers().get("ce_type")));
        }
    }

    private void park(Item item) {
        parkedOrders.add(item.orderId());
        parked.add(item);
    }

    private void gap(Item item, long before) {
        var offset = item.located().record().offset();
        var why = "gap: version " + item.version() + " after " + before + " at offset " + offset;
        LOG.errorf(
                "gap: orderId=%s version=%s last=%s offset=%s",
                item.orderId(), item.version(), before, offset);
        gaps.put(item.located().partition(), new Gap(offset, why));
    }

    /// The last version of each order that was applied just now.
    Map<String, Long> applied() {
        return applied;
    }

    /// What is to be parked, in the order of offsets.
    List<Item> parked() {
        return parked.stream()
                .sorted(java.util.Comparator.comparingLong(i -> i.located().record().offset()))
                .toList();
    }

    Map<TopicPartition, Gap> gaps() {
        return gaps;
    }

    private record Ready(Item item, Seen seen) {}
}
