package dev.ordertrail.shipping.store;

import dev.ordertrail.contracts.ParcelState;
import dev.ordertrail.contracts.ShippingEvent.Place;
import dev.ordertrail.shipping.domain.Estimates.Promise;
import dev.ordertrail.shipping.domain.Scan;
import dev.ordertrail.shipping.domain.Scan.Trouble;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What carriers said of our parcels. Nothing is ever changed or taken back.
@Singleton
public class Scans {

    /// Adds scans; those already known are left as they are.
    public void add(Connection c, String parcelId, Collection<Scan> scans) throws SQLException {
        try (var insert =
                c.prepareStatement(
                        """
                        INSERT INTO scan (parcel_id, scan_id, state, provider_status, message, city, region, country, zip,
                            happened, clamped, at_destination, trouble_owner, trouble_step)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                        """)) {
            for (var scan : scans) {
                insert.setString(1, parcelId);
                bind(insert, scan);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /// All scans of a parcel.
    public List<Scan> of(Connection c, String parcelId) throws SQLException {
        try (var select = c.prepareStatement("SELECT * FROM scan WHERE parcel_id = ?")) {
            select.setString(1, parcelId);
            return Rows.all(select, Scans::scan);
        }
    }

    /// Adds a promised day of delivery; one already known is left as it is.
    public void promise(Connection c, String parcelId, Promise promise) throws SQLException {
        try (var insert =
                c.prepareStatement(
                        "INSERT INTO promise (parcel_id, as_of, day) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, parcelId);
            insert.setObject(2, Rows.time(promise.asOf()));
            insert.setObject(3, promise.date());
            insert.executeUpdate();
        }
    }

    /// All days promised for a parcel.
    public List<Promise> promises(Connection c, String parcelId) throws SQLException {
        try (var select =
                c.prepareStatement("SELECT as_of, day FROM promise WHERE parcel_id = ?")) {
            select.setString(1, parcelId);
            return Rows.all(
                    select,
                    row ->
                            new Promise(
                                    row.getObject("day", LocalDate.class),
                                    Rows.instantNotNull(row, "as_of")));
        }
    }

    private static void bind(PreparedStatement insert, Scan scan) throws SQLException {
        var place = scan.place();
        var trouble = scan.trouble();
        insert.setString(2, scan.scanId());
        insert.setString(3, scan.state().name());
        insert.setString(4, scan.providerStatus());
        insert.setString(5, scan.message());
        insert.setString(6, place == null ? null : place.city());
        insert.setString(7, place == null ? null : place.state());
        insert.setString(8, place == null ? null : place.country());
        insert.setString(9, place == null ? null : place.zip());
        insert.setObject(10, Rows.time(scan.happened()));
        insert.setBoolean(11, scan.clamped());
        insert.setBoolean(12, scan.atDestination());
        insert.setString(13, trouble == null ? null : trouble.owner());
        insert.setString(14, trouble == null ? null : trouble.nextStep());
    }

    private static Scan scan(ResultSet row) throws SQLException {
        var owner = row.getString("trouble_owner");
        return new Scan(
                row.getString("scan_id"),
                ParcelState.valueOf(row.getString("state")),
                row.getString("provider_status"),
                row.getString("message"),
                place(row),
                Rows.instantNotNull(row, "happened"),
                row.getBoolean("clamped"),
                row.getBoolean("at_destination"),
                owner == null ? null : new Trouble(owner, row.getString("trouble_step")));
    }

    private static @Nullable Place place(ResultSet row) throws SQLException {
        var place =
                new Place(
                        row.getString("city"),
                        row.getString("region"),
                        row.getString("country"),
                        row.getString("zip"));
        return place.equals(new Place(null, null, null, null)) ? null : place;
    }
}
