package dev.ordertrail.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.ordertrail.kit.outbox.EventTooLarge;
import dev.ordertrail.kit.tx.DatabaseAway;
import dev.ordertrail.kit.tx.SqlFailure;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Every exception that reaches JAX-RS becomes a document; what nobody expected becomes a trace id.
public class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    public Response refused(ProblemException e, UriInfo at) {
        return answer(e, at);
    }

    @ServerExceptionMapper
    public Response unreadable(MismatchedInputException e, UriInfo at) {
        return answer(Refusals.of(e), at);
    }

    @ServerExceptionMapper
    public Response unreadable(JsonProcessingException e, UriInfo at) {
        return answer(Refusals.of(e), at);
    }

    @ServerExceptionMapper
    public Response tooLarge(EventTooLarge e, UriInfo at) {
        return answer(
                new ProblemException(
                        Code.PAYLOAD_TOO_LARGE, "The order would be larger than 512 KiB."),
                at);
    }

    @ServerExceptionMapper
    public Response refusedByFramework(WebApplicationException e, UriInfo at) {
        var status = e.getResponse().getStatus();
        if (e.getCause() instanceof JsonProcessingException json) {
            return answer(Refusals.of(json), at);
        }
        if (status >= 500 && status != 503) {
            return unexpected(e, at);
        }
        if (status < 400) {
            return e.getResponse();
        }
        var answer = Response.fromResponse(answer(Refusals.of(status), at));
        var allow = e.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return (allow == null ? answer : answer.header(HttpHeaders.ALLOW, allow)).build();
    }

    @ServerExceptionMapper({
        UnauthorizedException.class,
        AuthenticationFailedException.class,
        AuthenticationCompletionException.class
    })
    public Response unauthenticated(RuntimeException e, UriInfo at) {
        return Response.fromResponse(answer(Refusals.of(401), at))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException e, UriInfo at) {
        return answer(Refusals.of(403), at);
    }

    @ServerExceptionMapper
    public Response databaseAway(DatabaseAway e, UriInfo at) {
        LOG.warnf("PostgreSQL is away: path=%s", at.getPath());
        return Response.fromResponse(
                        answer(
                                new ProblemException(Code.DATABASE_ERROR, "The database is away."),
                                at))
                .header(HttpHeaders.RETRY_AFTER, 1)
                .build();
    }

    /// A table of the kit that this service has no use for: `/ops/inbox` where there is no inbox.
    @ServerExceptionMapper
    public Response refusedByDatabase(SqlFailure e, UriInfo at) {
        if ("42P01".equals(e.state()) && at.getPath().startsWith("/ops/")) {
            return answer(
                    new ProblemException(Code.NOT_FOUND, "This service has no such work."), at);
        }
        return unexpected(e, at);
    }

    @ServerExceptionMapper
    public Response sql(SQLException e, UriInfo at) {
        LOG.error("SQL failed outside of a transaction helper", e);
        return answer(new ProblemException(Code.DATABASE_ERROR, "The database refused."), at);
    }

    @ServerExceptionMapper
    public Response unexpected(Exception e, UriInfo at) {
        var trace = UUID.randomUUID().toString();
        LOG.errorf(e, "request failed: traceId=%s", trace);
        return answer(
                new ProblemException(
                        Code.INTERNAL_ERROR,
                        "The trace id leads us to it.",
                        Map.of("traceId", trace)),
                at);
    }

    private static Response answer(ProblemException problem, UriInfo at) {
        return Response.status(problem.code().status())
                .type(ProblemJson.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(ProblemJson.write(problem, at.getRequestUri().getPath()))
                .build();
    }
}
