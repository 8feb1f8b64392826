package dev.ordertrail.tracking.readmodel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// What says which order it is, how far it is, and who may see it: all that a look needs which
/// finds nothing new.
///
/// @param state another one for each state its row was ever in, whichever generation that was in
/// @param revision grows with every event of any topic
/// @param version the order's own
/// @param staleSince since when a record of it is parked; null while all is well
public record OrderHead(
        String orderId,
        String state,
        long revision,
        long version,
        String shop,
        String number,
        @Nullable String buyerId,
        @Nullable String sellerId,
        @Nullable Instant staleSince) {

    static final int WIDTH = 9;

    /// Of a generation's table `v`. Each write of a row leaves its transaction in `xmin`.
    static final String COLUMNS =
            """
            v.order_id, v.xmin::text, v.revision, v.order_version, v.shop, v.number, v.buyer_id, v.seller_id,
            (SELECT min(since) FROM parked_order p WHERE p.order_id = v.order_id)
            """;

    /// A row that begins with [#COLUMNS].
    static OrderHead of(ResultSet row, Generation generation) throws SQLException {
        return new OrderHead(
                row.getString(1),
                generation.number() + ":" + row.getString(2),
                row.getLong(3),
                row.getLong(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                instant(row.getObject(WIDTH, OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
