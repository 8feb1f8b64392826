package dev.ordertrail.systemtest.arrival;

import dev.ordertrail.contracts.Envelope;
import dev.ordertrail.contracts.Event;
import dev.ordertrail.contracts.EventTypes;
import dev.ordertrail.contracts.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/// One topic, of one order: numbers what is said and tells its readers.
///
/// @param <E> the family of its events
final class Log<E extends Event> {
    static final String ORDER_ID = "order_01jmq0c8arrivals0000000000";
    static final String SHOP = "main";

    /// After everything happened; one moment for all, because when we learned of it must not
    /// matter.
    static final Instant LEARNED = Instant.parse("2026-03-04T12:00:00Z");

    private final Queue<Runnable> post;
    private final List<Recorded<E>> records = new ArrayList<>();
    private final List<Consumer<Recorded<E>>> readers = new ArrayList<>();

    /// @param post where what was said waits until its turn comes, so that every reader hears it in
    ///   order
    Log(Queue<Runnable> post) {
        this.post = post;
    }

    void tell(Consumer<Recorded<E>> reader) {
        readers.add(reader);
    }

    /// Keeps these and posts them.
    void append(List<Told<E>> said) {
        for (var told : said) {
            var recorded = new Recorded<>(envelope(told), told.event());
            records.add(recorded);
            readers.forEach(reader -> post.add(() -> reader.accept(recorded)));
        }
    }

    List<Recorded<E>> records() {
        return List.copyOf(records);
    }

    private Envelope envelope(Told<E> told) {
        return new Envelope(
                told.id(),
                EventTypes.nameOf(told.event()),
                "/test",
                ORDER_ID,
                told.happened(),
                LEARNED,
                SHOP,
                records.size() + 1,
                null,
                null,
                null);
    }

    /// Something to say.
    record Told<E>(String id, Instant happened, E event) {}
}
