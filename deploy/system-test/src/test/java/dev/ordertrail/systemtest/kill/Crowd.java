package dev.ordertrail.systemtest.kill;

import dev.ordertrail.orderctl.Failure;
import dev.ordertrail.orderctl.api.Http.Answer;
import dev.ordertrail.systemtest.callback.Callback;
import dev.ordertrail.systemtest.callback.EasyPost;
import dev.ordertrail.systemtest.callback.EasyPost.Scan;
import dev.ordertrail.systemtest.callback.Story;
import dev.ordertrail.systemtest.callback.Stripe;
import dev.ordertrail.systemtest.wire.Marketplace;
import dev.ordertrail.systemtest.wire.Stories;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Storefronts, providers and sellers who go on until each of their requests has been answered.
final class Crowd {
    private static final int AT_ONCE = 24;
    private static final Duration REST = Duration.ofMillis(250);
    private static final Duration RATHER_GIVE_UP =
            Duration.ofMinutes(Integer.getInteger("ordertrail.kill.minutes", 11));

    private final Marketplace marketplace;
    private final Map<String, Story> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, Story> paid = new ConcurrentHashMap<>();
    private final Map<String, Story> delivered = new ConcurrentHashMap<>();
    private final AtomicLong refused = new AtomicLong();
    private final Queue<String> unanswered = new ConcurrentLinkedQueue<>();
    private final long until = System.nanoTime() + RATHER_GIVE_UP.toNanos();

    Crowd(Marketplace marketplace) {
        this.marketplace = marketplace;
    }

    /// Places this many orders, one each `pace`, and does not return before all are answered.
    void place(int orders, Duration pace) {
        var room = new Semaphore(AT_ONCE);
        for (var i = 0; i < orders; i++) {
            var nr = i;
            room.acquireUninterruptibly();
            Thread.ofVirtual().start(() -> live(nr, room));
            LockSupport.parkNanos(pace.toNanos());
        }
        room.acquireUninterruptibly(AT_ONCE);
    }

    /// Every order is placed, two of three are paid, every fifteenth goes all the way to the door.
    private void live(int nr, Semaphore room) {
        try {
            var story = Stories.fresh();
            var placed =
                    answered(() -> marketplace.tryToPlace(story), List.of(201))
                            .json()
                            .at("/order/id")
                            .asText();
            acknowledged.put(placed, story);
            if (nr % 3 == 0) {
                return;
            }
            answered(Stripe.intentSucceeded(story));
            answered(Stripe.sessionCompleted(story));
            paid.put(placed, story);
            if (nr % 10 == 1) {
                ship(placed, story);
                delivered.put(placed, story);
            }
        } finally {
            room.release();
        }
    }

    private void ship(String id, Story story) {
        for (var status : List.of("order_confirmed", "processing", "ready_to_ship")) {
            answered(() -> marketplace.sellerMoves(id, status), List.of(200));
        }
        answered(() -> marketplace.sellerShips(id, story), List.of(200));
        for (var scan : Scan.values()) {
            answered(EasyPost.updated(story, scan));
        }
    }

    private void answered(Callback callback) {
        answered(() -> marketplace.post(callback), List.of(200));
    }

    /// Asks until it is answered so.
    private Answer answered(Supplier<Answer> request, List<Integer> wanted) {
        var last = "nothing";
        while (System.nanoTime() < until) {
            try {
                var answer = request.get();
                if (wanted.contains(answer.status())) {
                    return answer;
                }
                refused.incrementAndGet();
                last = answer.complaint();
            } catch (Failure e) {
                refused.incrementAndGet(); // nobody there, or gone in the middle of it
                last = String.valueOf(e.getMessage());
            }
            LockSupport.parkNanos(REST.toNanos());
        }
        unanswered.add(last);
        throw new IllegalStateException("a request was not answered to the end: " + last);
    }

    /// Orders whose placing was answered with 201.
    Map<String, Story> acknowledged() {
        return Map.copyOf(acknowledged);
    }

    /// Orders whose payment's callbacks were answered with 200.
    Map<String, Story> paid() {
        return Map.copyOf(paid);
    }

    /// Orders whose parcel's callbacks were answered with 200.
    Map<String, Story> delivered() {
        return Map.copyOf(delivered);
    }

    /// Requests that had to be made again.
    long refused() {
        return refused.get();
    }

    /// What was said last to requests that were never answered as they should be.
    List<String> unanswered() {
        return List.copyOf(unanswered);
    }
}
