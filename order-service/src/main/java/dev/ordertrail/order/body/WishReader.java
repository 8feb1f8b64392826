package dev.ordertrail.order.body;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.order.handle.Wish;
import dev.ordertrail.order.handle.Wish.Along;
import dev.ordertrail.order.handle.Workflows;
import dev.ordertrail.order.shop.Assets;
import dev.ordertrail.order.shop.Shop;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Bodies of what people wish of an order, by the name of the wish: the same over HTTP, over
/// `order-commands` and in bulk.
@ApplicationScoped
public class WishReader {
    /// Every wish there is a body for.
    public static final List<String> NAMES =
            List.of(
                    "move",
                    "cancel",
                    "hold",
                    "resume",
                    "retry",
                    "complete",
                    "refund",
                    "dispute",
                    "resolve-dispute",
                    "note",
                    "assign",
                    "unassign",
                    "link",
                    "edit",
                    "confirm-edit",
                    "decline-edit",
                    "close-anomaly");

    private final Assets assets;
    private final Workflows workflows;

    WishReader(Assets assets, Workflows workflows) {
        this.assets = assets;
        this.workflows = workflows;
    }

    /// The wish of this name.
    ///
    /// @param command `move`, `cancel`, `hold`, ...: one of [#NAMES]
    /// @throws ProblemException VALIDATION_FAILED with every field that is wrong
    public Wish read(String command, JsonNode body, Shop shop) {
        var errors = JsonBody.unstorable(body);
        if (!errors.isEmpty()) {
            throw ProblemException.validation(errors);
        }
        var wish = of(command, new Fields(body, "", errors), shop);
        if (!errors.isEmpty()) {
            throw ProblemException.validation(errors);
        }
        return wish;
    }

    private Wish of(String command, Fields body, Shop shop) {
        return switch (command) {
            case "move" -> PlainWishes.move(body);
            case "cancel" -> PlainWishes.cancel(body);
            case "hold" -> PlainWishes.along(body, Along.Way.HOLD);
            case "resume" -> PlainWishes.along(body, Along.Way.RESUME);
            case "retry" -> PlainWishes.along(body, Along.Way.RETRY);
            case "complete" -> PlainWishes.complete(body);
            case "refund" -> PlainWishes.refund(body);
            case "dispute" -> PlainWishes.dispute(body);
            case "resolve-dispute" -> PlainWishes.resolve(body);
            case "note" -> PlainWishes.note(body);
            case "assign" ->
                    new Wish.Assign(body.requiredId("staffId", "staff"), body.text(200, "name"));
            case "unassign" -> new Wish.Unassign(body.requiredId("staffId", "staff"));
            case "link" -> PlainWishes.link(body);
            case "edit" -> edit(body, shop);
            case "confirm-edit" -> new Wish.AnswerEdit(body.requiredId("editId"), true);
            case "decline-edit" -> new Wish.AnswerEdit(body.requiredId("editId"), false);
            case "close-anomaly" -> PlainWishes.closeAnomaly(body);
            default ->
                    throw ProblemException.validation(
                            List.of(
                                    new FieldError(
                                            "command",
                                            "UNKNOWN_COMMAND",
                                            "must be one of " + String.join(", ", NAMES))));
        };
    }

    private Wish edit(Fields body, Shop shop) {
        if (!body.has("items") && !body.has("shippingAddress", "shipping_address")) {
            body.missing("items");
        }
        var context = new OrderBody.Context(shop, assets, workflows, body.errors());
        var asset = OrderBody.asset(body, context, "currency");
        return new Wish.Edit(
                body.has("items")
                        ? new Basket(body, context.amounts(), asset, "total").items(null)
                        : null,
                Address.read(
                        body.object("shippingAddress", "shipping_address"),
                        body.has("shippingAddress", "shipping_address")));
    }
}
