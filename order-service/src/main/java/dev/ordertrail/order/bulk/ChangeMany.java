package dev.ordertrail.order.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.kit.problem.ProblemJson;
import dev.ordertrail.order.body.JsonBody;
import dev.ordertrail.order.handle.Asked;
import dev.ordertrail.order.handle.ChangeOrders;
import dev.ordertrail.order.handle.Changed;
import dev.ordertrail.order.handle.Undo;
import dev.ordertrail.order.handle.Wish;
import dev.ordertrail.order.store.VersionTaken;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/// One change for many orders: each succeeds or is refused on its own.
@ApplicationScoped
public class ChangeMany {
    /// The most orders of one request.
    public static final int MOST = 1_000;

    private static final Logger LOG = Logger.getLogger(ChangeMany.class);
    private static final int RETRIES = 3;

    private final ChangeOrders orders;

    ChangeMany(ChangeOrders orders) {
        this.orders = orders;
    }

    /// The orders that a body names.
    ///
    /// @throws ProblemException VALIDATION_FAILED when it names none, too many or no texts
    public static List<String> names(JsonNode body) {
        var list = body.path("orders");
        var names = new LinkedHashSet<String>();
        list.forEach(name -> names.add(name.isTextual() ? name.asText().strip() : ""));
        if (!(list instanceof ArrayNode) || list.isEmpty() || names.contains("")) {
            throw wrong("REQUIRED", "is required: a list of order ids or numbers");
        }
        if (list.size() > MOST) {
            throw wrong("TOO_LONG", "must have at most " + MOST + " entries");
        }
        return List.copyOf(names);
    }

    /// Changes them, in the caller's transaction and in the order of their names, so that two such
    /// requests do not wait for each other in a circle.
    ///
    /// @return `{succeeded, failed, results: [{order, success, ...}]}`, in the order asked
    public ObjectNode change(Connection c, Asked asked, List<String> names, Wish wish)
            throws SQLException {
        var results = new HashMap<String, ObjectNode>();
        for (var name : new TreeSet<>(names)) {
            results.put(name, one(c, asked, name, wish));
        }
        var json = JsonNodeFactory.instance.objectNode();
        var succeeded =
                results.values().stream().filter(r -> r.path("success").asBoolean()).count();
        json.put("succeeded", succeeded).put("failed", names.size() - succeeded);
        var list = json.putArray("results");
        ordered(names, results).forEach(list::add);
        return json;
    }

    private ObjectNode one(Connection c, Asked asked, String name, Wish wish) throws SQLException {
        var json = JsonNodeFactory.instance.objectNode().put("order", name);
        try {
            var changed = again(c, asked, name, wish);
            json.put("success", true)
                    .put("id", changed.orderId())
                    .put("orderNumber", changed.number())
                    .put("status", changed.status())
                    .put("version", changed.version());
        } catch (ProblemException e) {
            json.put("success", false);
            json.set("problem", JsonBody.object(ProblemJson.write(e, "/api/orders/" + name)));
        }
        return json;
    }

    private Changed again(Connection c, Asked asked, String name, Wish wish) throws SQLException {
        for (var left = RETRIES; left > 0; left--) {
            try {
                return Undo.refused(c, _ -> orders.change(asked, name, null, wish));
            } catch (VersionTaken e) {
                LOG.debugf("decided again: order=%s", name);
            }
        }
        throw new ProblemException(Code.VERSION_CONFLICT, "Others were faster again and again.");
    }

    private static List<ObjectNode> ordered(List<String> names, Map<String, ObjectNode> results) {
        var ordered = new ArrayList<ObjectNode>();
        for (var name : names) {
            var result = results.get(name);
            if (result != null) {
                ordered.add(result);
            }
        }
        return ordered;
    }

    private static ProblemException wrong(String code, String message) {
        return ProblemException.validation(List.of(new FieldError("orders", code, message)));
    }
}
