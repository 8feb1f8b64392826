package dev.ordertrail.tracking.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import dev.ordertrail.embedded.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "tracking"))
@TestProfile(RateLimitIT.Few.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RateLimitIT {
    private static final int BURST = 5;

    /// A small bucket that hardly fills.
    public static class Few implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "ordertrail.tracking.public-rate.burst",
                    Integer.toString(BURST),
                    "ordertrail.tracking.public-rate.per-minute",
                    "1");
        }
    }

    @Test
    void public_tracking_is_limited_per_client_that_the_gateway_names() {
        for (var i = 0; i < BURST; i++) {
            track("203.0.113.7").statusCode(404);
        }
        track("203.0.113.7")
                .statusCode(429)
                .header("Retry-After", matchesPattern("\\d+"))
                .body("code", is("RATE_LIMITED"));
        track("203.0.113.8").statusCode(404);
        // Whoever writes a header of their own is still the one whom the gateway saw last.
        track("198.51.100.1, 203.0.113.7").statusCode(429);
    }

    private static io.restassured.response.ValidatableResponse track(String forwarded) {
        return given().header("X-Forwarded-For", forwarded).get("/api/orders/track/ORD-1").then();
    }
}
