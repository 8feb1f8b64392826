package dev.ordertrail.shipping.store;

import dev.ordertrail.shipping.domain.News;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;

/// What was told on `shipping-events`.
@Singleton
public class Told {

    /// Marks these as told and returns those that had not been, in the order given.
    public List<News> newTo(Connection c, String parcelId, List<News> news) throws SQLException {
        var ids = news.stream().map(News::eventId).distinct().toArray(String[]::new);
        try (var insert =
                c.prepareStatement(
                        """
                        INSERT INTO told (event_id, parcel_id) SELECT unnest(?::text[]), ?
                        ON CONFLICT DO NOTHING RETURNING event_id
                        """)) {
            insert.setArray(1, c.createArrayOf("text", ids));
            insert.setString(2, parcelId);
            var fresh = new HashSet<>(Rows.all(insert, row -> row.getString("event_id")));
            return news.stream().filter(n -> fresh.contains(n.eventId())).toList();
        }
    }
}
