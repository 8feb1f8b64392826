package dev.ordertrail.kit.inbox;

import dev.ordertrail.kit.access.Callers;
import dev.ordertrail.kit.access.Role;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The inbox for ops: what is parked or waits, and having it processed again.
@Path("/ops/inbox")
@Produces(MediaType.APPLICATION_JSON)
public class InboxResource {
    private static final Set<String> STATES =
            Set.of("pending", "waiting", "done", "ignored", "parked");
    private static final int MOST = 200;

    private final InboxDesk desk;
    private final Callers callers;

    @Inject
    InboxResource(InboxDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    @GET
    public List<InboxDesk.Entry> list(@QueryParam("state") @DefaultValue("parked") String state) {
        callers.require(Role.OPS);
        if (!STATES.contains(state)) {
            throw ProblemException.validation(
                    List.of(new FieldError("state", "UNKNOWN", "one of " + STATES)));
        }
        return desk.list(state, MOST);
    }

    @POST
    @Path("/{id}/again")
    public Map<String, Object> again(@PathParam("id") long id) {
        callers.require(Role.OPS);
        if (!desk.again(id)) {
            throw new ProblemException(
                    Code.NOT_FOUND, "The inbox has no message " + id + ".", Map.of());
        }
        return Map.of("id", id, "state", "pending");
    }
}
