package dev.ordertrail.shipping.handle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.contracts.ParcelState;
import dev.ordertrail.shipping.domain.Estimates.Promise;
import dev.ordertrail.shipping.domain.News;
import dev.ordertrail.shipping.domain.Reading;
import dev.ordertrail.shipping.domain.Scan;
import dev.ordertrail.shipping.domain.Standing;
import dev.ordertrail.shipping.translate.Translation.Told;
import dev.ordertrail.shipping.translate.easypost.EasyPostTranslator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Callbacks in every order, each five times, through translation and fold: one parcel, one set of
/// news.
@DisplayNameGeneration(ReplaceUnderscores.class)
class AnyOrderTest {
    private static final Instant RECEIVED = Instant.parse("2026-05-20T00:00:00Z");
    private static final String PARCEL = "parcel_1";

    @Test
    void six_callbacks_with_one_scan_each_end_the_same_in_all_720_orders() {
        var callbacks =
                List.of(
                        callback("01", "pre_transit", "label_created"),
                        callback("02", "in_transit", "received_at_origin_facility"),
                        callback("03", "in_transit", "departed_facility"),
                        callback("04", "in_transit", "weather_delay"),
                        callback("05", "out_for_delivery", "out_for_delivery"),
                        callback("06", "delivered", "arrived_at_destination"));

        var end = theOneEndOf(callbacks);

        assertThat(end.standing().state()).isEqualTo(ParcelState.DELIVERED);
        assertThat(end.standing().reached()).isEqualTo(ParcelState.DELIVERED);
        assertThat(end.told()).hasSize(6);
    }

    @Test
    void a_history_that_grows_with_each_callback_tells_each_scan_once() {
        var steps =
                List.of(
                        detail("01", "pre_transit", "label_created"),
                        detail("02", "in_transit", "received_at_origin_facility"),
                        detail("03", "in_transit", "departed_facility"),
                        detail("04", "out_for_delivery", "out_for_delivery"),
                        detail("05", "in_transit", "delivery_exception"),
                        detail("06", "delivered", null));
        var callbacks = new ArrayList<JsonNode>();
        for (var n = 1; n <= steps.size(); n++) {
            var last = steps.get(n - 1);
            callbacks.add(
                    tracker(
                            last.path("status").asText(),
                            last.path("status_detail").asText(null),
                            "2026-05-0" + n + "T10:00:05Z",
                            steps.subList(0, n)));
        }

        var end = theOneEndOf(callbacks);

        assertThat(end.told()).hasSize(6);
        assertThat(end.standing().state()).isEqualTo(ParcelState.DELIVERED);
    }

    @Test
    void own_statuses_without_any_history_end_the_same_in_every_order() {
        var callbacks =
                List.of(
                        tracker("unknown", "unknown", "2026-05-01T10:00:00Z", List.of()),
                        tracker("pre_transit", "label_created", "2026-05-02T10:00:00Z", List.of()),
                        tracker(
                                "in_transit",
                                "departed_facility",
                                "2026-05-03T10:00:00Z",
                                List.of()),
                        tracker("available_for_pickup", null, "2026-05-04T10:00:00Z", List.of()),
                        tracker("delivered", null, "2026-05-05T10:00:00Z", List.of()));

        var end = theOneEndOf(callbacks);

        assertThat(end.told()).hasSize(4);
    }

    @Test
    void a_parcel_that_turned_round_ends_as_returned_in_every_order() {
        var callbacks =
                List.of(
                        callback("01", "in_transit", "departed_facility"),
                        callback("02", "out_for_delivery", "out_for_delivery"),
                        callback("03", "return_to_sender", "refused"),
                        callback("04", "in_transit", "arrived_at_facility"),
                        callback("05", "delivered", "arrived_at_destination"));

        var standings = new HashSet<Standing>();
        everyOrder(callbacks, order -> standings.add(play(order).standing()));

        assertThat(standings).hasSize(1);
        assertThat(standings.iterator().next().state()).isEqualTo(ParcelState.RETURNED);
        assertThat(standings.iterator().next().reached()).isEqualTo(ParcelState.OUT_FOR_DELIVERY);
    }

    private static End theOneEndOf(List<JsonNode> callbacks) {
        var ends = new HashSet<End>();
        everyOrder(callbacks, order -> ends.add(play(order)));
        assertThat(ends).hasSize(1);
        return ends.iterator().next();
    }

    /// What is left of a run: the parcel's row, and each thing told with its time and words.
    private record End(Standing standing, Map<String, News> told) {}

    private static End play(List<JsonNode> order) {
        var fiveTimes = new ArrayList<JsonNode>();
        for (var i = 0; i < 5; i++) {
            fiveTimes.addAll(order);
        }
        Collections.shuffle(fiveTimes.subList(order.size(), fiveTimes.size()), new Random(17));
        Map<String, Scan> scans = new LinkedHashMap<>();
        Set<Promise> promises = new LinkedHashSet<>();
        Map<String, News> told = new HashMap<>();
        for (var callback : fiveTimes) {
            var report = ((Told) EasyPostTranslator.translate(callback, RECEIVED)).report();
            report.sightings().forEach(s -> scans.putIfAbsent(s.scanId(), Reports.scan(s)));
            Reading.of(PARCEL, scans.values(), promises)
                    .news()
                    .forEach(n -> told.putIfAbsent(n.eventId(), n));
        }
        return new End(Reading.of(PARCEL, scans.values(), promises).standing(), told);
    }

    private static void everyOrder(List<JsonNode> callbacks, Consumer<List<JsonNode>> each) {
        permute(new ArrayList<>(callbacks), 0, each);
    }

    private static void permute(List<JsonNode> rest, int from, Consumer<List<JsonNode>> each) {
        if (from == rest.size()) {
            each.accept(List.copyOf(rest));
            return;
        }
        for (var i = from; i < rest.size(); i++) {
            Collections.swap(rest, from, i);
            permute(rest, from + 1, each);
            Collections.swap(rest, from, i);
        }
    }

    private static JsonNode callback(String day, String status, @Nullable String detail) {
        return tracker(
                status,
                detail,
                "2026-05-" + day + "T10:00:05Z",
                List.of(detail(day, status, detail)));
    }

    private static JsonNode detail(String day, String status, @Nullable String detail) {
        return EventJson.mapper()
                .createObjectNode()
                .put("message", status)
                .put("status", status)
                .put("status_detail", detail)
                .put("datetime", "2026-05-" + day + "T10:00:00Z");
    }

    private static JsonNode tracker(
            String status, @Nullable String detail, String updated, List<JsonNode> history) {
        var event = EventJson.mapper().createObjectNode().put("description", "tracker.updated");
        event.putObject("result")
                .put("tracking_code", "1Z1")
                .put("carrier", "UPS")
                .put("status", status)
                .put("status_detail", detail)
                .put("updated_at", updated)
                .putArray("tracking_details")
                .addAll(history);
        return event;
    }
}
