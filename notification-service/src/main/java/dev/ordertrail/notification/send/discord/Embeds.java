package dev.ordertrail.notification.send.discord;

import static dev.ordertrail.notification.send.discord.DiscordText.neutral;

import dev.ordertrail.contracts.PersonalData;
import dev.ordertrail.notification.compose.OrderCard;
import dev.ordertrail.notification.compose.Texts;
import dev.ordertrail.notification.send.Letter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A letter as the embed that staff read. Fields come in the order of their worth: what does not
/// fit is at the end.
final class Embeds {
    private static final int SHOWN_ITEMS = 20;

    private final Texts texts;
    private final Optional<URI> publicUrl;

    /// @param publicUrl where order pages are; without it, or where only this machine sees it,
    ///   titles carry no link
    Embeds(Texts texts, Optional<URI> publicUrl) {
        this.texts = texts;
        this.publicUrl = publicUrl.filter(Embeds::isSeenByDiscord);
    }

    Embed of(Letter letter) {
        var words =
                texts.of(
                        "discord",
                        letter.template(),
                        letter.order(),
                        letter.details(),
                        DiscordText::neutral);
        return new Embed(
                words.title(),
                words.body(),
                publicUrl
                        .map(u -> u.resolve("/orders/" + letter.orderId()).toString())
                        .orElse(null),
                Colours.of(letter.kind(), letter.details()),
                fields(letter),
                "Ordertrail · " + letter.shop() + " · " + letter.kind(),
                letter.happened());
    }

    private static List<Embed.Field> fields(Letter letter) {
        var order = letter.order();
        var details = letter.details();
        var fields = new ArrayList<Embed.Field>();
        add(fields, "Order", order.number(), true);
        add(fields, "Total", order.total().toString(), true);
        add(fields, amountName(details), details.get("amount"), true);
        customer(order, letter.customer())
                .ifPresent(c -> fields.add(new Embed.Field("Customer", c, true)));
        add(fields, "Payment method", order.paymentMethod(), true);
        add(fields, "Provider", details.get("provider"), true);
        add(fields, "Reason", details.get("reason"), false);
        add(fields, "Note", details.get("remark"), false);
        add(fields, "Evidence due by", details.get("evidenceDueBy"), true);
        add(fields, "Session", details.get("session"), false);
        add(fields, "Expires", details.get("expires"), true);
        add(fields, "Tracking", letter.notes().get("tracking"), true);
        add(fields, "Seller", order.sellerName(), true);
        fields.add(new Embed.Field("Items", items(order), false));
        return fields;
    }

    private static String amountName(Map<String, String> details) {
        if (details.containsKey("captured")) {
            return "Refunded";
        }
        return details.containsKey("dispute") ? "Disputed" : "Amount";
    }

    private static void add(
            List<Embed.Field> fields, String name, @Nullable String value, boolean inline) {
        if (value != null && !value.isBlank()) {
            fields.add(new Embed.Field(name, neutral(value, Embed.VALUE), inline));
        }
    }

    /// The channel is the shop's own staff: name and e-mail are shown as they are, of the phone
    /// only its end.
    private static Optional<String> customer(
            OrderCard.Placed order, @Nullable PersonalData person) {
        if (person == null) {
            return Optional.ofNullable(order.buyer()).map(b -> neutral(b, 200));
        }
        var known =
                Stream.of(person.name(), person.email(), masked(person.phone()))
                        .filter(s -> s != null && !s.isBlank())
                        .map(s -> neutral(s, 300))
                        .collect(Collectors.joining("\n"));
        return known.isEmpty() ? Optional.empty() : Optional.of(known);
    }

    private static @Nullable String masked(@Nullable String phone) {
        if (phone == null) {
            return null;
        }
        var digits = phone.replaceAll("[^0-9]", "");
        return digits.length() < 7 ? "••••" : "••••" + digits.substring(digits.length() - 4);
    }

    private static String items(OrderCard.Placed order) {
        var lines = new ArrayList<String>();
        var room = Embed.VALUE - 30;
        for (var item : order.items()) {
            var price = item.total() == null ? "" : " · " + neutral(item.total().toString(), 50);
            var line = item.quantity() + " × " + neutral(item.name(), 150) + price;
            if (lines.size() == SHOWN_ITEMS || line.length() + 1 > room) {
                lines.add("… and " + (order.items().size() - lines.size()) + " more");
                break;
            }
            room -= line.length() + 1;
            lines.add(line);
        }
        return String.join("\n", lines);
    }

    /// Discord refuses a whole message for a link that leads nowhere from where it stands.
    private static boolean isSeenByDiscord(URI url) {
        var host = url.getHost();
        return host != null
                && host.contains(".")
                && !host.startsWith("127.")
                && !host.endsWith(".local");
    }
}
