package dev.ordertrail.shipping.handle;

import dev.ordertrail.contracts.ParcelIds;
import dev.ordertrail.contracts.ParcelState;
import dev.ordertrail.kit.inbox.Outcome;
import dev.ordertrail.shipping.domain.Carriers;
import dev.ordertrail.shipping.domain.Claims;
import dev.ordertrail.shipping.domain.Estimates.Promise;
import dev.ordertrail.shipping.domain.News;
import dev.ordertrail.shipping.domain.Parcel;
import dev.ordertrail.shipping.domain.Reading;
import dev.ordertrail.shipping.domain.Scan;
import dev.ordertrail.shipping.domain.Scan.Trouble;
import dev.ordertrail.shipping.handle.Teller.Tidings;
import dev.ordertrail.shipping.store.Parcels;
import dev.ordertrail.shipping.store.Scans;
import dev.ordertrail.shipping.translate.CarrierReport;
import dev.ordertrail.shipping.translate.Sighting;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts what a carrier says to the parcels it is about.
@Singleton
public class Reports {
    private final Parcels parcels;
    private final Scans scans;
    private final Teller teller;

    @Inject
    Reports(Parcels parcels, Scans scans, Teller teller) {
        this.parcels = parcels;
        this.scans = scans;
        this.teller = teller;
    }

    /// Records a report and tells what is new in it.
    ///
    /// @param shop only parcels of this shop may be meant; null when those of all may
    /// @param cause the id of the message
    Outcome record(Connection c, CarrierReport report, @Nullable String shop, String cause)
            throws SQLException {
        var code = ParcelIds.trackingNumber(report.trackingCode());
        var carrier = Carriers.named(report.carrier());
        var claims = Claims.of(parcels.bearing(c, code, shop), carrier);
        if (claims.nobody()) {
            return new Outcome.Waits(WaitingKeys.of(carrier, code), "no parcel bears this code");
        }
        if (claims.ambiguous()) {
            return new Outcome.Waits(
                    WaitingKeys.of(carrier, code),
                    "several parcels without a carrier bear this code");
        }
        var tidings = new ArrayList<Tidings>();
        for (var parcel : claims.parcels()) {
            var news = put(c, claims, parcel, report, carrier);
            tidings.add(new Tidings(parcel, news, null, cause));
        }
        teller.tell(c, tidings);
        return new Outcome.Done();
    }

    private List<News> put(
            Connection c,
            Claims claims,
            Parcel parcel,
            CarrierReport report,
            @Nullable String carrier)
            throws SQLException {
        var own = scansOf(claims, parcel, report);
        scans.add(c, parcel.parcelId(), own);
        var promise = promiseOf(claims, parcel, report);
        if (promise != null) {
            scans.promise(c, parcel.parcelId(), promise);
        }
        var news = new ArrayList<News>();
        if (claims.byCodeAlone() && carrier != null && seen(own)) {
            var named = parcels.register(c, parcel.carriedBy(carrier));
            news.add(News.registered(named));
        }
        news.addAll(standing(c, parcel.parcelId()));
        return news;
    }

    /// All there is to tell of a parcel; what was told before is sorted out by [Teller].
    private List<News> standing(Connection c, String parcelId) throws SQLException {
        var reading = Reading.of(parcelId, scans.of(c, parcelId), scans.promises(c, parcelId));
        parcels.stand(c, parcelId, reading.standing(), reading.estimate());
        return reading.news();
    }

    private static List<Scan> scansOf(Claims claims, Parcel parcel, CarrierReport report) {
        return report.sightings().stream()
                .filter(s -> claims.at(s.happened()).contains(parcel))
                .map(Reports::scan)
                .toList();
    }

    private static @Nullable Promise promiseOf(Claims claims, Parcel parcel, CarrierReport report) {
        var estimate = report.estimate();
        return estimate != null && claims.at(estimate.asOf()).contains(parcel)
                ? new Promise(estimate.date(), estimate.asOf())
                : null;
    }

    private static boolean seen(List<Scan> scans) {
        return scans.stream().anyMatch(s -> s.state() != ParcelState.UNKNOWN);
    }

    static Scan scan(Sighting s) {
        var trouble = s.trouble();
        return new Scan(
                s.scanId(),
                s.state(),
                s.providerStatus(),
                s.message(),
                s.place(),
                s.happened(),
                s.clamped(),
                s.atDestination(),
                trouble == null ? null : new Trouble(trouble.owner(), trouble.nextStep()));
    }
}
