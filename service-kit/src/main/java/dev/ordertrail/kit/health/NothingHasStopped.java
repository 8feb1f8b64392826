package dev.ordertrail.kit.health;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/// Liveness: DOWN once a consumer has stopped for good or a topic is not what it must be.
@Liveness
@Singleton
final class NothingHasStopped implements HealthCheck {
    private final Stops stops;

    @Inject
    NothingHasStopped(Stops stops) {
        this.stops = stops;
    }

    @Override
    public HealthCheckResponse call() {
        var reasons = stops.all();
        var answer = HealthCheckResponse.named("nothing has stopped").status(reasons.isEmpty());
        reasons.forEach(answer::withData);
        return answer.build();
    }
}
