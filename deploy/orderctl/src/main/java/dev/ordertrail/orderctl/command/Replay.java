package dev.ordertrail.orderctl.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.orderctl.Failure;
import dev.ordertrail.orderctl.api.Http;
import dev.ordertrail.orderctl.settings.Service;
import dev.ordertrail.orderctl.settings.Settings;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Rebuilds the read models.
@Command(
        name = "replay",
        description = {
            "Rebuilds the read models of tracking from the start of the topics, beside the live ones.",
            "Reads go on; the new ones take over when they have caught up. Nobody is told anything again."
        })
public final class Replay implements Callable<Integer> {
    private static final String PATH = "/ops/replay";
    private static final Duration POLL = Duration.ofMillis(250);
    private static final int WIDTH = 32;

    private final Settings settings;

    @Mixin private Output output;

    public Replay(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        var http = new Http(settings.address(Service.TRACKING));
        var headers = Parked.ops(settings);
        var started = http.send("POST", PATH, headers, "");
        // Somebody else's rebuild is as good as ours.
        if (!started.ok() && started.status() != 409) {
            throw new Failure("tracking-query-service: " + started.complaint());
        }
        var progress = new Progress(started.json());
        while (progress.running() && !Thread.interrupted()) {
            draw(progress);
            LockSupport.parkNanos(POLL.toNanos());
            progress = new Progress(http.get(PATH, headers).json());
        }
        return finish(progress);
    }

    /// What tracking says of a rebuild.
    record Progress(JsonNode answer) {
        boolean running() {
            return state().equals("READING") || state().equals("SWAPPING");
        }

        String state() {
            return answer.path("state").asText("unknown").toUpperCase(Locale.ROOT);
        }

        long done() {
            return answer.path("read").asLong();
        }

        long total() {
            return answer.path("total").asLong();
        }

        String bar() {
            var share = total() == 0 ? 1.0 : Math.min(1.0, (double) done() / total());
            var full = (int) Math.round(share * WIDTH);
            return String.format(
                    Locale.ROOT,
                    "[%s%s] %5.1f %%  %,d of %,d events",
                    "█".repeat(full),
                    "·".repeat(WIDTH - full),
                    share * 100,
                    done(),
                    total());
        }
    }

    private void draw(Progress progress) {
        if (!output.json()) {
            output.out().print("\r" + progress.bar());
            output.out().flush();
        }
    }

    private int finish(Progress progress) {
        draw(progress);
        output.say("");
        output.print(progress.answer(), () -> summary(progress));
        return progress.state().equals("DONE") ? 0 : 1;
    }

    private static String summary(Progress progress) {
        if (!progress.state().equals("DONE")) {
            return "not rebuilt: " + progress.answer().path("error").asText(progress.state());
        }
        var text =
                String.format(
                        Locale.ROOT,
                        "rebuilt from %,d events (%,d a second)",
                        progress.done(),
                        progress.answer().path("perSecond").asLong());
        var parked = progress.answer().path("parked").asLong();
        return parked == 0 ? text : text + "; " + parked + " orders are parked: ./run parked";
    }
}
