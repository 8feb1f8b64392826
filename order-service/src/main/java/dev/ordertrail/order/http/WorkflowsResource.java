package dev.ordertrail.order.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.contracts.WorkflowDefinition;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.order.handle.Workflows;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The workflows of this deployment. They are no secret: everybody may read them.
@Path("/api/workflows")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Workflows")
public class WorkflowsResource {
    private static final String SVG = "image/svg+xml";
    private static final ObjectMapper JSON = EventJson.mapper();

    private final Workflows workflows;

    WorkflowsResource(Workflows workflows) {
        this.workflows = workflows;
    }

    @GET
    @Operation(summary = "List every version of every workflow")
    public Response list() {
        return json(Map.of("workflows", workflows.all()));
    }

    @GET
    @Path("{id}")
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN, SVG})
    @Operation(
            summary = "Read a workflow",
            description =
                    "By id (its newest version) or by version: marketplace, marketplace.v1."
                            + " format=mermaid draws it; as image/svg+xml it is a picture.")
    public Response read(
            @PathParam("id") String id,
            @RestQuery @Nullable String format,
            @Context HttpHeaders headers) {
        if (headers.getAcceptableMediaTypes().getFirst().toString().startsWith(SVG)) {
            return diagram(id);
        }
        var definition = definition(id);
        return "mermaid".equals(format)
                ? Response.ok(Workflows.drawn(definition), MediaType.TEXT_PLAIN + ";charset=utf-8")
                        .build()
                : json(definition);
    }

    @GET
    @Path("{id}/diagram.svg")
    @Produces(SVG)
    @Operation(summary = "See a workflow: its state diagram as SVG")
    public Response diagram(@PathParam("id") String id) {
        return Response.ok(Workflows.pictured(definition(id)), SVG + ";charset=utf-8")
                .header("Content-Security-Policy", "default-src 'none'")
                .build();
    }

    private WorkflowDefinition definition(String id) {
        return workflows
                .definition(id)
                .orElseThrow(
                        () -> new ProblemException(Code.NOT_FOUND, "There is no such workflow."));
    }

    private static Response json(Object value) {
        try {
            return Response.ok(JSON.writeValueAsBytes(value), MediaType.APPLICATION_JSON).build();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
