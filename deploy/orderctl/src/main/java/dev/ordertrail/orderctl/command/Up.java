package dev.ordertrail.orderctl.command;

import dev.ordertrail.orderctl.Failure;
import dev.ordertrail.orderctl.parts.Parts;
import dev.ordertrail.orderctl.settings.Settings;
import dev.ordertrail.orderctl.supervise.Keeper;
import dev.ordertrail.orderctl.supervise.OneAtATime;
import dev.ordertrail.orderctl.supervise.Part;
import dev.ordertrail.orderctl.supervise.Supervisor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Brings everything up and keeps it up until Ctrl-C.
@Command(
        name = "up",
        description = {
            "Brings everything up and keeps it up: PostgreSQL, Kafka, five services, the gateway, and",
            "payment providers of its own unless STRIPE_API_KEY and PAYPAL_CLIENT_ID are set.",
            "Ctrl-C stops it cleanly; data stays in .ordertrail/."
        })
public final class Up implements Callable<Integer> {
    private final Settings settings;
    private final Instant began = Instant.now();

    @Mixin private Output output;

    public Up(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() throws InterruptedException {
        var home = settings.home().create();
        var lock = OneAtATime.take(home.run()).orElseThrow(() -> alreadyUp(settings));
        var parts = new Parts(settings);
        var preflight = new Preflight(settings, parts);
        var ended = preflight.endLeftOvers();
        if (!ended.isEmpty()) {
            output.say("ended what an earlier run left: " + String.join(", ", ended));
        }
        preflight.check();
        var supervisor = new Supervisor(new Reports());
        var stopped = stopAtExit(supervisor, lock);
        try {
            new Start(settings, supervisor, this::ready).all(parts);
        } catch (CompletionException e) {
            supervisor.stop(Parts.endings());
            throw reason(e);
        }
        output.print(
                new Addresses(settings).asMap(), () -> new Addresses(settings).asText(since()));
        stopped.await();
        return 0;
    }

    private static Failure reason(CompletionException e) {
        return switch (e.getCause()) {
            case Failure failure -> failure;
            case Throwable cause -> new Failure(String.valueOf(cause.getMessage()), cause);
            case null -> new Failure(String.valueOf(e.getMessage()), e);
        };
    }

    static Failure alreadyUp(Settings settings) {
        var holder = OneAtATime.holder(settings.home().run());
        return new Failure(
                "already running here"
                        + holder.map(p -> " (pid " + p.pid() + ")").orElse("")
                        + ": ./run status shows it, ./run stop ends it");
    }

    private void ready(Keeper keeper) {
        output.say("  %-24s ready  %5.1f s".formatted(keeper.part().name(), since()));
    }

    private double since() {
        return Duration.between(began, Instant.now()).toMillis() / 1000.0;
    }

    private CountDownLatch stopAtExit(Supervisor supervisor, OneAtATime lock) {
        var stopped = new CountDownLatch(1);
        Runnable stop =
                () -> {
                    output.say("stopping …");
                    supervisor.stop(Parts.endings());
                    lock.close();
                    output.say("stopped; data is in " + settings.home().data());
                    stopped.countDown();
                };
        Runtime.getRuntime().addShutdownHook(new Thread(stop, "stop"));
        return stopped;
    }

    /// Tells the person at the keyboard.
    private final class Reports implements Supervisor.Listener {
        @Override
        public void died(Part part, Duration restartIn) {
            var when = restartIn.isZero() ? "now" : "in " + restartIn.toSeconds() + " s";
            output.say("  %-24s died; starting it again %s".formatted(part.name(), when));
        }

        @Override
        public void back(Part part) {
            output.say("  %-24s is back".formatted(part.name()));
        }
    }

    /// Names of everything, in the order in which it is started.
    static List<String> names(Settings settings) {
        return new Parts(settings).all().stream().map(Part::name).toList();
    }
}
