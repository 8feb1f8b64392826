package dev.ordertrail.tracking.readmodel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.ordertrail.kit.seal.Sealing;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Answers as JSON, kept in memory for who asks next: an order is looked at more often than it
/// changes.
///
/// A kept answer is given only while the very documents it was made of are what is stored, and
/// while the keys of all persons it shows exist. So every look still asks the database; what is
/// saved is reading the documents, and making and writing the answer.
@Singleton
public class Answers {
    private static final long MOST_BYTES = 32 << 20;

    /// No longer than keys are kept in memory: this is personal data, opened.
    private static final Duration KEPT_FOR = Duration.ofMinutes(5);

    private static final int OVERHEAD = 300;

    private final Presenter presenter;
    private final Sealing sealing;
    private final ObjectMapper mapper;
    private final Cache<Question, Kept> kept;

    @Inject
    Answers(Presenter presenter, Sealing sealing, ObjectMapper mapper, MeterRegistry metrics) {
        this.presenter = presenter;
        this.sealing = sealing;
        this.mapper = mapper;
        kept =
                Caffeine.newBuilder()
                        .maximumWeight(MOST_BYTES)
                        .<Question, Kept>weigher((_, answer) -> answer.bytes())
                        .expireAfterWrite(KEPT_FOR)
                        .recordStats()
                        .build();
        CaffeineCacheMetrics.monitor(metrics, kept, "ordertrail.tracking.answers");
    }

    /// What of an order is asked for, as requirement 004 shows each.
    public enum Part {
        ORDER,
        TIMELINE,
        PUBLIC;

        private Object of(OrderAnswer answer) {
            return switch (this) {
                case ORDER -> new OneOrder(answer);
                case TIMELINE -> new OneTimeline(answer.timeline());
                case PUBLIC -> new OnePublicOrder(PublicAnswer.of(answer));
            };
        }
    }

    /// Details.
    private record OneOrder(OrderAnswer order) {}

    /// A timeline.
    private record OneTimeline(List<OrderAnswer.Entry> timeline) {}

    /// An order for everybody.
    private record OnePublicOrder(PublicAnswer order) {}

    private record Question(String orderId, Viewer viewer, Part part) {}

    @SuppressWarnings("ArrayRecordComponent") // written once, then only sent
    private record Kept(
            OrderRow.Stored madeOf,
            @Nullable Instant staleSince,
            Set<String> persons,
            byte[] json) {

        boolean isOf(OrderRow row) {
            return Objects.equals(staleSince, row.staleSince()) && madeOf.isSameAs(row.stored());
        }

        int bytes() {
            return madeOf.bytes() + json.length + OVERHEAD;
        }
    }

    /// A part of an order as this reader may see it, as UTF-8 JSON.
    public byte[] json(OrderRow row, Viewer viewer, Part part) {
        var question = new Question(row.orderId(), viewer, part);
        var known = kept.getIfPresent(question);
        if (known != null
                && known.isOf(row)
                && known.persons().stream().allMatch(sealing::isOpen)) {
            return known.json();
        }
        var made = presenter.make(row, viewer);
        var bytes = write(part.of(made.answer()));
        if (made.lasts()) {
            kept.put(question, new Kept(row.stored(), row.staleSince(), made.persons(), bytes));
        } else {
            kept.invalidate(question);
        }
        return bytes;
    }

    private byte[] write(Object answer) {
        try {
            return mapper.writeValueAsBytes(answer);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
