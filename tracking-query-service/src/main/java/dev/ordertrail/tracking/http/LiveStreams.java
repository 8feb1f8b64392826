package dev.ordertrail.tracking.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.tracking.http.Access.Seen;
import dev.ordertrail.tracking.readmodel.Changes;
import dev.ordertrail.tracking.readmodel.OrderRow;
import dev.ordertrail.tracking.readmodel.Orders;
import dev.ordertrail.tracking.readmodel.Presenter;
import dev.ordertrail.tracking.readmodel.PublicAnswer;
import dev.ordertrail.tracking.readmodel.Viewer;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.server.jaxrs.OutboundSseEventImpl;
import org.jspecify.annotations.Nullable;

/// Makes the streams: each looks at the view whenever something changed and tells what its reader
/// has not seen.
///
/// An event carries the whole state its reader may see, so an event that stands for several changes
/// loses none of them.
@Singleton
public class LiveStreams {
    private static final int PAGE = 100;

    private final Changes changes;
    private final Orders orders;
    private final Presenter presenter;
    private final TrackingConfig config;
    private final ObjectMapper json;
    private final AtomicInteger open;

    @Inject
    LiveStreams(
            Changes changes,
            Orders orders,
            Presenter presenter,
            TrackingConfig config,
            ObjectMapper json,
            MeterRegistry metrics) {
        this.changes = changes;
        this.orders = orders;
        this.presenter = presenter;
        this.config = config;
        this.json = json;
        this.open = metrics.gauge("ordertrail.tracking.live.streams", new AtomicInteger());
    }

    /// What requirement 004 sends to people.
    record Update(String type, String orderId, Object update) {}

    /// The beginning of a person's stream.
    record Ready(String type) {}

    /// One order, from the state it is in unless the reader has that.
    Multi<OutboundSseEvent> order(
            String orderId, Supplier<Optional<Seen>> find, @Nullable String last) {
        var look =
                new Live.Look() {
                    private long seen = number(last);

                    @Override
                    public List<OutboundSseEvent> news() {
                        var now = find.get();
                        if (now.isEmpty() || now.get().head().revision() == seen) {
                            return List.of();
                        }
                        var row = orders.byId(orderId);
                        if (row.isEmpty()) {
                            return List.of();
                        }
                        seen = row.get().revision();
                        var update = update(row.get(), now.get().viewer());
                        return List.of(event(seen, row.get(), update));
                    }
                };
        return stream(Changes.order(orderId), look);
    }

    /// All orders of a person, from now on or from where the reader has been.
    Multi<OutboundSseEvent> person(Caller caller, @Nullable String last) {
        var look =
                new Live.Look() {
                    private long seen = number(last);
                    private boolean begun = seen >= 0;

                    @Override
                    public List<OutboundSseEvent> news() {
                        if (!begun || seen > orders.position(caller.id())) {
                            begun = true;
                            seen = orders.position(caller.id());
                            return List.of(event("ready", seen, new Ready("ready")));
                        }
                        var since = orders.changedSince(caller.id(), seen, PAGE);
                        if (since.isEmpty()) {
                            return List.of();
                        }
                        seen = since.getLast().position();
                        var told =
                                since.stream()
                                        .flatMap(c ->
                                                line(caller, c.orderId(), c.position()).stream())
                                        .toList();
                        if (since.size() == PAGE || told.isEmpty()) {
                            var more = news();
                            return java.util.stream.Stream.concat(told.stream(), more.stream())
                                    .toList();
                        }
                        return told;
                    }
                };
        return stream(Changes.person(caller.id()), look);
    }

    private Multi<OutboundSseEvent> stream(String key, Live.Look look) {
        return new Live(key, look, changes, config.live(), open).stream();
    }

    private Object update(OrderRow row, Viewer viewer) {
        var answer = presenter.order(row, viewer);
        return viewer.seesParties() ? answer : PublicAnswer.of(answer);
    }

    private Optional<OutboundSseEvent> line(Caller caller, String orderId, long position) {
        return orders.byId(orderId)
                .flatMap(row ->
                        Viewer.of(caller, row.head())
                                .map(v ->
                                        event(position, row, presenter.line(row, v, true, true))));
    }

    private OutboundSseEvent event(long id, OrderRow row, Object update) {
        return event("order_update", id, new Update("order_update", row.orderId(), update));
    }

    private OutboundSseEvent event(String name, long id, Object data) {
        try {
            return new OutboundSseEventImpl.BuilderImpl()
                    .name(name)
                    .id(Long.toString(id))
                    .data(String.class, json.writeValueAsString(data))
                    .build();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @return -1 for anything that is no id of ours
    private static long number(@Nullable String last) {
        try {
            return last == null ? -1 : Math.max(-1, Long.parseLong(last.strip()));
        } catch (NumberFormatException _) {
            return -1;
        }
    }
}
