package dev.ordertrail.notification.send.feed;

import dev.ordertrail.notification.compose.OrderCard;
import dev.ordertrail.notification.compose.Texts;
import dev.ordertrail.notification.store.Delivery;
import dev.ordertrail.notification.store.Feed;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Tells people in the app itself.
@ApplicationScoped
public class FeedChannel {
    public static final String NAME = "feed";
    private static final int LONGEST = 500;

    private final Feed feed;
    private final Texts texts;

    FeedChannel(Feed feed, Texts texts) {
        this.feed = feed;
        this.texts = texts;
    }

    /// Tells them, in the caller's transaction.
    ///
    /// @param cards the cards of their orders, by order id
    public void tell(Connection c, List<Delivery> deliveries, Map<String, OrderCard> cards)
            throws SQLException {
        var additions = new ArrayList<Feed.Addition>();
        for (var delivery : deliveries) {
            var card = cards.get(delivery.orderId());
            var order = card == null ? null : card.placed();
            if (order != null) {
                additions.add(new Feed.Addition(delivery, text(delivery, order)));
            }
        }
        feed.add(c, additions);
    }

    private Feed.Text text(Delivery d, OrderCard.Placed order) {
        var words = texts.of(NAME, d.template(), order, d.details(), FeedChannel::oneLine);
        return new Feed.Text(d.template(), words.title(), words.body(), order.number());
    }

    /// Plain text: whoever shows it escapes it. Line breaks and control characters have no place in
    /// it.
    private static String oneLine(String value) {
        var line = value.replaceAll("\\p{Cc}+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
    }
}
