package dev.ordertrail.tracking.http;

import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.access.Callers;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.tracking.readmodel.OrderRow;
import dev.ordertrail.tracking.readmodel.Orders;
import dev.ordertrail.tracking.readmodel.Presenter;
import dev.ordertrail.tracking.readmodel.Viewer;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The pages: the start, public tracking, an order for those who may, and what problems mean.
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class Pages {
    private final Callers callers;
    private final Orders orders;
    private final Access access;
    private final Presenter presenter;
    private final RateLimit limit;
    private final String providers;

    @Inject
    Pages(
            Callers callers,
            Orders orders,
            Access access,
            Presenter presenter,
            RateLimit limit,
            @ConfigProperty(name = "ordertrail.providers-url") Optional<String> providers) {
        this.callers = callers;
        this.orders = orders;
        this.access = access;
        this.presenter = presenter;
        this.limit = limit;
        this.providers = providers.orElse("");
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance index(
                List<Services.Service> services, List<Services.Person> people, String providers);

        static native TemplateInstance track();

        static native TemplateInstance order(Sheet sheet);

        static native TemplateInstance signin(String orderId, boolean failed, boolean signedIn);

        static native TemplateInstance problem(Code code);

        static native TemplateInstance problems(List<Code> codes);

        static native TemplateInstance message(int status, String title, String text);
    }

    @GET
    @Operation(hidden = true)
    public Response index() {
        return Html.page(200, Templates.index(Services.ALL, Services.PEOPLE, providers)).build();
    }

    /// The form; with a number it goes on to that order's page.
    @GET
    @Path("track")
    @Operation(hidden = true)
    public Response track(@QueryParam("number") @Nullable String number) {
        if (number == null || number.isBlank()) {
            return Html.page(200, Templates.track()).build();
        }
        var path = URLEncoder.encode(number.strip(), StandardCharsets.UTF_8).replace("+", "%20");
        return Html.seeOther("/track/" + path).build();
    }

    @GET
    @Path("track/{orderNumber}")
    @Operation(hidden = true)
    public Response tracked(
            @PathParam("orderNumber") String number, @Context HttpServerRequest request) {
        limit.take(request);
        var row = orders.byNumber(number).flatMap(head -> orders.byId(head.orderId()));
        if (row.isEmpty()) {
            var text =
                    "No order has the number you entered. It is written on your confirmation, for example ORD-2026-000123.";
            return Html.page(404, Templates.message(404, "We cannot find this order", text))
                    .build();
        }
        return page(row.get(), Viewer.PUBLIC, "/api/live/track/" + number);
    }

    @GET
    @Path("orders/{orderId}")
    @Operation(hidden = true)
    public Response order(
            @PathParam("orderId") String id, @QueryParam("signin") @Nullable String signin) {
        var caller = caller();
        var seen = caller.flatMap(who -> access.find(who, id));
        var row = seen.flatMap(s -> orders.byId(s.head().orderId()));
        if (row.isPresent()) {
            var viewer = seen.orElseThrow().viewer();
            return page(row.get(), viewer, "/api/live/orders/" + row.get().orderId());
        }
        var status = caller.isPresent() ? 404 : 401;
        return Html.page(status, Templates.signin(id, "failed".equals(signin), caller.isPresent()))
                .build();
    }

    @GET
    @Path("problems")
    @Operation(hidden = true)
    public Response problems() {
        return Html.page(200, Templates.problems(List.of(Code.values()))).build();
    }

    @GET
    @Path("problems/{slug}")
    @Operation(hidden = true)
    public Response problem(@PathParam("slug") String slug) {
        var code =
                Code.ofSlug(slug)
                        .orElseThrow(() ->
                                new ProblemException(Code.NOT_FOUND, "No problem is called that."));
        return Html.page(200, Templates.problem(code)).build();
    }

    private Response page(OrderRow row, Viewer viewer, String stream) {
        var answer = presenter.order(row, viewer);
        var sheet = Sheet.of(answer, presenter.statuses(row), stream, !viewer.seesParties());
        return Html.page(200, Templates.order(sheet)).build();
    }

    /// Who is signed in; nobody when their session is over.
    private Optional<Caller> caller() {
        try {
            return callers.optional();
        } catch (AuthenticationFailedException _) {
            return Optional.empty();
        }
    }
}
