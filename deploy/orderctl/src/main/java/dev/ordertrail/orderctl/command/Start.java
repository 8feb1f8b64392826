package dev.ordertrail.orderctl.command;

import dev.ordertrail.contracts.Topics;
import dev.ordertrail.embedded.Databases;
import dev.ordertrail.embedded.TopicSetup;
import dev.ordertrail.orderctl.Failure;
import dev.ordertrail.orderctl.parts.Parts;
import dev.ordertrail.orderctl.settings.Settings;
import dev.ordertrail.orderctl.supervise.Keeper;
import dev.ordertrail.orderctl.supervise.Part;
import dev.ordertrail.orderctl.supervise.Supervisor;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Starts parts in the order in which they need each other, at the same time where they do not.
final class Start {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Executor THREADS = task -> Thread.ofVirtual().name("start").start(task);

    private final Settings settings;
    private final Supervisor supervisor;
    private final Consumer<Keeper> ready;

    /// @param ready hears of each part that is ready
    Start(Settings settings, Supervisor supervisor, Consumer<Keeper> ready) {
        this.settings = settings;
        this.supervisor = supervisor;
        this.ready = ready;
    }

    /// Starts everything and waits until it is ready.
    ///
    /// @throws java.util.concurrent.CompletionException when a part does not come up
    void all(Parts parts) {
        var gateway = async(() -> bring(parts.gateway()));
        var databases = async(() -> databases(parts));
        var topics = async(() -> topics(parts));
        var providers = async(() -> providers(parts));
        CompletableFuture.allOf(databases, topics).join();
        var services =
                parts.services().stream()
                        .map(part -> async(() -> bring(part)))
                        .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(services).join();
        CompletableFuture.allOf(gateway, providers).join();
    }

    private void providers(Parts parts) {
        if (settings.providers().areUsed()) {
            bring(parts.providers());
        }
    }

    private void databases(Parts parts) {
        if (settings.servers().ownDatabases()) {
            return;
        }
        bring(parts.postgres());
        var databases = new Databases(settings.servers().postgres());
        settings.servers().embeddedDatabases().forEach(databases::ensure);
    }

    private void topics(Parts parts) {
        if (!settings.servers().ownKafka()) {
            bring(parts.kafka());
        }
        new TopicSetup(settings.servers().bootstrapServers(), 1).ensure(Topics.all());
    }

    private void bring(Part part) {
        var keeper = new Keeper(part, settings.home().run(), settings.home().logs());
        supervisor.add(keeper);
        if (!keeper.awaitReady(PATIENCE)) {
            var said = String.join("\n  ", keeper.log().tail(25));
            throw new Failure(
                    "%s did not come up. Its log, %s:\n  %s"
                            .formatted(part.name(), keeper.log().path(), said));
        }
        ready.accept(keeper);
    }

    private static CompletableFuture<Void> async(Runnable task) {
        return CompletableFuture.runAsync(task, THREADS);
    }
}
