package dev.ordertrail.notification.http;

import dev.ordertrail.kit.access.Callers;
import dev.ordertrail.kit.access.Role;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.notification.send.TellerLoop;
import dev.ordertrail.notification.store.ClosedChannels;
import dev.ordertrail.notification.store.LedgerDesk;
import io.smallrye.common.annotation.Blocking;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The delivery ledger for ops: what was given up or waits, telling it again, and opening a channel
/// that had closed.
@Path("/ops")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
@Blocking
public class OpsResource {
    private static final Set<String> STATES = Set.of("pending", "told", "given_up", "suppressed");
    private static final int MOST = 200;

    private final Tx tx;
    private final LedgerDesk desk;
    private final ClosedChannels closed;
    private final TellerLoop teller;
    private final Callers callers;

    OpsResource(Tx tx, LedgerDesk desk, ClosedChannels closed, TellerLoop teller, Callers callers) {
        this.tx = tx;
        this.desk = desk;
        this.closed = closed;
        this.teller = teller;
        this.callers = callers;
    }

    @GET
    @Path("/deliveries")
    @Operation(summary = "Deliveries in a state, newest first")
    public List<LedgerDesk.Row> list(@QueryParam("state") @DefaultValue("given_up") String state) {
        callers.require(Role.OPS);
        if (!STATES.contains(state)) {
            throw ProblemException.validation(
                    List.of(new FieldError("state", "UNKNOWN", "one of " + STATES)));
        }
        return tx.in(c -> desk.list(c, state, MOST));
    }

    @POST
    @Path("/deliveries/{id}/again")
    @Operation(summary = "Try a delivery again that was given up")
    public Map<String, String> again(@PathParam("id") UUID id) {
        callers.require(Role.OPS);
        if (!tx.in(c -> desk.again(c, id))) {
            throw new ProblemException(Code.NOT_FOUND, "No such delivery was given up.", Map.of());
        }
        teller.wake();
        return Map.of("id", id.toString(), "state", "pending");
    }

    @POST
    @Path("/channels/{shop}/{channel}/open")
    @Operation(summary = "Use a channel again that told us it was gone")
    public Map<String, String> open(
            @PathParam("shop") String shop, @PathParam("channel") String channel) {
        callers.require(Role.OPS);
        if (!tx.in(c -> closed.open(c, shop, channel))) {
            throw new ProblemException(Code.NOT_FOUND, "That channel is not closed.", Map.of());
        }
        return Map.of("shop", shop, "channel", channel, "state", "open");
    }
}
