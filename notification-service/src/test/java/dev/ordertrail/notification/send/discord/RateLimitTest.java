package dev.ordertrail.notification.send.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RateLimitTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration USUAL = Duration.ofSeconds(5);
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void a_bucket_that_is_not_empty_needs_no_rest() {
        assertThat(accepted(Map.of("X-RateLimit-Remaining", "1", "X-RateLimit-Reset-After", "9")))
                .isEqualTo(Duration.ZERO);
        assertThat(accepted(Map.of())).isEqualTo(Duration.ZERO);
    }

    @Test
    void an_empty_bucket_rests_until_it_is_refilled() {
        assertThat(
                        accepted(
                                Map.of(
                                        "X-RateLimit-Remaining",
                                        "0",
                                        "X-RateLimit-Reset-After",
                                        "1.2345")))
                .isEqualTo(Duration.ofMillis(1235));
    }

    @Test
    void a_refusal_is_believed_by_its_longest_word() {
        var limit =
                refused(
                        Map.of("Retry-After", "2", "X-RateLimit-Reset-After", "1.5"),
                        "{\"retry_after\": 64.57, \"global\": false}");
        assertThat(limit).isEqualTo(new RateLimit(Duration.ofMillis(64570), false));
    }

    @Test
    void a_global_refusal_is_known_by_header_or_body() {
        assertThat(refused(Map.of("X-RateLimit-Global", "true"), "").global()).isTrue();
        assertThat(refused(Map.of(), "{\"global\": true}").global()).isTrue();
    }

    @Test
    void nonsense_is_replaced_by_the_usual_wait_and_greed_is_capped() {
        assertThat(refused(Map.of("Retry-After", "soon"), "<html>").rest()).isEqualTo(USUAL);
        assertThat(refused(Map.of("Retry-After", "-4"), "").rest()).isEqualTo(USUAL);
        assertThat(refused(Map.of("Retry-After", "1e99"), "").rest()).isEqualTo(USUAL);
        assertThat(refused(Map.of("Retry-After", "99999"), "").rest()).isEqualTo(HOUR);
    }

    @Test
    void a_webhook_rests_alone_and_a_global_limit_stops_all() {
        var buckets = new Buckets();
        buckets.learn("a", new RateLimit(Duration.ofSeconds(3), false), NOW);
        buckets.learn("a", new RateLimit(Duration.ofSeconds(1), false), NOW);
        assertThat(buckets.rest("a", NOW)).isEqualTo(Duration.ofSeconds(3));
        assertThat(buckets.rest("b", NOW)).isEqualTo(Duration.ZERO);
        assertThat(buckets.rest("a", NOW.plusSeconds(3))).isEqualTo(Duration.ZERO);
        buckets.learn("a", new RateLimit(Duration.ofSeconds(7), true), NOW);
        assertThat(buckets.rest("b", NOW)).isEqualTo(Duration.ofSeconds(7));
    }

    private static Duration accepted(Map<String, String> headers) {
        return RateLimit.ofAccepted(headers(headers), HOUR).rest();
    }

    private static RateLimit refused(Map<String, String> headers, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return RateLimit.ofRefused(headers(headers), bytes, USUAL, HOUR);
    }

    private static HttpHeaders headers(Map<String, String> headers) {
        var lists =
                headers.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue())));
        return HttpHeaders.of(lists, (_, _) -> true);
    }
}
