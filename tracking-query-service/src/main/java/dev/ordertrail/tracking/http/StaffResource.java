package dev.ordertrail.tracking.http;

import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.access.Callers;
import dev.ordertrail.kit.access.Role;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.tracking.readmodel.StaffAnswer;
import dev.ordertrail.tracking.readmodel.StaffOrders;
import dev.ordertrail.tracking.readmodel.StaffPage;
import dev.ordertrail.tracking.readmodel.StaffPresenter;
import dev.ordertrail.tracking.readmodel.StaffQuery.Page;
import dev.ordertrail.tracking.readmodel.StaffQuery.Sort;
import dev.ordertrail.tracking.readmodel.StaffStats;
import dev.ordertrail.tracking.readmodel.StatsAnswer;
import dev.ordertrail.tracking.readmodel.Vocabulary;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The orders of a shop, for those who work there.
@Path("/api/orders")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "lists")
public class StaffResource {
    private static final int USUAL_LIMIT = 20;
    private static final int MOST = 100;
    private static final int FURTHEST = 10_000;
    private static final List<String> PAGING =
            List.of("sortBy", "sortOrder", "page", "limit", "cursor", "count");
    private static final Map<String, Sort> SORTS =
            new TreeMap<>(
                    Map.of(
                            "createdAt", Sort.CREATED_AT,
                            "statusUpdatedAt", Sort.STATUS_UPDATED_AT,
                            "totalAmount", Sort.TOTAL_AMOUNT));
    private static final Map<String, Boolean> WAYS =
            new TreeMap<>(Map.of("asc", false, "desc", true));

    private final Callers callers;
    private final StaffOrders orders;
    private final StaffStats figures;
    private final StaffPresenter presenter;
    private final Vocabulary vocabulary;

    @Inject
    StaffResource(
            Callers callers,
            StaffOrders orders,
            StaffStats figures,
            StaffPresenter presenter,
            Vocabulary vocabulary) {
        this.callers = callers;
        this.orders = orders;
        this.figures = figures;
        this.presenter = presenter;
        this.vocabulary = vocabulary;
    }

    @GET
    @Operation(
            summary = "Orders of your shop, for its staff and its storefront",
            description =
                    "Narrowed, searched, sorted, page by page. Phone numbers and mail addresses are"
                            + " masked. Ops see the orders of all shops.")
    @APIResponse(responseCode = "200", description = "A page; empty when nothing matches")
    @APIResponse(responseCode = "403", description = "For staff; names the lists of your own")
    @APIResponse(
            responseCode = "422",
            description = "Every parameter that is wrong, and what is possible")
    public StaffAnswer list(@BeanParam StaffParams params, @BeanParam StaffPaging paging) {
        var caller = staff(callers.caller());
        var checks = new Checks();
        var given = params.uri.getQueryParameters().keySet();
        checks.onlyKnown(
                given, Stream.concat(StaffFilters.NAMES.stream(), PAGING.stream()).toList());
        var query = new StaffFilters(caller, vocabulary.known(), checks).of(params);
        var page = page(checks, paging);
        var exact = checks.choice("count", paging.count, false, Map.of("exact", true));
        checks.end();
        return answer(orders.page(query, page, exact), page);
    }

    @GET
    @Path("/stats/summary")
    @Operation(
            summary = "Figures of your shop: totals, revenue, by status, package, day and month",
            description =
                    "Only orders that were delivered or are done count as revenue. Takes the"
                            + " filters of the list, free text apart.")
    public StatsAnswer stats(@BeanParam StaffParams params) {
        var caller = staff(callers.caller());
        var checks = new Checks();
        checks.onlyKnown(
                params.uri.getQueryParameters().keySet(),
                StaffFilters.NAMES.stream().filter(name -> !name.equals("q")).toList());
        var query = new StaffFilters(caller, vocabulary.known(), checks).of(params);
        checks.end();
        return figures.of(query);
    }

    private static Page page(Checks checks, StaffPaging paging) {
        var sort = checks.choice("sortBy", paging.sortBy, Sort.CREATED_AT, SORTS);
        var descending = checks.choice("sortOrder", paging.sortOrder, true, WAYS);
        var limit = checks.number("limit", paging.limit, USUAL_LIMIT, MOST);
        var number = checks.number("page", paging.page, 1, FURTHEST / limit);
        var after = StaffCursor.after(checks, paging.cursor, sort, descending);
        return new Page(sort, descending, limit, after == null ? (number - 1) * limit : 0, after);
    }

    private StaffAnswer answer(StaffPage found, Page page) {
        var pages = (found.total() + page.limit() - 1) / page.limit();
        return new StaffAnswer(
                presenter.lines(found),
                found.near() && !found.found().isEmpty(),
                new StaffAnswer.Pagination(
                        page.offset() / page.limit() + 1,
                        page.limit(),
                        found.total(),
                        found.isEstimate(),
                        pages,
                        StaffCursor.word(found.next(), page)));
    }

    /// @throws ProblemException FORBIDDEN, with the lists that are the caller's own
    static Caller staff(Caller caller) {
        if (caller.hasAny(Role.STAFF, Role.ADMIN, Role.STOREFRONT, Role.OPS)) {
            return caller;
        }
        var role = caller.has(Role.SELLER) ? "seller" : "buyer";
        throw new ProblemException(
                Code.FORBIDDEN,
                "This list is for the staff of the shop; your own is where yourOrders says.",
                Map.of("yourOrders", "/api/orders/" + role + "/" + caller.id()));
    }
}
