package dev.ordertrail.orderctl.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ordertrail.embedded.Directories;
import dev.ordertrail.orderctl.settings.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Forgets everything.
@Command(
        name = "reset",
        description =
                "Stops everything and deletes .ordertrail/: all orders, all keys. There is no way back.")
public final class Reset implements Callable<Integer> {
    private final Settings settings;

    @Mixin private Output output;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    public Reset(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() throws IOException {
        var data = settings.home().data();
        if (!settings.home().exists()) {
            output.print(Map.of("deleted", false), () -> "there is nothing at " + data);
            return 0;
        }
        if (!yes && !confirmed()) {
            output.print(Map.of("deleted", false), () -> "nothing was deleted");
            return 1;
        }
        Stop.stop(settings);
        Directories.delete(data);
        output.print(Map.of("deleted", true), () -> "deleted " + data);
        return 0;
    }

    /// Where nobody answers, the answer is no.
    private boolean confirmed() throws IOException {
        output.out()
                .print("Delete " + settings.home().data() + " with all orders and keys? [y/N] ");
        output.out().flush();
        var answer = new BufferedReader(new InputStreamReader(System.in, UTF_8)).readLine();
        return answer != null && answer.strip().equalsIgnoreCase("y");
    }
}
