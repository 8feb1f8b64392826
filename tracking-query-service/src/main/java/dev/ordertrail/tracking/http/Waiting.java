package dev.ordertrail.tracking.http;

import dev.ordertrail.tracking.readmodel.Changes;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Reads that wait until the view has come as far as its reader knows it will. No thread waits with
/// them.
@Singleton
public class Waiting {
    private final Changes changes;
    private final TrackingConfig config;

    @Inject
    Waiting(Changes changes, TrackingConfig config) {
        this.changes = changes;
        this.config = config;
    }

    /// What `look` finds, now or as soon as a change of this order lets it find something; empty
    /// when time is over.
    <T> CompletionStage<Optional<T>> until(String orderId, Supplier<Optional<T>> look) {
        var now = look.get();
        if (now.isPresent()) {
            return CompletableFuture.completedStage(now);
        }
        var answer = new CompletableFuture<Optional<T>>();
        Runnable again =
                () -> Infrastructure.getDefaultExecutor().execute(() -> look(look, answer));
        var watch = changes.watch(Changes.order(orderId), again);
        again.run(); // what happened between the first look and the watch
        answer.completeOnTimeout(
                Optional.empty(), config.minVersionWait().toMillis(), TimeUnit.MILLISECONDS);
        return answer.whenComplete((_, _) -> watch.close());
    }

    private static <T> void look(Supplier<Optional<T>> look, CompletableFuture<Optional<T>> into) {
        if (into.isDone()) {
            return;
        }
        try {
            var found = look.get();
            if (found.isPresent()) {
                into.complete(found);
            }
        } catch (RuntimeException e) {
            into.completeExceptionally(e);
        }
    }
}
