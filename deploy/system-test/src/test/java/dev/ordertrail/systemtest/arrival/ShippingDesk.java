package dev.ordertrail.systemtest.arrival;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ordertrail.contracts.ParcelIds;
import dev.ordertrail.contracts.ShippingEvent;
import dev.ordertrail.shipping.domain.Carriers;
import dev.ordertrail.shipping.domain.Claims;
import dev.ordertrail.shipping.domain.Estimates.Promise;
import dev.ordertrail.shipping.domain.News;
import dev.ordertrail.shipping.domain.Parcel;
import dev.ordertrail.shipping.domain.Reading;
import dev.ordertrail.shipping.domain.Scan;
import dev.ordertrail.shipping.domain.Scan.Trouble;
import dev.ordertrail.shipping.translate.CarrierReport;
import dev.ordertrail.shipping.translate.ForeignJson;
import dev.ordertrail.shipping.translate.Sighting;
import dev.ordertrail.shipping.translate.Translation.Told;
import dev.ordertrail.shipping.translate.easypost.EasyPostTranslator;
import dev.ordertrail.systemtest.callback.Callback;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// shipping-adapter without its tables: a scan waits until its parcel is followed, and is told
/// once.
final class ShippingDesk {
    private final Log<ShippingEvent> log;
    private final Map<String, Scan> scans = new LinkedHashMap<>();
    private final Set<Promise> promises = new LinkedHashSet<>();
    private final Set<String> told = new HashSet<>();
    private final List<Callback> waiting = new ArrayList<>();
    private @Nullable Parcel parcel;

    ShippingDesk(Log<ShippingEvent> log) {
        this.log = log;
    }

    void follow(@Nullable String carrier, String trackingNumber, Instant at) {
        if (parcel != null) {
            return;
        }
        var code = ParcelIds.trackingNumber(trackingNumber);
        parcel =
                new Parcel(
                        ParcelIds.of(Log.ORDER_ID, code),
                        Log.ORDER_ID,
                        Log.SHOP,
                        Carriers.named(carrier),
                        code,
                        at,
                        null);
        tell(List.of(News.registered(parcel)));
        var woken = List.copyOf(waiting);
        waiting.clear();
        woken.forEach(this::take);
    }

    void take(Callback callback) {
        var json = ForeignJson.read(callback.body().getBytes(UTF_8)).orElseThrow();
        var report = ((Told) EasyPostTranslator.translate(json, Log.LEARNED)).report();
        var followed = parcel;
        if (followed == null) {
            waiting.add(callback);
            return;
        }
        var carrier = Carriers.named(report.carrier());
        var claims = Claims.of(List.of(followed), carrier);
        if (claims.nobody()) {
            throw new AssertionError("the parcel does not claim its own scan");
        }
        put(claims, followed, report, carrier);
    }

    private void put(
            Claims claims, Parcel followed, CarrierReport report, @Nullable String carrier) {
        report.sightings().stream()
                .filter(s -> claims.at(s.happened()).contains(followed))
                .forEach(s -> scans.putIfAbsent(s.scanId(), scan(s)));
        var estimate = report.estimate();
        if (estimate != null && claims.at(estimate.asOf()).contains(followed)) {
            promises.add(new Promise(estimate.date(), estimate.asOf()));
        }
        var news = new ArrayList<News>();
        var known = followed;
        if (claims.byCodeAlone() && carrier != null) {
            known = followed.carriedBy(carrier);
            news.add(News.registered(known));
        }
        var reading = Reading.of(known.parcelId(), scans.values(), promises);
        parcel = finished(known, reading.standing().finishedAt());
        news.addAll(reading.news());
        tell(news);
    }

    private void tell(List<News> news) {
        var fresh =
                news.stream()
                        .filter(n -> told.add(n.eventId()))
                        .map(n -> new Log.Told<>(n.eventId(), n.happened(), n.event()))
                        .toList();
        log.append(fresh);
    }

    private static Parcel finished(Parcel p, @Nullable Instant at) {
        return new Parcel(
                p.parcelId(),
                p.orderId(),
                p.shop(),
                p.carrier(),
                p.trackingNumber(),
                p.registeredAt(),
                at);
    }

    private static Scan scan(Sighting s) {
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
