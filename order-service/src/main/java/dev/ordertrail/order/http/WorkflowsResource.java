package dev.ordertrail.order.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.contracts.WorkflowDefinition;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.order.domain.Workflow;
import dev.ordertrail.order.handle.Workflows;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
    @Operation(
            summary = "Read a workflow",
            description =
                    "By id (its newest version) or by version: marketplace, marketplace.v1."
                            + " format=mermaid draws it.")
    public Response read(@PathParam("id") String id, @RestQuery @Nullable String format) {
        var definition =
                workflows
                        .newest(id)
                        .map(Workflow::definition)
                        .orElseThrow(() ->
                                new ProblemException(Code.NOT_FOUND, "There is no such workflow."));
        return "mermaid".equals(format)
                ? Response.ok(mermaid(definition), MediaType.TEXT_PLAIN + ";charset=utf-8").build()
                : json(definition);
    }

    /// What people may do, as a Mermaid state diagram.
    private static String mermaid(WorkflowDefinition definition) {
        var text = new StringBuilder("stateDiagram-v2\n");
        text.append("    [*] --> ").append(definition.start().status()).append('\n');
        definition
                .transitions()
                .forEach(t ->
                        text.append(
                                "    %s --> %s: %s%n"
                                        .formatted(t.from(), t.to(), String.join(", ", t.by()))));
        definition.statuses().stream()
                .filter(s -> s.phase().isEnd())
                .forEach(s -> text.append("    ").append(s.id()).append(" --> [*]\n"));
        return text.toString();
    }

    private static Response json(Object value) {
        try {
            return Response.ok(JSON.writeValueAsBytes(value), MediaType.APPLICATION_JSON).build();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
