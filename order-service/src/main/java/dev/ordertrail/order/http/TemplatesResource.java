package dev.ordertrail.order.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.access.Role;
import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.order.template.Template;
import dev.ordertrail.order.template.Templates;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Templates of orders for common services, of the caller's shop.
@Path("/api/templates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Templates")
public class TemplatesResource {
    private final Requests requests;
    private final Templates templates;

    TemplatesResource(Requests requests, Templates templates) {
        this.requests = requests;
        this.templates = templates;
    }

    @GET
    @Operation(summary = "List the templates, each in its newest version")
    public Response list() {
        var json = Answers.JSON.objectNode();
        var list = json.putArray("templates");
        templates.list(reader().shop()).forEach(t -> list.add(json(t)));
        return ok(json);
    }

    @GET
    @Path("{name}")
    @Operation(
            summary = "Read a template",
            description = "By name (its newest version) or by version: logo-design.v2.")
    public Response read(@PathParam("name") String name) {
        return one(templates.read(reader().shop(), name));
    }

    @GET
    @Path("{name}/versions")
    @Operation(summary = "Read every version of a template, the newest first")
    public Response versions(@PathParam("name") String name) {
        var json = Answers.JSON.objectNode();
        var list = json.putArray("versions");
        templates.versions(reader().shop(), name).forEach(t -> list.add(json(t)));
        return ok(json);
    }

    @PUT
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Save a new version of a template",
            description =
                    "`{\"title\": \"Logo design\", \"body\": {\"service\": \"Logo design\", \"amount\":"
                            + " 150, \"payment_method\": \"stripe\"}}`: part of a plain order's body,"
                            + " without the customer. If-Match takes the version that was seen, 0 for"
                            + " none. Orders name it in their member `template`.")
    public Response save(
            @PathParam("name") String name, @Context HttpHeaders headers, byte[] bytes) {
        var who = writer();
        var sent = requests.json(bytes);
        if (!(sent.get("body") instanceof ObjectNode body)) {
            throw ProblemException.validation(
                    List.of(new FieldError("body", "REQUIRED", "is required: an object")));
        }
        var title = sent.path("title").isTextual() ? sent.path("title").asText() : null;
        return one(templates.save(who, name, title, body, requests.ifMatch(headers)));
    }

    @DELETE
    @Path("{name}")
    @Operation(summary = "Retire a template", description = "Its versions stay readable.")
    public Response retire(@PathParam("name") String name, @Context HttpHeaders headers) {
        return one(templates.save(writer(), name, null, null, requests.ifMatch(headers)));
    }

    private Caller reader() {
        return requests.require(Role.STAFF, Role.ADMIN, Role.STOREFRONT, Role.SELLER);
    }

    private Caller writer() {
        return requests.require(Role.STAFF, Role.ADMIN);
    }

    private static Response one(Template template) {
        return Response.ok(Answers.bytes(json(template)), MediaType.APPLICATION_JSON)
                .header(HttpHeaders.ETAG, "\"" + template.version() + "\"")
                .build();
    }

    private static Response ok(ObjectNode json) {
        return Response.ok(Answers.bytes(json), MediaType.APPLICATION_JSON).build();
    }

    private static ObjectNode json(Template template) {
        var json = Answers.JSON.objectNode();
        json.put("name", template.name())
                .put("version", template.version())
                .put("ref", template.ref())
                .put("title", template.title())
                .put("retired", template.body() == null)
                .put("savedBy", template.savedBy())
                .put("savedAt", template.savedAt().toString());
        json.set("body", template.body());
        return json;
    }
}
