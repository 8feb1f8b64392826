package dev.ordertrail.payment.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordertrail.embedded.StackResource;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.scheduler.Trigger;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What tests are in a [Hurry] for comes by itself in time.
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "payment"))
@DisplayNameGeneration(ReplaceUnderscores.class)
class SchedulesIT {
    @Inject Scheduler scheduler;

    @ParameterizedTest
    @ValueSource(
            strings = {"MakeCalls#work", "OrderStandings#endWhatIsClosed", "WatchEscrows#look"})
    void what_is_due_is_looked_for_once_a_second(String method) {
        var trigger =
                scheduler.getScheduledJobs().stream()
                        .filter(job -> String.valueOf(job.getMethodDescription()).endsWith(method))
                        .findFirst()
                        .orElseThrow();

        await().until(() -> trigger.getPreviousFireTime() != null);

        assertThat(interval(trigger)).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    private static Duration interval(Trigger trigger) {
        return Duration.between(trigger.getPreviousFireTime(), trigger.getNextFireTime());
    }
}
