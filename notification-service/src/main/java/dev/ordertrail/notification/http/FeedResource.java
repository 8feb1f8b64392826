package dev.ordertrail.notification.http;

import dev.ordertrail.kit.access.Callers;
import dev.ordertrail.kit.paging.Cursor;
import dev.ordertrail.kit.paging.Paging;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.notification.store.Feed;
import dev.ordertrail.notification.store.Feed.Entry;
import dev.ordertrail.notification.store.Feed.Owner;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The caller's own feed.
@Path("/api/notifications")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Notifications")
@Blocking
public class FeedResource {
    private static final int USUAL = 20;
    private static final String SEQ = "seq";

    private final Tx tx;
    private final Feed feed;
    private final Callers callers;

    FeedResource(Tx tx, Feed feed, Callers callers) {
        this.tx = tx;
        this.feed = feed;
        this.callers = callers;
    }

    /// A page of the feed.
    ///
    /// @param nextCursor ask with it for the next page; absent on the last
    /// @param unreadCount unread entries of the whole feed
    public record Page(
            List<Notification> notifications, long unreadCount, @Nullable String nextCursor) {}

    /// One entry.
    ///
    /// @param type the name of its text: `order_created`, `new_order`
    /// @param data `orderId`, `orderNumber`, and the `event` that preferences know it by
    public record Notification(
            UUID id,
            String type,
            String title,
            String message,
            Map<String, String> data,
            boolean read,
            Instant happenedAt,
            Instant createdAt,
            @Nullable Instant readAt) {}

    /// What is left unread.
    public record Unread(long unreadCount) {}

    @GET
    @Operation(summary = "Your notifications, newest first")
    public Page list(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("unread") @DefaultValue("false") boolean unreadOnly) {
        var owner = owner();
        var paging = Paging.of(null, limit, USUAL, cursor);
        var below = paging.cursor() == null ? Long.MAX_VALUE : Cursor.number(paging.cursor(), SEQ);
        return tx.in(c -> {
            var entries = feed.page(c, owner, below, unreadOnly, paging.limit() + 1);
            return page(entries, paging.limit(), feed.unread(c, owner));
        });
    }

    @POST
    @Path("/{id}/read")
    @Operation(summary = "Mark one notification as read")
    public Unread read(@PathParam("id") String id) {
        var owner = owner();
        return tx.in(c -> {
            var entry = uuid(id);
            if (entry.isEmpty() || !feed.markRead(c, owner, entry.get())) {
                throw new ProblemException(
                        Code.NOT_FOUND, "You have no such notification.", Map.of());
            }
            return new Unread(feed.unread(c, owner));
        });
    }

    @POST
    @Path("/read-all")
    @Operation(summary = "Mark all your notifications as read")
    public Unread readAll() {
        var owner = owner();
        return tx.in(c -> {
            feed.markAllRead(c, owner);
            return new Unread(feed.unread(c, owner));
        });
    }

    private Owner owner() {
        var caller = callers.caller();
        return new Owner(caller.shop(), caller.id());
    }

    private static Page page(List<Entry> entries, int limit, long unread) {
        var shown = entries.subList(0, Math.min(limit, entries.size()));
        var next = entries.size() > limit ? Cursor.at(SEQ, shown.getLast().seq()).encode() : null;
        return new Page(shown.stream().map(FeedResource::notification).toList(), unread, next);
    }

    private static Notification notification(Entry e) {
        return new Notification(
                e.id(),
                e.text().type(),
                e.text().title(),
                e.text().message(),
                Map.of(
                        "orderId",
                        e.orderId(),
                        "orderNumber",
                        e.text().orderNumber(),
                        "event",
                        e.kind()),
                e.read() != null,
                e.happened(),
                e.created(),
                e.read());
    }

    private static Optional<UUID> uuid(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
