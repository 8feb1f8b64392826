package dev.ordertrail.orderctl.command;

import dev.ordertrail.orderctl.Failure;
import dev.ordertrail.orderctl.settings.Settings;
import dev.ordertrail.orderctl.supervise.OneAtATime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Ends what runs.
@Command(
        name = "stop",
        description = "Stops everything cleanly, also what a killed ./run left. Data stays.")
public final class Stop implements Callable<Integer> {
    private final Settings settings;

    @Mixin private Output output;

    public Stop(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        var stopped = stop(settings);
        output.print(
                List.copyOf(stopped),
                () ->
                        stopped.isEmpty()
                                ? "nothing was running"
                                : "stopped " + String.join(", ", stopped));
        return 0;
    }

    /// Ends the supervisor, and with it everything; or what a killed one left.
    ///
    /// @return the names of what was stopped
    static List<String> stop(Settings settings) {
        if (!settings.home().exists()) {
            return List.of();
        }
        settings.home().create();
        var supervisor = OneAtATime.holder(settings.home().run());
        if (supervisor.isPresent()) {
            end(supervisor.get());
            return Up.names(settings);
        }
        return new Preflight(settings).endLeftOvers();
    }

    private static void end(ProcessHandle supervisor) {
        supervisor.destroy();
        try {
            supervisor.onExit().get(2, TimeUnit.MINUTES);
        } catch (TimeoutException e) {
            throw new Failure(
                    "pid " + supervisor.pid() + " does not end: kill -9 it, then ./run stop again",
                    e);
        } catch (ExecutionException e) {
            throw new Failure("cannot wait for pid " + supervisor.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", e);
        }
    }
}
