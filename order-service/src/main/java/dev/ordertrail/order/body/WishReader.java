package dev.ordertrail.order.body;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.contracts.OrderEvent.DisputeOutcome;
import dev.ordertrail.contracts.OrderEvent.LinkKind;
import dev.ordertrail.contracts.OrderEvent.Visibility;
import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.order.handle.Wish;
import dev.ordertrail.order.handle.Wish.Along;
import dev.ordertrail.order.handle.Workflows;
import dev.ordertrail.order.shop.Assets;
import dev.ordertrail.order.shop.Shop;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    private static final int MAX_WORD = 64;

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
            case "move" -> move(body);
            case "cancel" -> cancel(body);
            case "hold" -> along(body, Along.Way.HOLD);
            case "resume" -> along(body, Along.Way.RESUME);
            case "retry" -> along(body, Along.Way.RETRY);
            case "complete" -> complete(body);
            case "refund" -> refund(body);
            case "dispute" -> dispute(body);
            case "resolve-dispute" -> resolve(body);
            case "note" -> note(body);
            case "assign" ->
                    new Wish.Assign(body.requiredId("staffId", "staff"), body.text(200, "name"));
            case "unassign" -> new Wish.Unassign(body.requiredId("staffId", "staff"));
            case "link" -> link(body);
            case "edit" -> edit(body, shop);
            case "confirm-edit" -> new Wish.AnswerEdit(body.requiredId("editId"), true);
            case "decline-edit" -> new Wish.AnswerEdit(body.requiredId("editId"), false);
            case "close-anomaly" -> closeAnomaly(body);
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

    private static Wish move(Fields body) {
        var status = body.text(100, "status");
        if (status == null) {
            body.missing("status");
        }
        var tracking = body.text(100, "trackingNumber", "tracking_number");
        var carrier = body.text(100, "carrier");
        if (carrier != null && tracking == null) {
            body.missing("trackingNumber");
        }
        if (tracking != null && !tracking.strip().matches("[A-Za-z0-9][A-Za-z0-9 ._/-]*")) {
            body.refuse(
                    "trackingNumber",
                    "INVALID",
                    "must be letters and digits, perhaps with blanks, dots or dashes");
        }
        return new Wish.Move(
                status == null ? "" : status.strip().toLowerCase(Locale.ROOT),
                tracking,
                carrier,
                body.text(OrderBody.NOTE, "notes", "note"),
                body.date("estimatedDelivery", "estimated_delivery"));
    }

    private static Wish cancel(Fields body) {
        var reason = body.text(OrderBody.NOTE, "reason");
        return new Wish.Cancel(word(reason), reason);
    }

    private static Wish dispute(Fields body) {
        var reason = body.text(OrderBody.NOTE, "reason");
        var description = body.text(OrderBody.NOTE, "description");
        if (reason == null && description == null) {
            body.missing("reason");
        }
        var word = word(reason);
        var text =
                word != null || reason == null
                        ? description
                        : description == null ? reason : reason + "\n\n" + description;
        return new Wish.Dispute(word, text);
    }

    private static Wish note(Fields body) {
        var text = body.text(OrderBody.NOTE, "text", "note");
        if (text == null) {
            body.missing("text");
        }
        return new Wish.Note(text == null ? "" : text, visibility(body));
    }

    private static Wish closeAnomaly(Fields body) {
        return new Wish.CloseAnomaly(
                body.requiredId("anomalyId"), word(body.text(OrderBody.NOTE, "reason")));
    }

    private static Wish along(Fields body, Along.Way way) {
        return new Along(way, noted(body));
    }

    private static Wish complete(Fields body) {
        var server = body.id("serverId", "server_id");
        var delivered =
                server == null ? body.id("deliveryReference", "delivery_reference") : server;
        var kind = server == null ? LinkKind.DELIVERY : LinkKind.SERVER;
        return new Wish.Complete(noted(body), delivered == null ? null : kind, delivered);
    }

    private static Wish refund(Fields body) {
        var reason = body.text(OrderBody.NOTE, "reason");
        var note = noted(body);
        var amount =
                body.<BigDecimal>read(
                        (value, path) -> new Amounts(body.errors()).plain(value, path), "amount");
        return new Wish.Refund(amount, word(reason), note == null ? reason : note);
    }

    private static Wish resolve(Fields body) {
        var outcome = one(body, DisputeOutcome.class, DisputeOutcome.RESUME, "outcome");
        return new Wish.Resolve(outcome, noted(body));
    }

    private static Wish link(Fields body) {
        var kind = one(body, LinkKind.class, LinkKind.TICKET, "kind");
        var reference = body.id("reference");
        if (reference == null && kind != LinkKind.TICKET) {
            body.missing("reference");
        }
        return new Wish.LinkTo(kind, reference);
    }

    private static @Nullable String noted(Fields body) {
        return body.text(OrderBody.NOTE, "notes", "note", "description");
    }

    /// One word of a vocabulary.
    private static <E extends Enum<E>> E one(Fields body, Class<E> of, E standIn, String name) {
        var written = body.text(40, name);
        var known =
                Stream.of(of.getEnumConstants())
                        .filter(e -> e.name().equalsIgnoreCase(written))
                        .findFirst();
        if (written == null) {
            body.missing(name);
        } else if (known.isEmpty()) {
            var all =
                    Stream.of(of.getEnumConstants())
                            .map(e -> e.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
            body.refuse(name, "INVALID", "must be one of " + all);
        }
        return known.orElse(standIn);
    }

    private static Visibility visibility(Fields body) {
        var written = body.text(20, "visibility");
        return switch (written == null ? "customer" : written.toLowerCase(Locale.ROOT)) {
            case "customer" -> Visibility.CUSTOMER;
            case "internal" -> Visibility.INTERNAL;
            default -> {
                body.refuse("visibility", "INVALID", "must be customer or internal");
                yield Visibility.INTERNAL;
            }
        };
    }

    /// A reason that is one word of a vocabulary may stand in the log; free text may be about a
    /// person and is sealed instead.
    private static @Nullable String word(@Nullable String reason) {
        return reason != null
                        && reason.length() <= MAX_WORD
                        && reason.matches("[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
                ? reason
                : null;
    }
}
