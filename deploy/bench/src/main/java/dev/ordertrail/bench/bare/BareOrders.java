package dev.ordertrail.bench.bare;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/// Two endpoints that do as little as can be done durably.
@Path("/bare/orders")
@Produces(MediaType.APPLICATION_JSON)
public class BareOrders {
    private static final String WRITE =
            """
            with written as (
              insert into bare_event (order_id, version, type, payload) values (?, 1, 'placed', ?))
            insert into bare_outbox (aggregateid, type, payload) values (?, 'placed', ?)
            """;
    private static final String READ =
            "select payload from bare_event where order_id = ? and version = 1";

    private final DataSource database;

    BareOrders(DataSource database) {
        this.database = database;
    }

    /// One event and one outbox row in one transaction.
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Blocking
    public Response place(JsonNode order) throws SQLException {
        var id = UUID.randomUUID().toString();
        var payload = order.toString().getBytes(StandardCharsets.UTF_8);
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var insert = connection.prepareStatement(WRITE)) {
                insert.setString(1, id);
                insert.setBytes(2, payload);
                insert.setString(3, id);
                insert.setBytes(4, payload);
                insert.executeUpdate();
            }
            connection.commit();
        }
        return Response.status(Response.Status.CREATED).entity(Map.of("id", id)).build();
    }

    /// One row by its key.
    @GET
    @Path("/{id}")
    @Blocking
    public byte[] read(@PathParam("id") String id) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(READ)) {
            select.setString(1, id);
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    throw new NotFoundException();
                }
                return row.getBytes(1);
            }
        }
    }
}
