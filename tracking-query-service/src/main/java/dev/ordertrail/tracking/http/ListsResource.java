package dev.ordertrail.tracking.http;

import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.access.Callers;
import dev.ordertrail.kit.access.Role;
import dev.ordertrail.kit.paging.Cursor;
import dev.ordertrail.kit.paging.Paging;
import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.tracking.readmodel.ListAnswer;
import dev.ordertrail.tracking.readmodel.OrderPage;
import dev.ordertrail.tracking.readmodel.OrderQuery;
import dev.ordertrail.tracking.readmodel.OrderQuery.After;
import dev.ordertrail.tracking.readmodel.OrderQuery.Sort;
import dev.ordertrail.tracking.readmodel.OrderQuery.Whose;
import dev.ordertrail.tracking.readmodel.OrderRow;
import dev.ordertrail.tracking.readmodel.Orders;
import dev.ordertrail.tracking.readmodel.Presenter;
import dev.ordertrail.tracking.readmodel.Viewer;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Lists of orders: a buyer's, a seller's.
@Path("/api/orders")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "lists", description = "Orders of a buyer, a seller, a shop; figures of a shop")
public class ListsResource {
    private static final int USUAL_LIMIT = 20;

    private final Callers callers;
    private final Orders orders;
    private final Presenter presenter;

    @Inject
    ListsResource(Callers callers, Orders orders, Presenter presenter) {
        this.callers = callers;
        this.orders = orders;
        this.presenter = presenter;
    }

    @GET
    @Path("/buyer/{buyerId}")
    @Operation(summary = "Orders that a buyer placed")
    public ListAnswer ofBuyer(@PathParam("buyerId") String buyer, @BeanParam ListParams params) {
        return list(Whose.BUYER, buyer, params);
    }

    @GET
    @Path("/seller/{sellerId}")
    @Operation(summary = "Orders that were placed with a seller")
    public ListAnswer ofSeller(@PathParam("sellerId") String seller, @BeanParam ListParams params) {
        return list(Whose.SELLER, seller, params);
    }

    /// One's own list, or any of one's shop for those who work there.
    private ListAnswer list(Whose whose, String person, ListParams params) {
        var caller = callers.caller();
        if (person.indexOf('\0') >= 0) {
            throw Access.missing();
        }
        var works = caller.hasAny(Role.STAFF, Role.ADMIN, Role.STOREFRONT, Role.OPS);
        if (!works && !caller.id().equals(person)) {
            throw Access.missing();
        }
        // A buyer's own orders may lie in several shops; whoever else looks is bound to theirs.
        var own = (whose == Whose.BUYER && caller.id().equals(person)) || caller.has(Role.OPS);
        return page(caller, whose, person, own ? null : caller.shop(), params);
    }

    private ListAnswer page(
            Caller caller, Whose whose, String person, @Nullable String shop, ListParams params) {
        var paging = Paging.of(params.page, params.limit, USUAL_LIMIT, params.cursor);
        var sort = sort(params.sortBy);
        var descending = isDescending(params.sortOrder);
        var query =
                query(() ->
                        new OrderQuery(
                                whose,
                                person,
                                shop,
                                clean("status", params.status),
                                clean("agent_id", params.agentId),
                                sort,
                                descending,
                                paging.limit(),
                                paging.offset(),
                                after(paging.cursor(), sort)));
        var page = orders.page(query);
        var lines = page.rows().stream().map(row -> line(caller, whose, row)).toList();
        return new ListAnswer(lines, pagination(paging, page, sort));
    }

    private ListAnswer.Line line(Caller caller, Whose whose, OrderRow row) {
        var viewer = Viewer.of(caller, row.head()).orElse(Viewer.PUBLIC);
        return presenter.line(row, viewer, whose != Whose.SELLER, whose != Whose.BUYER);
    }

    private static ListAnswer.Pagination pagination(Paging paging, OrderPage page, Sort sort) {
        var pages = (page.total() + paging.limit() - 1) / paging.limit();
        var full = page.rows().size() == paging.limit();
        var next = full ? cursor(page.rows().getLast(), sort) : null;
        return new ListAnswer.Pagination(paging.page(), paging.limit(), page.total(), pages, next);
    }

    private static String cursor(OrderRow last, Sort sort) {
        return new Cursor(
                        Map.of(
                                "by",
                                sort.name(),
                                "value",
                                sort.valueOf(last),
                                "id",
                                last.orderId()))
                .encode();
    }

    private static @Nullable After after(@Nullable String word, Sort sort) {
        if (word == null) {
            return null;
        }
        var keys = Cursor.decode(word, "by", "value", "id").after();
        if (!sort.name().equals(keys.get("by"))) {
            throw wrong("cursor", "the cursor belongs to another sortBy");
        }
        var value = clean("cursor", keys.get("value"));
        var id = clean("cursor", keys.get("id"));
        return new After(value == null ? "" : value, id == null ? "" : id);
    }

    private static OrderQuery query(java.util.function.Supplier<OrderQuery> make) {
        try {
            return make.get();
        } catch (DateTimeException | NumberFormatException _) {
            throw wrong("cursor", "not a cursor that this list gave out");
        }
    }

    private static Sort sort(@Nullable String name) {
        return switch (name) {
            case null -> Sort.CREATED_AT;
            case "createdAt", "created_at" -> Sort.CREATED_AT;
            case "status" -> Sort.STATUS;
            case "totalAmount", "total_amount" -> Sort.TOTAL_AMOUNT;
            default -> throw wrong("sortBy", "createdAt, status or totalAmount");
        };
    }

    private static boolean isDescending(@Nullable String order) {
        return switch (order) {
            case null -> true;
            case "desc" -> true;
            case "asc" -> false;
            default -> throw wrong("sortOrder", "asc or desc");
        };
    }

    private static @Nullable String clean(String field, @Nullable String value) {
        if (value != null && value.indexOf('\0') >= 0) {
            throw wrong(field, "no such value");
        }
        return value == null || value.isBlank() ? null : value;
    }

    private static ProblemException wrong(String field, String message) {
        return ProblemException.validation(List.of(new FieldError(field, "INVALID", message)));
    }
}
