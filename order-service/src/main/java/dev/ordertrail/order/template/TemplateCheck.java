package dev.ordertrail.order.template;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.order.handle.Workflows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Set;

/// Whether a body may be a template.
@ApplicationScoped
class TemplateCheck {
    private static final int LONGEST = 100_000;
    private static final Set<String> KNOWN =
            Set.of(
                    "service",
                    "items",
                    "total_amount",
                    "amount",
                    "currency",
                    "payment_method",
                    "payment_status",
                    "workflow",
                    "shipping_method",
                    "special_instructions",
                    "customer_notes",
                    "internal_notes",
                    "metadata",
                    "agent_id",
                    "user_id",
                    "seller");

    private final Workflows workflows;

    TemplateCheck(Workflows workflows) {
        this.workflows = workflows;
    }

    /// @throws ProblemException VALIDATION_FAILED: a field that no template has (a customer's
    ///   name), a workflow that does not exist
    void check(ObjectNode body) {
        var errors = new ArrayList<FieldError>();
        body.fieldNames()
                .forEachRemaining(name -> {
                    if (!KNOWN.contains(name)) {
                        errors.add(
                                new FieldError(
                                        "body." + name,
                                        "NOT_IN_TEMPLATES",
                                        "is not for templates: it belongs to one order"));
                    }
                });
        var workflow = body.path("workflow").asText("");
        if (!workflow.isEmpty() && workflows.definition(workflow).isEmpty()) {
            errors.add(
                    new FieldError(
                            "body.workflow",
                            "UNKNOWN_WORKFLOW",
                            "names no workflow of this deployment"));
        }
        if (body.has("items") && !body.path("items").isArray()) {
            errors.add(new FieldError("body.items", "INVALID_TYPE", "must be a list"));
        }
        if (body.toString().length() > LONGEST) {
            errors.add(new FieldError("body", "TOO_LONG", "must have at most 100000 characters"));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.validation(errors);
        }
    }
}
