package dev.ordertrail.shipping.store;

import dev.ordertrail.contracts.ParcelState;
import dev.ordertrail.shipping.domain.FollowedParcel;
import dev.ordertrail.shipping.domain.Parcel;
import dev.ordertrail.shipping.domain.Scan.Trouble;
import dev.ordertrail.shipping.domain.Standing;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The parcels we follow.
@Singleton
public class Parcels {
    private static final String SELECT = "SELECT * FROM parcel WHERE ";

    /// Adds a parcel, or gives a known one the carrier that it is now said to have.
    ///
    /// @return the parcel as it is now
    public Parcel register(Connection c, Parcel parcel) throws SQLException {
        try (var upsert =
                c.prepareStatement(
                        """
                        INSERT INTO parcel (parcel_id, order_id, shop, carrier, tracking_number, registered_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        ON CONFLICT (parcel_id) DO UPDATE SET carrier = coalesce(excluded.carrier, parcel.carrier)
                        RETURNING *
                        """)) {
            upsert.setString(1, parcel.parcelId());
            upsert.setString(2, parcel.orderId());
            upsert.setString(3, parcel.shop());
            upsert.setString(4, parcel.carrier());
            upsert.setString(5, parcel.trackingNumber());
            upsert.setObject(6, Rows.time(parcel.registeredAt()));
            return Rows.all(upsert, Parcels::parcel).getFirst();
        }
    }

    /// All parcels that bear this code, of any carrier and order, locked in the order of orders.
    ///
    /// @param shop only those of this shop; null for those of all
    public List<Parcel> bearing(Connection c, String trackingNumber, @Nullable String shop)
            throws SQLException {
        try (var select =
                c.prepareStatement(
                        SELECT
                                + """
                                tracking_number = ? AND (?::text IS NULL OR shop = ?)
                                ORDER BY order_id, parcel_id FOR UPDATE
                                """)) {
            select.setString(1, trackingNumber);
            select.setString(2, shop);
            select.setString(3, shop);
            return Rows.all(select, Parcels::parcel);
        }
    }

    /// The parcel with this id.
    public Optional<FollowedParcel> find(Connection c, String parcelId) throws SQLException {
        return followed(c, "parcel_id = ?", parcelId).stream().findFirst();
    }

    /// The parcels of an order, the first registered first.
    public List<FollowedParcel> ofOrder(Connection c, String orderId) throws SQLException {
        return followed(c, "order_id = ? ORDER BY registered_at, parcel_id", orderId);
    }

    /// Notes where a parcel stands now.
    public void stand(
            Connection c, String parcelId, Standing standing, @Nullable LocalDate estimate)
            throws SQLException {
        try (var update =
                c.prepareStatement(
                        """
                        UPDATE parcel SET state = ?, reached = ?, last_scan_at = ?, finished_at = ?, estimate = ?,
                            trouble_owner = ?, trouble_step = ?
                        WHERE parcel_id = ?
                        """)) {
            var trouble = standing.trouble();
            update.setString(1, standing.state().name());
            update.setString(2, standing.reached().name());
            update.setObject(3, Rows.time(standing.lastScanAt()));
            update.setObject(4, Rows.time(standing.finishedAt()));
            update.setObject(5, estimate);
            update.setString(6, trouble == null ? null : trouble.owner());
            update.setString(7, trouble == null ? null : trouble.nextStep());
            update.setString(8, parcelId);
            update.executeUpdate();
        }
    }

    private static List<FollowedParcel> followed(Connection c, String condition, String value)
            throws SQLException {
        try (var select = c.prepareStatement(SELECT + condition)) {
            select.setString(1, value);
            return Rows.all(
                    select,
                    row ->
                            new FollowedParcel(
                                    parcel(row),
                                    standing(row),
                                    row.getObject("estimate", LocalDate.class)));
        }
    }

    private static Parcel parcel(ResultSet row) throws SQLException {
        return new Parcel(
                row.getString("parcel_id"),
                row.getString("order_id"),
                row.getString("shop"),
                row.getString("carrier"),
                row.getString("tracking_number"),
                Rows.instantNotNull(row, "registered_at"),
                Rows.instant(row, "finished_at"));
    }

    private static Standing standing(ResultSet row) throws SQLException {
        var owner = row.getString("trouble_owner");
        return new Standing(
                ParcelState.valueOf(row.getString("state")),
                ParcelState.valueOf(row.getString("reached")),
                Rows.instant(row, "last_scan_at"),
                Rows.instant(row, "finished_at"),
                owner == null ? null : new Trouble(owner, row.getString("trouble_step")));
    }
}
