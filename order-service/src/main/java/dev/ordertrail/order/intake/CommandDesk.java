package dev.ordertrail.order.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.contracts.ChannelCommand;
import dev.ordertrail.contracts.CommandResult;
import dev.ordertrail.contracts.CommandResult.Status;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.kit.problem.ProblemJson;
import dev.ordertrail.order.body.BodyReader;
import dev.ordertrail.order.body.JsonBody;
import dev.ordertrail.order.body.WishReader;
import dev.ordertrail.order.handle.Asked;
import dev.ordertrail.order.handle.ChangeOrders;
import dev.ordertrail.order.handle.PlaceMany;
import dev.ordertrail.order.handle.PlaceMany.Placed;
import dev.ordertrail.order.handle.PlaceMany.Refused;
import dev.ordertrail.order.handle.PlaceMany.Wanted;
import dev.ordertrail.order.handle.Undo;
import dev.ordertrail.order.shop.Shop;
import dev.ordertrail.order.shop.Shops;
import dev.ordertrail.order.store.PlacingClash;
import dev.ordertrail.order.store.VersionTaken;
import dev.ordertrail.order.template.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// Does what one command asks, within the intake's transaction: refused, it leaves nothing behind.
@ApplicationScoped
class CommandDesk {
    private static final String PLACE = "place";
    private static final Pattern NEW_ID = Pattern.compile("order_[0-9a-z]{26}");
    private static final int RETRIES = 3;

    private final Shops shops;
    private final BodyReader bodies;
    private final WishReader wishes;
    private final Templates templates;
    private final PlaceMany orders;
    private final ChangeOrders changes;
    private final Clock clock;

    CommandDesk(
            Shops shops,
            BodyReader bodies,
            WishReader wishes,
            Templates templates,
            PlaceMany orders,
            ChangeOrders changes,
            Clock clock) {
        this.shops = shops;
        this.bodies = bodies;
        this.wishes = wishes;
        this.templates = templates;
        this.orders = orders;
        this.changes = changes;
        this.clock = clock;
    }

    /// Does it, if it may be done.
    CommandResult done(Connection c, Received received) throws SQLException {
        try {
            for (var left = RETRIES; ; left--) {
                try {
                    return Undo.refused(c, own -> accepted(own, received));
                } catch (VersionTaken | PlacingClash e) {
                    if (left == 0) {
                        throw new ProblemException(
                                Code.VERSION_CONFLICT, "Others were faster again and again.");
                    }
                }
            }
        } catch (ProblemException e) {
            return refused(received, e);
        }
    }

    CommandResult refused(Received received, ProblemException why) {
        var command = received.command();
        var document = ProblemJson.write(why, "/order-commands/" + command.commandId());
        return new CommandResult(
                command.commandId(),
                command.command(),
                command.orderId(),
                command.number(),
                Status.REJECTED,
                null,
                null,
                JsonBody.object(document),
                clock.instant());
    }

    private CommandResult accepted(Connection c, Received received) throws SQLException {
        var channel = Objects.requireNonNull(received.channel());
        var command = received.command();
        channel.mustBeAllowed(command.command());
        var shop =
                shops.find(channel.caller().shop())
                        .orElseThrow(() ->
                                new ProblemException(
                                        Code.FORBIDDEN, "This shop is not served here."));
        var asked =
                new Asked(
                        channel.caller(),
                        received.cause(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS));
        return command.command().equals(PLACE)
                ? placed(c, command, asked, shop)
                : changed(command, asked, shop);
    }

    private CommandResult placed(Connection c, ChannelCommand command, Asked asked, Shop shop)
            throws SQLException {
        var id = command.orderId();
        if (id == null || !NEW_ID.matcher(id).matches()) {
            throw wrong("orderId", "INVALID", "must be order_ and 26 small letters and digits");
        }
        var body = templates.filled(asked.caller(), shop, body(command), null);
        var wanted = List.of(new Wanted(id, bodies.read(body, shop)));
        return switch (orders.place(c, orders.prepare(asked, shop, wanted)).getFirst()) {
            case Refused(var why) -> throw why;
            case Placed(var order) ->
                    done(command, asked, id, order.number(), order.version(), order.status());
        };
    }

    private CommandResult changed(ChannelCommand command, Asked asked, Shop shop) {
        var name = command.orderId() == null ? command.number() : command.orderId();
        if (name == null) {
            throw wrong("orderId", "REQUIRED", "is required, or number");
        }
        var wish = wishes.read(command.command(), body(command), shop);
        var order = changes.change(asked, name, null, wish);
        return done(
                command, asked, order.orderId(), order.number(), order.version(), order.status());
    }

    private static CommandResult done(
            ChannelCommand command,
            Asked asked,
            String orderId,
            String number,
            long version,
            String status) {
        return new CommandResult(
                command.commandId(),
                command.command(),
                orderId,
                number,
                Status.ACCEPTED,
                version,
                status,
                null,
                asked.now());
    }

    private static ObjectNode body(ChannelCommand command) {
        return switch (command.body()) {
            case null -> JsonNodeFactory.instance.objectNode();
            case ObjectNode object -> object;
            case JsonNode other when other.isNull() -> JsonNodeFactory.instance.objectNode();
            case JsonNode _ -> throw wrong("body", "INVALID_TYPE", "must be an object");
        };
    }

    private static ProblemException wrong(String field, String code, String message) {
        return ProblemException.validation(List.of(new FieldError(field, code, message)));
    }
}
