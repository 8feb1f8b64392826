package dev.ordertrail.tracking.readmodel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import dev.ordertrail.contracts.Sealed;
import dev.ordertrail.kit.seal.Sealing;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/// Answers as JSON, kept in memory for who asks next: an order is looked at more often than it
/// changes.
///
/// A kept answer is given only while the row it was made of is in the state it was in then, and
/// while what it shows of persons can be opened. So every look still asks the database; what is
/// saved is fetching and reading the documents, and making and writing the answer.
@Singleton
public class Answers {
    private static final int OVERHEAD = 500;

    private final Orders orders;
    private final Presenter presenter;
    private final Sealing sealing;
    private final ObjectMapper mapper;
    private final Cache<Question, Kept> kept;

    private final Counter ready;
    private final Counter fresh;

    @Inject
    Answers(
            Orders orders,
            Presenter presenter,
            Sealing sealing,
            ObjectMapper mapper,
            AnswersConfig config,
            MeterRegistry metrics) {
        this.orders = orders;
        this.presenter = presenter;
        this.sealing = sealing;
        this.mapper = mapper;
        kept =
                Caffeine.newBuilder()
                        .maximumWeight(config.mostBytes())
                        .<Question, Kept>weigher((_, answer) -> answer.bytes())
                        .expireAfterWrite(config.keptFor())
                        .scheduler(Scheduler.systemScheduler())
                        .build();
        ready = metrics.counter("ordertrail.tracking.answers", "made", "before");
        fresh = metrics.counter("ordertrail.tracking.answers", "made", "now");
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

    private record OneOrder(OrderAnswer order) {}

    private record OneTimeline(List<OrderAnswer.Entry> timeline) {}

    private record OnePublicOrder(PublicAnswer order) {}

    private record Question(String orderId, Viewer viewer, Part part) {}

    /// A part of an order as one reader may see it.
    ///
    /// @param head of the row it was made of
    /// @param json UTF-8
    @SuppressWarnings("ArrayRecordComponent") // written once, then only sent
    public record Answer(OrderHead head, byte[] json) {}

    private record Kept(Answer answer, List<Sealed> boxes) {
        boolean isTrue(OrderHead head, Sealing sealing) {
            return answer.head().equals(head) && boxes.stream().allMatch(sealing::opens);
        }

        int bytes() {
            return answer.json().length + OVERHEAD;
        }
    }

    /// The answer to a reader who found this order; empty when it has gone since.
    public Optional<Answer> of(OrderHead head, Viewer viewer, Part part) {
        var question = new Question(head.orderId(), viewer, part);
        var known = kept.getIfPresent(question);
        if (known != null && known.isTrue(head, sealing)) {
            ready.increment();
            return Optional.of(known.answer());
        }
        fresh.increment();
        return orders.byId(head.orderId()).map(row -> made(row, question));
    }

    private Answer made(OrderRow row, Question question) {
        var made = presenter.make(row, question.viewer());
        var answer = new Answer(row.head(), write(question.part().of(made.answer())));
        if (made.lasts()) {
            kept.put(question, new Kept(answer, made.boxes()));
        } else {
            kept.invalidate(question);
        }
        return answer;
    }

    private byte[] write(Object answer) {
        try {
            return mapper.writeValueAsBytes(answer);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
