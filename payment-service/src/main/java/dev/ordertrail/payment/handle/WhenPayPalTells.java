package dev.ordertrail.payment.handle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.kit.inbox.InboxHandler;
import dev.ordertrail.kit.inbox.Kept;
import dev.ordertrail.kit.inbox.Outcome;
import dev.ordertrail.payment.ShopMessage;
import dev.ordertrail.payment.store.ApprovedCheckouts;
import dev.ordertrail.payment.translate.Translation;
import dev.ordertrail.payment.translate.paypal.PayPalTranslator;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/// A kept message of PayPal's is understood, matched to its order and recorded. Of several things
/// that it says all are recorded, or none.
@ApplicationScoped
public class WhenPayPalTells implements InboxHandler {
    private static final String APPROVED = "CHECKOUT.ORDER.APPROVED";
    private static final Set<String> DECLINED =
            Set.of("PAYMENT.CAPTURE.DECLINED", "PAYMENT.CAPTURE.DENIED");

    private final Understanding understanding;

    WhenPayPalTells(Understanding understanding) {
        this.understanding = understanding;
    }

    @Override
    public String provider() {
        return PayPalTranslator.PROVIDER;
    }

    @Override
    public Outcome handle(Connection connection, Kept message) throws SQLException {
        return understanding.of(
                message,
                (event, named) -> {
                    var said = PayPalTranslator.translate(event, message.receivedAt());
                    var outcome = recorded(connection, named, said);
                    if (outcome instanceof Outcome.Done) {
                        var object = event.path("resource");
                        follow(connection, named.shop(), message.type(), object);
                    }
                    return outcome;
                });
    }

    private Outcome recorded(Connection c, ShopMessage whole, List<Translation> said)
            throws SQLException {
        Outcome outcome = new Outcome.Ignored("nothing is said");
        for (var i = 0; i < said.size(); i++) {
            outcome = understanding.recorded(c, provider(), part(whole, i), said.get(i));
            if (!(outcome instanceof Outcome.Done)) {
                return outcome;
            }
        }
        return outcome;
    }

    /// What comes of a checkout that is our own.
    private void follow(Connection c, String shop, String type, JsonNode object)
            throws SQLException {
        if (APPROVED.equals(type)) {
            ApprovedCheckouts.capture(c, shop, provider(), object.path("id").asText());
        } else if (DECLINED.contains(type)) {
            var order = object.at("/supplementary_data/related_ids/order_id").asText();
            ApprovedCheckouts.spent(c, shop, provider(), order);
        }
    }

    /// Each thing that a message says is a fact of its own.
    private static ShopMessage part(ShopMessage message, int number) {
        return number == 0 ? message : new ShopMessage(message.shop(), message.id() + "#" + number);
    }
}
