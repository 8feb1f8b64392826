package dev.ordertrail.shipping.domain;

import dev.ordertrail.shipping.domain.Estimates.Promise;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything known of a parcel, read together: where it stands, and all there is to tell of it.
/// What was told before is among the news again, under the same ids.
public record Reading(Standing standing, @Nullable LocalDate estimate, List<News> news) {

    public Reading {
        news = List.copyOf(news);
    }

    /// Reads these, whatever the order in which they were heard.
    ///
    /// @param scans each once
    public static Reading of(
            String parcelId, Collection<Scan> scans, Collection<Promise> promises) {
        var journey = Journey.of(scans);
        var estimates = Estimates.of(promises);
        var news = new ArrayList<News>();
        journey.scans().forEach(scan -> news.add(News.of(parcelId, scan)));
        news.addAll(estimates.news(parcelId));
        return new Reading(journey.standing(), estimates.current(), news);
    }
}
