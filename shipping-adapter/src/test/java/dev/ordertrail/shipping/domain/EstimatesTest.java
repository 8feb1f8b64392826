package dev.ordertrail.shipping.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordertrail.shipping.domain.Estimates.Promise;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EstimatesTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-05-11");
    private static final LocalDate TUESDAY = LocalDate.parse("2026-05-12");

    @Test
    void a_promise_repeated_is_no_news() {
        var estimates = Estimates.of(List.of(on(1, MONDAY), on(2, MONDAY)));

        assertThat(estimates.news("p")).hasSize(1);
        assertThat(estimates.current()).isEqualTo(MONDAY);
    }

    @Test
    void a_day_promised_withdrawn_and_promised_again_is_told_each_time() {
        var estimates = Estimates.of(List.of(on(1, MONDAY), on(2, TUESDAY), on(3, MONDAY)));

        assertThat(estimates.news("p"))
                .extracting(News::eventId)
                .doesNotHaveDuplicates()
                .hasSize(3);
    }

    @Test
    void whoever_reads_the_news_by_time_ends_with_the_last_promise_whatever_came_first() {
        var days = List.of(MONDAY, TUESDAY, MONDAY.plusDays(2));
        for (var seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            var promises = new ArrayList<Promise>();
            for (var minute = 0; minute < 7; minute++) {
                promises.add(on(minute, days.get(random.nextInt(days.size()))));
            }
            var last = promises.getLast().date();
            Collections.shuffle(promises, random);

            var told = told(promises);

            var byTime =
                    told.values().stream().max(Comparator.comparing(News::happened)).orElseThrow();
            assertThat(byTime.event().toString()).as("seed " + seed).contains(last.toString());
        }
    }

    private static Map<String, News> told(List<Promise> arriving) {
        var told = new TreeMap<String, News>();
        for (var n = 1; n <= arriving.size(); n++) {
            Estimates.of(arriving.subList(0, n))
                    .news("p")
                    .forEach(x -> told.putIfAbsent(x.eventId(), x));
        }
        return told;
    }

    private static Promise on(int minute, LocalDate day) {
        return new Promise(day, Instant.parse("2026-05-09T08:00:00Z").plusSeconds(60L * minute));
    }
}
