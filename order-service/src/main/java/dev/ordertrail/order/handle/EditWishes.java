package dev.ordertrail.order.handle;

import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.OrderEvent.Delivery;
import dev.ordertrail.contracts.OrderEvent.Item;
import dev.ordertrail.contracts.PersonalData;
import dev.ordertrail.contracts.PostalAddress;
import dev.ordertrail.contracts.Sealed;
import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.kit.seal.Sealing;
import dev.ordertrail.order.domain.Order.Placed;
import dev.ordertrail.order.domain.OrderCommand;
import dev.ordertrail.order.store.OrderHead;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/// Makes commands of wishes to change what was ordered. The new total is the sum of the new items.
@ApplicationScoped
class EditWishes {
    private final Sealing sealing;
    private final Buying buying;

    EditWishes(Sealing sealing, Buying buying) {
        this.buying = buying;
        this.sealing = sealing;
    }

    OrderCommand command(Connection c, OrderHead head, Placed order, By by, Wish.Edit wish)
            throws SQLException {
        var items =
                wish.items() == null ? order.items() : buying.edited(c, head, order, wish.items());
        var address = wish.address();
        return new OrderCommand.EditOrder(
                by,
                Ids.edit(),
                items,
                wish.items() == null ? order.total() : total(order, items),
                address == null ? order.contents().delivery() : delivery(order, address),
                address == null ? null : sealed(c, head, address));
    }

    private static Money total(Placed order, List<Item> items) {
        var sum = Money.zero(order.total().asset());
        for (var item : items) {
            var price = item.totalPrice();
            if (price == null || !price.asset().code().equals(sum.asset().code())) {
                throw ProblemException.validation(
                        List.of(
                                new FieldError(
                                        "items",
                                        "INVALID",
                                        "every item needs a price in " + sum.asset().code())));
            }
            sum = sum.plus(price);
        }
        return sum;
    }

    private static Delivery delivery(Placed order, PostalAddress to) {
        return new Delivery(
                order.contents().delivery().method(), to.city(), to.state(), to.country());
    }

    /// Only what changes: readers lay it over what they know of the person.
    private Sealed sealed(Connection c, OrderHead head, PostalAddress address) {
        return sealing.seal(
                c,
                head.person(),
                new PersonalData(null, null, null, address, Map.of(), null, null));
    }
}
