package dev.ordertrail.tracking.http;

import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Sessions of browsers: good for reading pages and streams, and for nothing else.
@Path("/api/session")
@Blocking
@Tag(name = "session", description = "A cookie for browsers, from a bearer token")
public class SessionResource {
    private static final Pattern OWN_PAGE = Pattern.compile("/(?![/\\\\])[\\w./~-]{0,200}");
    private static final String BEARER = "Bearer ";

    private final Session session;

    @Inject
    SessionResource(Session session) {
        this.session = session;
    }

    /// A bearer token in the header answers 204; the form of the pages, with `token` and `next`,
    /// goes on to its page.
    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Turn a bearer token into a cookie")
    public Response begin(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String header,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
            @HeaderParam("Sec-Fetch-Site") @Nullable String site,
            @Nullable String body) {
        if (header != null && header.startsWith(BEARER)) {
            var token = header.substring(BEARER.length());
            return Response.noContent().cookie(cookie(token.strip())).build();
        }
        if (type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED)) {
            return signIn(Form.of(body), site);
        }
        throw notGood();
    }

    private Response signIn(Map<String, String> form, @Nullable String site) {
        refuseStrangers(site);
        var to = page(form.get("next"));
        return session.cookie(form.getOrDefault("token", "").strip())
                .map(cookie -> Html.seeOther(to).cookie(cookie).build())
                .orElseGet(() -> Html.seeOther(to + "?signin=failed").build());
    }

    @POST
    @Path("/end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(summary = "The sign-out form of the pages")
    public Response signOut(
            @FormParam("next") @Nullable String next,
            @HeaderParam("Sec-Fetch-Site") @Nullable String site) {
        refuseStrangers(site);
        return Html.seeOther(page(next)).cookie(session.end()).build();
    }

    @DELETE
    @Operation(summary = "End the session")
    public Response end() {
        return Response.noContent().cookie(session.end()).build();
    }

    private NewCookie cookie(String token) {
        return session.cookie(token).orElseThrow(SessionResource::notGood);
    }

    private static ProblemException notGood() {
        return new ProblemException(Code.UNAUTHENTICATED, "The token is not good here.");
    }

    /// Another site's form must not sign anybody in or out.
    private static void refuseStrangers(@Nullable String site) {
        if ("cross-site".equals(site)) {
            throw new ProblemException(Code.FORBIDDEN, "The form belongs to another site.");
        }
    }

    private static String page(@Nullable String next) {
        return next != null && OWN_PAGE.matcher(next).matches() ? next : "/";
    }
}
